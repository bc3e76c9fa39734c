package dev.retort.assertions.expression;

/** There is something in the tokens that the parser doesn't know; caught by the reader. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String what) {
        super(what);
    }
}
