package dev.retort.operation.writing;

import static dev.retort.schema.Schema.sql;

import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.schema.SqlText;
import java.util.List;
import java.util.Optional;

/** SQL that is being run: {@code op.execute("…").undoneBy("…")}. */
public final class ExecuteOptions extends Options {

    private Execute operation;

    ExecuteOptions(SqlText sql, boolean transactional) {
        operation = new Execute(sql, Optional.empty(), transactional);
    }

    /** Says which SQL undoes it, so that it can be reversed. */
    public ExecuteOptions undoneBy(String sql) {
        return undoneBy(sql(sql));
    }

    /** Says which SQL undoes it, so that it can be reversed. */
    public ExecuteOptions undoneBy(SqlText sql) {
        operation = new Execute(operation.sql(), Optional.of(sql), operation.transactional());
        return this;
    }

    /** Says that there is nothing to undo: {@code ANALYZE}, or rows of a column that goes anyway. */
    public ExecuteOptions needsNoUndo() {
        return undoneBy(SqlText.none());
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }
}
