package dev.retort.assertions.expression;

/** An operand's text. */
final class Nested {

    private Nested() {}

    /** In parentheses unless it can't be misread without them. */
    static String text(Expression operand) {
        boolean simple = operand instanceof Literal
                || operand instanceof Column
                || operand instanceof Call
                || operand instanceof Cast
                || operand instanceof Placeholder;
        return simple ? operand.toString() : "(" + operand + ")";
    }
}
