package dev.retort.dialect.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.retort.dialect.postgresql.session.RunLocks.LockKey;
import dev.retort.sql.Query;
import dev.retort.testing.PgBouncer;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lock whose session a pooler of two keeps: it gives the session that was used last, so another client chooses by its
 * transactions which one the run gets.
 */
class LockSessionTest {

    private static final LockKey KEY = new LockKey(0x1234_5678_9abc_def0L);
    private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final Path directory;
    private final PostgresDatabase database;

    LockSessionTest(@TempDir Path directory) throws SQLException {
        this.directory = directory;
        this.database = PostgresServer.createDatabase();
    }

    @BeforeEach
    void requireOne() {
        assumeThat(PgBouncer.program()).as("PgBouncer is installed").isPresent();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void anIdleSessionThatDoesntComeByAgainIsEnded() throws SQLException, IOException {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", 2, false);
                Connection other = begin(pooler);
                Connection own = connect(pooler)) {
            LockSession session = lock(own);
            other.commit();

            assertThat(process(own)).isNotEqualTo(session.process());
            session.release(KEY);
            assertThat(database.column(LOCKS)).containsExactly("0");
            assertThat(process(own)).isPositive();
        }
    }

    @Test
    void aSessionInWhichAnotherWorksIsLeftAlone() throws SQLException, IOException {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", 2, false);
                Connection other = begin(pooler);
                Connection own = connect(pooler)) {
            LockSession session = lock(own);
            other.commit();
            try (Connection first = begin(pooler);
                    Connection inTheHolder = begin(pooler)) {
                assertThat(process(inTheHolder)).isEqualTo(session.process());
                first.commit();

                session.release(KEY);
                assertThat(database.column(LOCKS)).containsExactly("1");
                assertThat(process(inTheHolder)).isEqualTo(session.process());
                inTheHolder.commit();
            }
            session.release(KEY);
            assertThat(database.column(LOCKS)).containsExactly("0");
        }
    }

    @Test
    void aLockThatIsGoneWithItsSessionNeedsNothing() throws SQLException, IOException {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", 2, false);
                Connection other = begin(pooler);
                Connection own = connect(pooler)) {
            LockSession session = lock(own);
            other.commit();
            database.execute("SELECT pg_terminate_backend(" + session.process() + ")");

            session.release(KEY);
            assertThat(database.column(LOCKS)).containsExactly("0");
        }
    }

    private Connection connect(PgBouncer pooler) throws SQLException {
        return DriverManager.getConnection(pooler.url(database) + "&prepareThreshold=0");
    }

    /** A connection with a transaction begun, so that a session is its own. */
    private Connection begin(PgBouncer pooler) throws SQLException {
        Connection connection = connect(pooler);
        connection.setAutoCommit(false);
        process(connection);
        return connection;
    }

    private static LockSession lock(Connection own) throws SQLException {
        LockSession session = LockSession.of(own);
        assertThat(session.take(KEY)).isTrue();
        return session;
    }

    private static int process(Connection connection) throws SQLException {
        return new Query(connection, "SELECT pg_backend_pid()").get(row -> row.getInt(1));
    }
}
