package dev.retort.dialect.postgresql.errors;

import dev.retort.dialect.postgresql.text.Lexer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the clauses of a definition that are needed to look for the rows against it. */
final class Clauses {

    static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    static final String QUALIFIED = NAME + "(?:\\." + NAME + ")?";

    private static final String COLUMNS = "\\((\\s*" + NAME + "(?:\\s*,\\s*" + NAME + ")*\\s*)\\)";
    private static final Pattern CHECK = Pattern.compile("(?i)\\bCHECK\\s*\\(");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)FOREIGN\\s+KEY\\s*" + COLUMNS + "\\s*REFERENCES\\s+(" + QUALIFIED + ")\\s*" + COLUMNS);

    private Clauses() {}

    /** The condition of the first CHECK. */
    static Optional<String> check(String sql) {
        Matcher check = CHECK.matcher(sql);
        return check.find() ? Optional.of(sql.substring(check.end(), closing(sql, check.end()))) : Optional.empty();
    }

    private static int closing(String sql, int from) {
        Lexer lexer = new Lexer(sql);
        int depth = 1;
        int at = from;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
            at = c == '\'' ? lexer.string(at, false) : c == '"' ? lexer.quotedName(at) : at + 1;
        }
        return at;
    }

    /** The first foreign key that names its target's columns. */
    static Optional<Reference> reference(String sql) {
        Matcher key = REFERENCE.matcher(sql);
        return key.find() ? Optional.of(new Reference(key.group(1), key.group(2), key.group(3))) : Optional.empty();
    }

    /**
     * A foreign key, all of it as SQL.
     *
     * @param columns its columns
     * @param target the table pointed to
     * @param targetColumns that table's columns
     */
    record Reference(String columns, String target, String targetColumns) {

        /** The keys of a table that point to nothing, with the number of their rows. */
        String orphans(String table) {
            return "SELECT " + columns + ", count(*) AS rows, " + RowList.TOTAL + " FROM " + table + " WHERE ROW("
                    + columns + ") IS NOT NULL AND ROW(" + columns + ") NOT IN (SELECT " + targetColumns + " FROM "
                    + target + " WHERE ROW(" + targetColumns + ") IS NOT NULL) GROUP BY " + columns + " ORDER BY "
                    + columns + " LIMIT " + RowList.SHOWN;
        }
    }
}
