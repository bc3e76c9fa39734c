package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.RowOperation.DeleteRows;
import dev.retort.operation.RowOperation.UpdateRows;
import dev.retort.row.Row;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that change and delete single rows. */
public final class RowChanges {

    private RowChanges() {}

    /** Updates the rows that have this key. */
    public static List<SqlStatement> update(UpdateRows operation) {
        return TableStatements.one("UPDATE " + POSTGRESQL.quote(operation.table()) + " SET "
                + pairs(operation.values(), ", ", " = NULL") + " WHERE " + pairs(operation.key(), " AND ", " IS NULL"));
    }

    /** Deletes the rows, one statement for each key. */
    public static List<SqlStatement> delete(DeleteRows operation) {
        return operation.keys().stream()
                .map(key -> SqlStatement.of("DELETE FROM " + POSTGRESQL.quote(operation.table()) + " WHERE "
                        + pairs(key, " AND ", " IS NULL")))
                .toList();
    }

    private static String pairs(Row row, String separator, String whenNull) {
        return row.columns().stream()
                .map(column -> POSTGRESQL.quote(column)
                        + (row.get(column) == null ? whenNull : " = " + RowStatements.value(row, column)))
                .collect(Collectors.joining(separator));
    }
}
