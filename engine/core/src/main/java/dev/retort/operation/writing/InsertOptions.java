package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.List;

/** Rows that are being inserted: {@code op.insert("roles", row("id", 1, "name", "admin")).deletedBy("id")}. */
public final class InsertOptions extends Options {

    private InsertRows operation;

    InsertOptions(QualifiedName table, List<Row> rows) {
        operation = new InsertRows(table, rows);
    }

    /** Names the columns that identify the rows, so that the way back deletes these and no others. */
    public InsertOptions deletedBy(String... key) {
        operation = new InsertRows(operation.table(), operation.rows(), List.of(key));
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }
}
