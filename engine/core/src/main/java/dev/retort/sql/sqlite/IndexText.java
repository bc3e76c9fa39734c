package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/**
 * A {@code CREATE INDEX} statement.
 *
 * @param head the statement as far as its name
 * @param keys the tokens of each column or expression, with collation and order
 * @param condition the predicate of a partial index; empty for any other
 */
public record IndexText(ObjectText head, List<List<Token>> keys, List<Token> condition) {

    /** Copies the lists. */
    public IndexText {
        keys = List.copyOf(keys);
        condition = List.copyOf(condition);
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static IndexText read(String sql) {
        ObjectText head = ObjectText.read(sql);
        TokenCursor cursor = new TokenCursor(head.behindName());
        cursor.skipUntil(token -> token.isSymbol("("));
        List<List<Token>> keys = TokenCursor.parted(cursor.group());
        return new IndexText(head, keys, cursor.take("where") ? cursor.rest() : List.of());
    }

    /** The canonical text of each column or expression, with collation and DESC. */
    public List<String> columns() {
        return keys.stream().map(CanonicalSql::indexed).toList();
    }

    /** The name of each column, without quotes, or the canonical text of an expression. */
    public List<String> bareKeys() {
        return keys.stream()
                .map(key -> Clause.keyColumn(key).orElseGet(() -> CanonicalSql.indexed(key)))
                .toList();
    }

    /** The canonical predicate of a partial index. */
    public Optional<String> where() {
        return condition.isEmpty() ? Optional.empty() : Optional.of(CanonicalSql.expression(condition));
    }

    /** Whether it has to do with a column, in what it indexes or in its condition. */
    public boolean uses(String column) {
        return Names.mentions(condition, column)
                || keys.stream().anyMatch(key -> Names.mentions(key, column) || isColumn(key, column));
    }

    /** SQLite takes a text for a column's name if it is all of the key. */
    private static boolean isColumn(List<Token> key, String column) {
        return Clause.keyColumn(key).filter(name -> Names.same(name, column)).isPresent();
    }
}
