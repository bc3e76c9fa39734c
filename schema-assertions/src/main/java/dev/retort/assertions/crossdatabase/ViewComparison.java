package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Expression.Unread;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Views: their columns in order, and the query if both are simple enough to be sure of. */
record ViewComparison(TablePair pair, Map<String, TablePair> tables, Findings findings) {

    void compare() {
        pair.pair(ObjectKind.COLUMN, (column, any) -> "", (left, right) -> {});
        pair.compareColumnOrder(ObjectKind.VIEW);
        String here = definition(pair.sqlite());
        String there = definition(pair.postgresql());
        Optional<ViewQuery> left = query(here, pair.onSqlite(), true);
        Optional<ViewQuery> right = query(there, pair.onPostgresql(), false);
        if (left.isPresent() && right.isPresent() && !left.equals(right)) {
            findings.changed(ObjectKind.VIEW, pair.path(), "query", here, there);
        }
    }

    private static String definition(SchemaObject view) {
        return view.attribute("definition").orElse("");
    }

    /** The table's own columns say what the names in the query are. */
    private Optional<ViewQuery> query(String definition, Expressions tokens, boolean sqlite) {
        return ViewQuery.table(definition, tokens)
                .flatMap(table -> Optional.ofNullable(tables.get(table)))
                .flatMap(table -> ViewQuery.read(
                        definition,
                        sqlite ? table.onSqlite() : table.onPostgresql(),
                        sqlite ? table.sqlite() : table.postgresql()));
    }

    /**
     * A query of the simplest form, {@code SELECT … FROM one_table [WHERE …]}.
     *
     * @param table in lower case
     * @param columns what is selected, in order
     * @param where the condition, if there is one
     */
    record ViewQuery(String table, List<Expression> columns, Optional<Expression> where) {

        ViewQuery {
            columns = List.copyOf(columns);
        }

        /** The table behind FROM; empty if there is none, more than one, or anything but WHERE behind it. */
        static Optional<String> table(String definition, Expressions expressions) {
            TokenCursor cursor = expressions.cursor(definition);
            cursor.skipUntil(token -> token.isWord("from"));
            if (!cursor.take("from") || cursor.isAtSymbol("(")) {
                return Optional.empty();
            }
            String table = Portable.lower(cursor.nextName());
            return cursor.isAtEnd() || cursor.isAt("where") || cursor.isAtSymbol(";")
                    ? Optional.of(table)
                    : Optional.empty();
        }

        /** Reads a view's definition over that table; empty if it is of any other form. */
        static Optional<ViewQuery> read(String definition, Expressions expressions, SchemaObject table) {
            TokenCursor cursor = expressions.cursor(definition);
            cursor.skipUntil(token -> token.isWord("select"));
            cursor.next();
            List<Expression> columns = columns(cursor, expressions, table);
            if (!cursor.take("from")) {
                return Optional.empty();
            }
            String name = Portable.lower(cursor.nextName());
            Optional<Expression> where =
                    cursor.take("where") ? Optional.of(expressions.conditionAt(cursor)) : Optional.empty();
            cursor.takeSymbol(";");
            boolean read = cursor.isAtEnd()
                    && where.filter(Unread.class::isInstance).isEmpty()
                    && columns.stream().noneMatch(Unread.class::isInstance);
            return read ? Optional.of(new ViewQuery(name, columns, where)) : Optional.empty();
        }

        private static List<Expression> columns(TokenCursor cursor, Expressions expressions, SchemaObject table) {
            List<Expression> columns = new ArrayList<>();
            do {
                if (cursor.takeSymbol("*")) {
                    table.children(ObjectKind.COLUMN)
                            .forEach(column -> columns.add(new Column(Portable.lower(column.name()))));
                } else {
                    columns.add(expressions.valueAt(cursor));
                    skipAlias(cursor);
                }
            } while (cursor.takeSymbol(","));
            return columns;
        }

        private static void skipAlias(TokenCursor cursor) {
            boolean named = cursor.take("as")
                    || cursor.peek(0)
                            .filter(token ->
                                    Set.of(Token.Kind.WORD, Token.Kind.QUOTED).contains(token.kind()))
                            .filter(token -> !token.isWord("from"))
                            .isPresent();
            if (named) {
                cursor.next();
            }
        }
    }
}
