package dev.retort.junit.evidence;

import dev.retort.assertions.data.RememberedTables;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.SnapshotReader;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History;
import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.rows.RowInserter;
import dev.retort.junit.rows.RowReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the workplaces of one walk have in common: how they are connected to, read and filled. */
final class Site {

    private final History history;
    private final WalkSettings settings;
    private final Dialect dialect;
    private final SnapshotReader schemas =
            new SnapshotReader(SnapshotOptions.standard().withSettings());
    private final RememberedTables tables = new RememberedTables();

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

    /** A new database where the walk begins: empty but for what is set up, or in the state that is given. */
    Workplace begin(DatabaseServer server, String hint) {
        return settings.start()
                .map(start -> new Workplace(this, start.template().clone(hint)))
                .orElseGet(() -> Workplace.onNew(server.create(hint), this));
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

    List<ReadRows> readsAt(String revision) {
        return settings.reads().stream()
                .filter(read -> read.isDue(revision, dialect.name()))
                .toList();
    }

    RowReader reader(Connection connection) {
        return new RowReader(connection, dialect, settings.resources());
    }

    StoredRows storedRows() {
        return new StoredRows(settings.drawn(), dialect, settings.resources());
    }

    RowInserter inserter(Connection connection) {
        return new RowInserter(connection, dialect, settings.resources());
    }

    State read(Connection connection) throws SQLException {
        return read(connection, readSchema(connection).without(SchemaObject::isOfTheEngine));
    }

    /** The same where the schema is known already. */
    State read(Connection connection, SchemaSnapshot schema) throws SQLException {
        synchronized (tables) {
            return new State(schema, tables.read(connection, schema), Counter.read(connection));
        }
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
}
