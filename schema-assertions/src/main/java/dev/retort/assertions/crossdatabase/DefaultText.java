package dev.retort.assertions.crossdatabase;

/** A default as the pairs of defaults have it: without casts. */
final class DefaultText {

    private static final String CAST = "::[a-z\"][\\w .\"]*(\\(\\d+(,\\d+)?\\))?(\\[\\])*";

    private DefaultText() {}

    /** A default without PostgreSQL's casts and the brackets around it. */
    static String plain(String sql) {
        String plain = sql.replaceAll(CAST, "").strip();
        while (plain.startsWith("(") && plain.endsWith(")") && plain.indexOf(')') == plain.length() - 1) {
            plain = plain.substring(1, plain.length() - 1).strip();
        }
        return plain.matches("'-?\\d+(\\.\\d+)?'")
                        && !sql.contains("text")
                        && !sql.contains("char")
                        && sql.contains("::")
                ? plain.replace("'", "")
                : plain;
    }
}
