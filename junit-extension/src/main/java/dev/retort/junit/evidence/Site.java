package dev.retort.junit.evidence;

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
import javax.sql.DataSource;

/** How the databases of one walk are connected to, read and filled. */
final class Site {

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

    StateReader reader(TestDatabase database) {
        try {
            return new StateReader(source(database).getConnection());
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    State read(TestDatabase database) {
        try (StateReader reader = reader(database)) {
            return reader.read();
        }
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

    static RetortException unreachable(SQLException cause) {
        return new RetortException(
                Problem.of("database-failure", "the database under test can't be used")
                        .with("database said", String.valueOf(cause.getMessage())),
                cause);
    }
}
