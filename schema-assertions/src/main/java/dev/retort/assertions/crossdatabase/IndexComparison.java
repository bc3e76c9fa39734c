package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/** Indexes by name: whether they are unique, their columns and expressions in order, DESC, the predicate. */
record IndexComparison(TablePair pair) {

    void compare() {
        pair.pair(ObjectKind.INDEX, (index, any) -> shown(index), this::compare);
    }

    private static String shown(SchemaObject index) {
        return (isUnique(index).equals("yes") ? "unique on (" : "on (")
                + columns(index)
                + ")"
                + where(index).map(predicate -> " where " + predicate).orElse("");
    }

    private static String isUnique(SchemaObject index) {
        return index.attribute("unique").orElse("no");
    }

    private static String columns(SchemaObject index) {
        return index.attribute("columns").orElse("");
    }

    private static Optional<String> where(SchemaObject index) {
        return index.attribute("where");
    }

    private void compare(SchemaObject left, SchemaObject right) {
        pair.compare(ObjectKind.INDEX, left.name(), "unique", isUnique(left), isUnique(right));
        if (!parts(columns(left), pair.onSqlite()).equals(parts(columns(right), pair.onPostgresql()))) {
            changed(left, "columns", columns(left), columns(right));
        }
        if (!predicate(left, pair.onSqlite()).equals(predicate(right, pair.onPostgresql()))) {
            changed(left, "where", where(left).orElse(""), where(right).orElse(""));
        }
    }

    private void changed(SchemaObject index, String attribute, String left, String right) {
        pair.changed(ObjectKind.INDEX, index.name(), attribute, left, right);
    }

    private static Optional<Expression> predicate(SchemaObject index, Expressions expressions) {
        return where(index).map(expressions::condition);
    }

    private static List<String> parts(String columns, Expressions expressions) {
        return TokenCursor.parted(expressions.cursor(columns).rest()).stream()
                .map(part -> part(part, expressions))
                .toList();
    }

    /** Behind the expression only DESC counts, not the operator class and where NULLs are. */
    private static String part(List<Token> tokens, Expressions expressions) {
        TokenCursor cursor = new TokenCursor(tokens);
        Expression expression = expressions.valueAt(cursor);
        cursor.skipUntil(token -> token.isWord("desc"));
        return expression + (cursor.isAtEnd() ? "" : " desc");
    }
}
