package dev.retort.assertions.crossdatabase;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two ways of writing the same, as patterns for the whole text; the case of letters doesn't count. Groups in both must
 * match the same texts: {@code VARCHAR\((\d+)\)} and {@code character varying\((\d+)\)}.
 *
 * @param sqlite what SQLite shows
 * @param postgresql what PostgreSQL shows
 */
public record Equivalent(String sqlite, String postgresql) {

    /** Checks that both are patterns. */
    public Equivalent {
        compiled(sqlite);
        compiled(postgresql);
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    boolean matches(String onSqlite, String onPostgresql) {
        Matcher left = compiled(sqlite).matcher(onSqlite);
        Matcher right = compiled(postgresql).matcher(onPostgresql);
        return left.matches() && right.matches() && sameGroups(left, right);
    }

    private static boolean sameGroups(Matcher left, Matcher right) {
        for (int i = 1; i <= Math.min(left.groupCount(), right.groupCount()); i++) {
            if (!String.valueOf(left.group(i))
                    .replace(" ", "")
                    .equalsIgnoreCase(String.valueOf(right.group(i)).replace(" ", ""))) {
                return false;
            }
        }
        return true;
    }
}
