package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A subquery that selects a column which its own table doesn't have, so that SQL takes the one of the rows around it:
 * {@code DELETE FROM orders WHERE customer NOT IN (SELECT customer FROM customers)} compares each order with itself.
 */
final class OuterColumn {

    private final SchemaSnapshot schema;
    private final Predicate<String> isOpen;

    private OuterColumn(SchemaSnapshot schema, Predicate<String> isOpen) {
        this.schema = schema;
        this.isOpen = isOpen;
    }

    /**
     * The first such subquery of an UPDATE or a DELETE.
     *
     * @param table the table that is asked
     * @param column the column that it doesn't have
     * @param owner the table whose column it is
     */
    record Asked(String table, String column, String owner) {}

    /**
     * Reads a statement; empty if there is none, as far as its text tells.
     *
     * @param schema what there is before the statement
     * @param isOpen tells the tables that another statement may have changed since
     */
    static Optional<Asked> of(String sql, SchemaSnapshot schema, Predicate<String> isOpen, DatabaseKind database) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, database));
        boolean changes = cursor.take("update") || cursor.take("delete", "from");
        return changes && !cursor.isAtEnd()
                ? new OuterColumn(schema, isOpen).first(cursor.nextName(), cursor)
                : Optional.empty();
    }

    private Optional<Asked> first(String owner, TokenCursor cursor) {
        while (!cursor.isAtEnd()) {
            boolean inList = cursor.take("in");
            if (!inList) {
                cursor.next();
            } else if (cursor.isAtSymbol("(")) {
                Optional<Asked> asked =
                        asked(owner, new TokenCursor(cursor.copy().group()));
                if (asked.isPresent()) {
                    return asked;
                }
            }
        }
        return Optional.empty();
    }

    /** Of one table by its name, and one column by its own. */
    private Optional<Asked> asked(String owner, TokenCursor query) {
        if (!query.take("select")) {
            return Optional.empty();
        }
        query.take("distinct");
        Optional<Token> column = query.peek(0).filter(OuterColumn::isName);
        query.next();
        if (column.isEmpty() || !query.take("from") || query.isAtEnd()) {
            return Optional.empty();
        }
        String table = query.nextName();
        boolean alone = query.isAtEnd() || query.isAt("where");
        String name = column.get().name();
        boolean foreign = alone
                && !table.equalsIgnoreCase(owner)
                && has(owner, name).equals(Optional.of(true))
                && has(table, name).equals(Optional.of(false));
        return foreign && !isOpen.test(owner) && !isOpen.test(table)
                ? Optional.of(new Asked(table, name, owner))
                : Optional.empty();
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }

    /** Empty if there is no such table, or more than one. */
    private Optional<Boolean> has(String table, String column) {
        List<SchemaObject> tables = schema.objects().stream()
                .filter(object ->
                        object.kind() == ObjectKind.TABLE && object.name().equalsIgnoreCase(table))
                .toList();
        return tables.size() == 1
                ? Optional.of(tables.get(0).children(ObjectKind.COLUMN).stream()
                        .anyMatch(it -> it.name().equalsIgnoreCase(column)))
                : Optional.empty();
    }
}
