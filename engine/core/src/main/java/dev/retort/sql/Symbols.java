package dev.retort.sql;

import java.util.List;

/** How long the symbol is that begins at a place. */
final class Symbols {

    private static final List<String> SQLITE = List.of("->>", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=", "->");
    private static final String OPERATOR_PARTS = "+-*/<>=~!@#%^&|`?";
    private static final String LET_A_SIGN_END_IT = "~!@#%^&|`?";

    private Symbols() {}

    static int sqliteLength(String sql, int at) {
        return SQLITE.stream()
                .filter(symbol -> sql.startsWith(symbol, at))
                .findFirst()
                .map(String::length)
                .orElse(1);
    }

    /**
     * As long as there are operator characters; a plus or minus ends it only if there is one among them that no standard
     * operator has, see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Operators</a>.
     */
    static int postgresqlLength(String sql, int at) {
        if (sql.startsWith("::", at)) {
            return 2;
        }
        int end = at;
        while (end < sql.length() && OPERATOR_PARTS.indexOf(sql.charAt(end)) >= 0) {
            end++;
        }
        String symbol = sql.substring(at, end);
        boolean unusual = symbol.chars().anyMatch(c -> LET_A_SIGN_END_IT.indexOf(c) >= 0);
        while (!unusual && symbol.length() > 1 && (symbol.endsWith("+") || symbol.endsWith("-"))) {
            symbol = symbol.substring(0, symbol.length() - 1);
        }
        return Math.max(1, symbol.length());
    }
}
