package dev.retort.cli.output;

/** How a piece of text looks on a terminal that has colours. */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** For headings. */
    BOLD("1"),
    /** For what is less important. */
    FAINT("2"),
    /** For ids. */
    ID("33"),
    /** For what is well. */
    GOOD("32"),
    /** For what needs attention. */
    WARNING("33"),
    /** For failures. */
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
