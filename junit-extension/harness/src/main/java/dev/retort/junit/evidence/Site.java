package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.SnapshotReader;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.DatabaseWalk.WalkSettings;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History;
import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.RowInserter;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the workplaces of one walk have in common: how they are connected to, read and filled. */
final class Site {

    private final History history;
    private final WalkSettings settings;
    private final Dialect dialect;
    private final SnapshotReader schemas =
            new SnapshotReader(SnapshotOptions.standard().withSettings());

    Site(History history, WalkSettings settings, String dialect) {
        this.history = history;
        this.settings = settings;
        this.dialect = Dialects.onClassPath().get(dialect);
    }

    /** The same site with another history. */
    Site with(History other) {
        return new Site(other, settings, dialect.name());
    }

    History history() {
        return history;
    }

    List<Setup> setups(Setup.When when) {
        return settings.setups().stream()
                .filter(setup -> setup.when() == when && setup.kind().id().equals(dialect.name()))
                .toList();
    }

    List<GivenRows> rowsAt(String revision) {
        return settings.rows().stream()
                .filter(given -> given.areDue(revision, dialect.name()))
                .toList();
    }

    RowInserter inserter(Connection connection) {
        return new RowInserter(connection, dialect, settings.resources());
    }

    State read(Connection connection) throws SQLException {
        SchemaSnapshot schema = readSchema(connection);
        DataSnapshot data = DataSnapshot.ofAllBut(ownTables(schema), connection);
        return new State(schema.without(SchemaObject::isOfTheEngine), data, Counters.read(connection));
    }

    /** The names of the tables in which the engine keeps its books, with their schema. */
    Set<String> ownTables(Connection connection) {
        return ownTables(readSchema(connection));
    }

    private static Set<String> ownTables(SchemaSnapshot schema) {
        return schema.objects().stream()
                .filter(SchemaObject::isOfTheEngine)
                .map(table -> table.path().toString())
                .collect(Collectors.toSet());
    }

    private SchemaSnapshot readSchema(Connection connection) {
        synchronized (schemas) {
            return schemas.read(connection);
        }
    }

    static RetortException unreachable(SQLException cause) {
        return new RetortException(
                Problem.of("database-failure", "the database under test can't be used")
                        .with("database said", String.valueOf(cause.getMessage())),
                cause);
    }

    /** How far sequences have counted, which is no part of a schema. */
    private static final class Counters {

        private static final String POSTGRESQL =
                "select schemaname || '.' || sequencename, coalesce(last_value::text, 'never') from pg_catalog.pg_sequences";

        /** SQLite makes this table with the first AUTOINCREMENT: https://www.sqlite.org/autoinc.html. */
        private static final String SQLITE_COUNTS = "select 1 from main.sqlite_schema where name = 'sqlite_sequence'";

        private static final String SQLITE = "select name, seq from main.sqlite_sequence";

        private Counters() {}

        /** The last numbers by the sequences' names; {@code never} if one gave none yet. */
        static Map<String, String> read(Connection connection) throws SQLException {
            boolean postgres =
                    connection.getMetaData().getDatabaseProductName().equals(DatabaseKind.POSTGRESQL.label());
            Map<String, String> positions = new TreeMap<>();
            if (postgres || new Query(connection, SQLITE_COUNTS).hasRows()) {
                new Query(connection, postgres ? POSTGRESQL : SQLITE)
                        .each(row -> positions.put(row.getString(1), row.getString(2)));
            }
            return positions;
        }
    }
}
