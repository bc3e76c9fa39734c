package dev.retort.operation.writing;

import static dev.retort.schema.Schema.sql;
import static dev.retort.schema.Schema.sqlOn;

import dev.retort.operation.BackupTable;
import dev.retort.operation.DeleteRows;
import dev.retort.operation.Execute;
import dev.retort.operation.RestoreColumns;
import dev.retort.operation.RestoreRows;
import dev.retort.operation.UpdateInBatches;
import dev.retort.operation.UpdateRows;
import dev.retort.row.Row;
import dev.retort.schema.SqlText;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;

/** The part of {@link Operations} that is about SQL and rows. */
abstract sealed class DataOperations extends ViewOperations permits Operations {

    DataOperations(Destination destination) {
        super(destination);
    }

    /** Runs SQL on every database, word for word. */
    public Execution execute(String sql) {
        return execute(sql(sql));
    }

    /** Runs SQL on one database only. */
    public Execution executeOn(DatabaseKind database, String sql) {
        return execute(sqlOn(database, sql));
    }

    /** Runs SQL with a text of its own for some databases. */
    public Execution execute(SqlText sql) {
        return begin(new Execution(sql, true), Execution::operation);
    }

    /** Runs SQL that can't run in a transaction; the one that is open is committed before. */
    public Execution autocommit(String sql) {
        return autocommit(sql(sql));
    }

    /** Runs SQL that can't run in a transaction; the one that is open is committed before. */
    public Execution autocommit(SqlText sql) {
        return begin(new Execution(sql, false), Execution::operation);
    }

    /** Runs SQL that stands in a file; a failure then names the statement's line there. */
    public void executeFile(SqlText sql, SourceLine start) {
        closeOpen();
        destination.sink().acceptFile(new Execute(sql, Optional.empty(), true), start);
    }

    /** Inserts rows. */
    public Insertion insert(String table, Row... rows) {
        return insert(table, List.of(rows));
    }

    /** Inserts rows. */
    public Insertion insert(String table, List<Row> rows) {
        return begin(new Insertion(name(table), rows), Insertion::operation);
    }

    /** Updates the rows that have the key's values: {@code op.update("users", row("id", 1), row("name", "Ada"))}. */
    public void update(String table, Row key, Row values) {
        add(new UpdateRows(name(table), key, values));
    }

    /** Deletes the rows that have the values of one of the keys. */
    public void delete(String table, Row... keys) {
        add(new DeleteRows(name(table), List.of(keys)));
    }

    /**
     * Updates many rows, so many at a time, each time in a transaction of its own; the one that is open is committed
     * before. A run that was killed goes on when it is run again, so let this be the only thing that its revision does.
     *
     * @param size the number of rows at a time, at least 1
     * @param assignments what follows SET: {@code slug = lower(title)}
     * @param pending a condition that holds for rows to be updated and not for updated ones: {@code slug IS NULL}
     */
    public BatchedUpdate updateInBatches(String table, int size, String assignments, String pending) {
        return updateInBatches(table, size, sql(assignments), sql(pending));
    }

    /** Does the same with a text of its own for some databases. */
    public BatchedUpdate updateInBatches(String table, int size, SqlText assignments, SqlText pending) {
        UpdateInBatches update = new UpdateInBatches(name(table), size, assignments, pending, List.of());
        return begin(new BatchedUpdate(update), BatchedUpdate::operation);
    }

    /**
     * Copies columns and the primary key of a table, or all of it, to a new table; the reverse puts them back.
     *
     * @param columns none for all
     */
    public void backupTable(String table, String backup, String... columns) {
        add(new BackupTable(name(table), name(backup), List.of(columns)));
    }

    /** Sets columns back to the values of a backup, row by row of the same primary key; keeps the backup. */
    public void restoreColumns(String table, String backup, String... columns) {
        add(new RestoreColumns(name(table), name(backup), List.of(columns)));
    }

    /** Inserts the rows of a backup that aren't there; keeps the backup. */
    public void restoreRows(String table, String backup) {
        add(new RestoreRows(name(table), name(backup)));
    }

    /** Reads rows, as they are after all operations so far; not possible in an offline script. */
    public List<Row> query(String sql, Object... parameters) {
        flush();
        return destination.sink().query(sql, List.of(parameters));
    }
}
