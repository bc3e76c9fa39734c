package dev.retort.junit;

import dev.retort.Retort;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.Height;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.history.History;
import dev.retort.junit.rows.RowInserter;
import dev.retort.junit.witness.SchemaCrawl;
import dev.retort.revision.Step;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import schemacrawler.schema.Catalog;

/**
 * A test of one revision on one database of its own, which begins right before the revision, without rows: insert some,
 * upgrade, look, downgrade, look again. Not safe for use by several threads.
 */
public final class MigrationRun implements AutoCloseable {

    private final DatabaseWalk walk;
    private final Workplace place;
    private final Step upgrade;
    private final Connection connection;
    private final Dialect dialect;
    private final SchemaSnapshot start;
    private final ClassLoader resources;

    private MigrationRun(DatabaseWalk walk, Workplace place, SchemaSnapshot start, Step upgrade, ClassLoader resources)
            throws SQLException {
        this.walk = walk;
        this.place = place;
        this.start = start;
        this.upgrade = upgrade;
        this.resources = resources;
        this.connection = place.source().getConnection();
        this.dialect = Dialects.onClassPath().get(walk.server().kind().id());
    }

    static MigrationRun open(DatabaseWalk walk, String revision, ClassLoader resources) throws SQLException {
        Step upgrade = last(walk.history().wayTo(revision));
        Workplace place = walk.workplaceBefore(upgrade.revision().orElseThrow().id());
        return new MigrationRun(walk, place, place.read().schema(), upgrade, resources);
    }

    /** A run that begins right after the revision's upgrade; one after the other costs little. */
    static MigrationRun openAt(DatabaseWalk walk, String revision, ClassLoader resources) throws SQLException {
        Step upgrade = last(walk.history().wayTo(revision));
        Height height = walk.heightAt(upgrade.revision().orElseThrow().id());
        return new MigrationRun(walk, height.workplace(), height.schema(), upgrade, resources);
    }

    private static Step last(List<Step> way) {
        return way.get(way.size() - 1);
    }

    /** Inserts rows before the upgrade. */
    public RowInserter before() {
        return insert();
    }

    /** Inserts rows at any time. */
    public RowInserter insert() {
        return new RowInserter(connection, dialect, resources);
    }

    /**
     * Runs the revision's upgrade.
     *
     * @throws dev.retort.run.MigrationFailedException if it fails
     */
    public void upgrade() {
        run(upgrade);
    }

    /**
     * Runs the revision's downgrade.
     *
     * @throws dev.retort.run.MigrationFailedException if it fails
     */
    public void downgrade() {
        run(History.reverse(upgrade));
    }

    private void run(Step step) {
        place.run(step).failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /**
     * The rows of a table, in the order of their first column; each gives its values by column, in order.
     *
     * @throws RetortException if they can't be read
     */
    public List<Map<String, @Nullable Object>> rows(String table) {
        String sql = "SELECT * FROM " + dialect.writer().name(QualifiedName.of(table)) + " ORDER BY 1";
        try {
            return new Query(connection, sql).list(MigrationRun::row);
        } catch (SQLException e) {
            throw new RetortException(
                    Problem.of("unreadable-rows", "the rows of " + table + " can't be read")
                            .with("database said", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), found.getObject(i));
        }
        return values;
    }

    /** The schema as it is now, without the engine's own tables. */
    public SchemaSnapshot schema() {
        return place.read().schema();
    }

    /** The schema as it was in the beginning, which is before the upgrade, but for rows that were generated at a revision. */
    public SchemaSnapshot schemaBefore() {
        return start;
    }

    /**
     * The schema as SchemaCrawler sees it now, with the engine's own tables.
     *
     * @throws RetortException if SchemaCrawler can't read it
     */
    public Catalog catalog() {
        return SchemaCrawl.of(connection).catalog();
    }

    /** Connections to the database, each a new one. */
    public DataSource dataSource() {
        return place.source();
    }

    /** The connection that this run uses itself, in auto-commit mode. */
    public Connection connection() {
        return connection;
    }

    /** The engine, on this database. */
    public Retort retort() {
        return Retort.configure()
                .dataSource(dataSource())
                .scripts(walk.history().catalog())
                .build();
    }

    /** Keeps the database and says how to connect to it. */
    String keep() {
        return place.keep();
    }

    /** Closes the connection and removes the database; the extension calls it after the test. */
    @Override
    public void close() throws SQLException {
        connection.close();
        place.close();
    }
}
