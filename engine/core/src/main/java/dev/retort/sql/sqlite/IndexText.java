package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * A {@code CREATE INDEX} statement.
 *
 * @param unique whether it is a unique index
 * @param columns the canonical text of each column or expression, with collation and DESC
 * @param where the canonical predicate of a partial index
 */
public record IndexText(boolean unique, List<String> columns, Optional<String> where) {

    /** Copies the columns. */
    public IndexText {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static IndexText parse(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        cursor.take("create");
        boolean unique = cursor.take("unique");
        cursor.skipUntil(token -> token.isSymbol("("));
        List<String> columns = TokenCursor.parted(cursor.group()).stream()
                .map(Clauses::indexed)
                .toList();
        Optional<String> where =
                cursor.take("where") ? Optional.of(Clauses.expression(cursor.rest())) : Optional.empty();
        return new IndexText(unique, columns, where);
    }
}
