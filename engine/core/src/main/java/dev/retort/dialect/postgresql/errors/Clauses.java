package dev.retort.dialect.postgresql.errors;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the clauses of a statement that are needed to look for the rows against it. */
final class Clauses {

    private final String sql;
    private final TokenCursor cursor;

    private Clauses(String sql) {
        this.sql = sql;
        this.cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL));
    }

    /** Whether a statement defines something. */
    static boolean defines(String sql) {
        TokenCursor cursor = new Clauses(sql).cursor;
        return cursor.isAt("ALTER") || cursor.isAt("CREATE");
    }

    /** The condition of the first CHECK. */
    static Optional<String> check(String sql) {
        Clauses clauses = new Clauses(sql);
        return clauses.find("CHECK") ? clauses.group() : Optional.empty();
    }

    /** The condition of a partial index. */
    static Optional<String> condition(String sql) {
        Clauses clauses = new Clauses(sql);
        return clauses.find("WHERE") ? Optional.of(clauses.until(token -> false)) : Optional.empty();
    }

    /** Whether a unique constraint or index takes NULLs for equal. */
    static boolean nullsAreEqual(String sql) {
        return new Clauses(sql).find("NULLS", "NOT", "DISTINCT");
    }

    /** The first foreign key that names its target's columns. */
    static Optional<Reference> reference(String sql) {
        Clauses clauses = new Clauses(sql);
        if (!clauses.find("FOREIGN", "KEY")) {
            return Optional.empty();
        }
        Optional<String> columns = clauses.group();
        if (columns.isEmpty() || !clauses.cursor.take("REFERENCES")) {
            return Optional.empty();
        }
        String target = clauses.qualifiedName();
        return clauses.group().map(targetColumns -> new Reference(columns.get(), target, targetColumns));
    }

    /** The change of a column's type. */
    static Optional<Alteration> alteration(String sql) {
        Clauses clauses = new Clauses(sql);
        TokenCursor cursor = clauses.cursor;
        if (!clauses.find("ALTER", "TABLE")) {
            return Optional.empty();
        }
        cursor.take("IF", "EXISTS");
        cursor.take("ONLY");
        String table = clauses.qualifiedName();
        boolean alters = cursor.take("ALTER");
        cursor.take("COLUMN");
        String column = clauses.qualifiedName();
        cursor.take("SET", "DATA");
        if (!alters || !cursor.take("TYPE")) {
            return Optional.empty();
        }
        String type = clauses.until(token -> token.isWord("COLLATE") || token.isWord("USING"));
        Optional<String> using = clauses.find("USING") ? Optional.of(clauses.until(token -> false)) : Optional.empty();
        return Optional.of(new Alteration(table, column, type, using));
    }

    /** Goes behind these words; to the end if they don't follow. */
    private boolean find(String... words) {
        while (!cursor.isAtEnd()) {
            if (cursor.take(words)) {
                return true;
            }
            cursor.next();
        }
        return false;
    }

    /** What stands in the parentheses that open here. */
    private Optional<String> group() {
        if (!cursor.isAtSymbol("(")) {
            return Optional.empty();
        }
        List<Token> inside = cursor.group();
        return inside.isEmpty() ? Optional.empty() : Optional.of(text(inside));
    }

    /** A name with the names before it, as written. */
    private String qualifiedName() {
        int from = start();
        int to = from;
        do {
            to = cursor.isAtEnd() ? to : cursor.next().end();
        } while (cursor.takeSymbol("."));
        return sql.substring(from, to);
    }

    private int start() {
        return cursor.peek(0).map(Token::start).orElse(sql.length());
    }

    private String until(Predicate<Token> end) {
        int from = start();
        int to = from;
        while (!cursor.isAtEnd() && !cursor.peek(0).filter(end).isPresent()) {
            to = cursor.next().end();
        }
        return sql.substring(from, to);
    }

    private String text(List<Token> tokens) {
        return sql.substring(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
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

    /**
     * The change of a column's type, all of it as SQL.
     *
     * @param table its table
     * @param column the column
     * @param type the new type
     * @param using how the values become values of that type; empty if they are cast
     */
    record Alteration(String table, String column, String type, Optional<String> using) {}
}
