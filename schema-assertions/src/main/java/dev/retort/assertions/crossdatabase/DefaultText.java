package dev.retort.assertions.crossdatabase;

import java.util.Locale;

/** Expressions in a form that both databases share: without casts, and without what only spelling puts in. */
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

    /** An index's columns in lower case, without casts and doubled brackets around a name. */
    static String expression(String columns) {
        return columns.replaceAll(CAST, "")
                .replaceAll("\\(\\((\\w+)\\)\\)", "($1)")
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
    }
}
