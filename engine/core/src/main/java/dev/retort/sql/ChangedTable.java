package dev.retort.sql;

import java.util.Optional;

/**
 * The table whose rows a statement changes, or which it alters.
 *
 * @param schema what stands before its name
 * @param name its name without quotes
 * @param verb how: {@code INSERT}, {@code UPDATE}, {@code DELETE} or {@code ALTER}
 */
public record ChangedTable(Optional<String> schema, String name, String verb) {

    /** Reads it from a statement; empty if that does something else. */
    public static Optional<ChangedTable> of(String statement, DatabaseKind database) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(statement, database));
        skipCommonTables(cursor);
        if (cursor.take("ALTER", "TABLE")) {
            cursor.take("IF", "EXISTS");
            return named(cursor, "ALTER");
        }
        if (cursor.take("DELETE", "FROM")) {
            return named(cursor, "DELETE");
        }
        boolean updates = cursor.isAt("UPDATE");
        if (updates || cursor.isAt("INSERT") || cursor.isAt("REPLACE")) {
            cursor.next();
            if (cursor.take("OR")) {
                cursor.next();
            }
            cursor.take("INTO");
            return named(cursor, updates ? "UPDATE" : "INSERT");
        }
        return Optional.empty();
    }

    private static void skipCommonTables(TokenCursor cursor) {
        if (!cursor.isAt("WITH")) {
            return;
        }
        while (!cursor.isAtEnd()
                && !cursor.isAt("INSERT")
                && !cursor.isAt("UPDATE")
                && !cursor.isAt("DELETE")
                && !cursor.isAt("REPLACE")) {
            if (cursor.group().isEmpty() && !cursor.isAtEnd()) {
                cursor.next();
            }
        }
    }

    private static Optional<ChangedTable> named(TokenCursor cursor, String verb) {
        cursor.take("ONLY");
        if (cursor.isAtEnd()) {
            return Optional.empty();
        }
        String first = cursor.next().name();
        return cursor.takeSymbol(".") && !cursor.isAtEnd()
                ? Optional.of(new ChangedTable(Optional.of(first), cursor.next().name(), verb))
                : Optional.of(new ChangedTable(Optional.empty(), first, verb));
    }
}
