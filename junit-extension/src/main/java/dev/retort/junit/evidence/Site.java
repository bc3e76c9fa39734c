package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import dev.retort.assertions.schema.SnapshotOptions;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.history.History;
import dev.retort.junit.history.SetupDataSource;
import dev.retort.junit.history.StepRun;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.RowInserter;
import dev.retort.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** How the databases of one walk are connected to, read and filled. */
final class Site {

    private static final Set<String> BOOKS = Set.of("retort_version", "retort_history");

    private final History history;
    private final WalkSettings settings;
    private final Dialect dialect;

    Site(History history, WalkSettings settings, String dialect) {
        this.history = history;
        this.settings = settings;
        this.dialect = Dialects.onClassPath().get(dialect);
    }

    DataSource source(TestDatabase database) {
        List<String> statements = settings.onConnect().getOrDefault(dialect.name(), List.of());
        return new SetupDataSource(database.dataSource(), statements);
    }

    StepRun run(Step step, TestDatabase database) {
        return history.run(step, source(database));
    }

    State read(TestDatabase database) {
        try (Connection connection = source(database).getConnection()) {
            SchemaSnapshot schema = SchemaSnapshot.of(
                            connection, SnapshotOptions.standard().withSettings())
                    .without(Site::isOfTheEngine);
            DataSnapshot data = DataSnapshot.of(connection);
            String[] books =
                    data.tables().keySet().stream().filter(Site::isOfTheEngine).toArray(String[]::new);
            return new State(schema, data.without(books));
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static boolean isOfTheEngine(SchemaObject object) {
        return object.kind() == ObjectKind.TABLE && BOOKS.contains(object.name());
    }

    private static boolean isOfTheEngine(String table) {
        return BOOKS.contains(table.substring(table.lastIndexOf('.') + 1));
    }

    boolean hasRowsAt(String revision) {
        return settings.rows().stream().anyMatch(given -> given.areDue(revision, dialect.name()));
    }

    /** Inserts the rows due at a revision, all or none; the result says why they were refused. */
    Optional<RetortException> insertRowsAt(String revision, TestDatabase database) {
        try (Connection connection = source(database).getConnection()) {
            connection.setAutoCommit(false);
            RowInserter inserter = new RowInserter(connection, dialect, settings.resources());
            for (GivenRows given : settings.rows()) {
                if (given.areDue(revision, dialect.name())) {
                    given.rows().accept(inserter);
                }
            }
            connection.commit();
            return Optional.empty();
        } catch (RetortException e) {
            return Optional.of(e);
        } catch (SQLException e) {
            return Optional.of(unreachable(e));
        }
    }

    private static RetortException unreachable(SQLException cause) {
        return new RetortException(
                Problem.of("database-failure", "the database under test can't be used")
                        .with("database said", String.valueOf(cause.getMessage())),
                cause);
    }
}
