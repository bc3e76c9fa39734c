package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.Texts;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.DropExpression;
import dev.retort.operation.ColumnOperation.SetExpression;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import java.util.List;

/** Changes what generated columns are worked out from. */
final class ExpressionEdits {

    private final TableEdits edits;

    ExpressionEdits(TableEdits edits) {
        this.edits = edits;
    }

    void set(SetExpression operation) {
        List<Token> body = generated(operation.column()).body();
        edits.rebuildAs(edits.definition()
                .spliced(
                        body.get(0).start(),
                        body.get(body.size() - 1).end(),
                        Texts.forSqlite(operation.expression(), "a generated column")));
    }

    /** The values are copied, which those of a generated column are not. */
    void drop(DropExpression operation) {
        Clause clause = generated(operation.column());
        ColumnDefinition column = edits.getColumn(operation.column());
        edits.sources().put(column.name(), SQLITE.quote(column.name()));
        edits.rebuildAs(edits.definition().without(clause));
    }

    private Clause generated(String name) {
        return edits.getColumn(name)
                .find(Clause.Kind.GENERATED)
                .orElseThrow(() -> new InvalidOperationException(
                        Problem.of("invalid-operation", "column '" + edits.table() + "." + name + "' is not generated")
                                .cure("name a generated column, or drop this one and add a generated one")));
    }
}
