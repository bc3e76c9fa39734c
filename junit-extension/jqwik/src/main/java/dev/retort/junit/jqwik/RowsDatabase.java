package dev.retort.junit.jqwik;

import dev.retort.error.RetortException;
import dev.retort.junit.AnnotatedMigrations;
import dev.retort.junit.MigrationRun;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.jqwik.DatabasesHook.Opened;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import org.opentest4j.TestAbortedException;

/**
 * One of the databases at one revision.
 *
 * @param migrations of the class
 * @param walk the database
 * @param revision its id, or the start of it
 * @param opened what is open while a property is tried
 */
record RowsDatabase(AnnotatedMigrations migrations, DatabaseWalk walk, String revision, Opened opened) {

    /** Draws rows. They are in a database already, which is the one that a property gets that asks for one. */
    Rows draw(long seed) {
        try {
            MigrationRun run = opened.open(migrations.at(walk, revision));
            GeneratedRows generated = RowGenerator.seeded(seed).fill(run.connection(), run.schemaBefore());
            Rows rows = new Rows(this, generated);
            opened.keepFor(rows, run);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the database for generated rows can't be used: " + e.getMessage(), e);
        }
    }

    MigrationRun with(Rows rows) {
        return opened.takeFor(rows).orElseGet(() -> filled(rows));
    }

    private MigrationRun filled(Rows rows) {
        try {
            MigrationRun run = opened.open(migrations.at(walk, revision));
            insert(rows, run.connection());
            return run;
        } catch (SQLException e) {
            throw new IllegalStateException("the database for generated rows can't be used: " + e.getMessage(), e);
        }
    }

    private static void insert(Rows rows, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String statement : rows.statements()) {
                Query.run(connection, statement);
            }
            connection.commit();
        } catch (SQLException | RetortException e) {
            throw new TestAbortedException("the database refuses these rows: " + e.getMessage(), e);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public String toString() {
        return walk.server().displayName() + ", revision " + revision;
    }
}
