package dev.retort.dialect.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock.Held;
import dev.retort.dialect.postgresql.session.RunLocks.LockKey;
import dev.retort.error.RetortException;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class RunLocksTest {

    private static final String NAME = "retort_version";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RunLocks locks = new RunLocks();
    private PostgresDatabase database;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        database = PostgresServer.createDatabase();
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    private Held acquire(String name, Duration timeout) throws SQLException {
        return locks.acquire(database::connect, connection, name, timeout);
    }

    private Connection connectAs(String application) throws SQLException {
        Connection named = database.connect();
        try (Statement statement = named.createStatement()) {
            statement.execute("SET application_name TO '" + application + "'");
        }
        return named;
    }

    @Test
    void theSecondRunIsToldWhoHoldsIt() throws SQLException {
        try (Held held = locks.acquire(() -> connectAs("nightly deploy"), connection, NAME, LONG)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> acquire(NAME, Duration.ZERO))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("another run holds the lock")
                    .hasMessageContaining("lock: retort_version")
                    .hasMessageContaining("waited: 0.0 s")
                    .hasMessageContaining("user: postgres")
                    .hasMessageContaining("application: nightly deploy")
                    .hasMessageContaining("address: 127.0.0.1")
                    .hasMessageMatching("(?s).*holder's process id: \\d+\n.*since: \\d{4}-\\d\\d-.*")
                    .hasMessageContaining("pg_terminate_backend(");
        }
        acquire(NAME, Duration.ZERO).close();
    }

    @Test
    void aSecondRunWaitsWithoutATransactionUntilTheFirstIsDone() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Held first = acquire(NAME, LONG);
        try {
            CompletableFuture<Held> second = CompletableFuture.supplyAsync(() -> waitFor(NAME), threads);
            awaitSessions(3);
            assertThat(second).isNotDone();
            database.execute("CREATE TABLE t (a int)");
            database.execute("CREATE INDEX CONCURRENTLY ON t (a)");
            first.close();
            second.get(1, TimeUnit.MINUTES).close();
        } finally {
            first.close();
            threads.shutdownNow();
        }
    }

    private Held waitFor(String name) {
        try {
            return acquire(name, LONG);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private void awaitSessions(int number) throws SQLException {
        String sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid()";
        while (Integer.parseInt(database.column(sessions).get(0)) < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theLockDiesWithItsConnection() throws SQLException {
        Connection dead = database.connect();
        Held held = locks.acquire(database::connect, dead, NAME, LONG);
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        try (Held next = acquire(NAME, LONG)) {
            assertThat(next).isNotNull();
            held.close();
            held.close();
            next.requireHeld();
            try (Connection third = database.connect()) {
                assertThatThrownBy(() -> locks.acquire(database::connect, third, NAME, Duration.ZERO))
                        .isInstanceOf(LockTimeoutException.class);
            }
        }
    }

    @Test
    void aRunGoesOnWhileOneOfItsTwoLocksIsLeftAndNoLonger() throws SQLException {
        try (Held held = acquire(NAME, LONG)) {
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> "
                    + connection.unwrap(PGConnection.class).getBackendPID());
            held.requireHeld();

            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
            assertThatThrownBy(held::requireHeld)
                    .isInstanceOfSatisfying(RetortException.class, lost -> assertThat(lost.code())
                            .isEqualTo("lock-lost"))
                    .hasMessageContaining("another run may have begun")
                    .hasMessageContaining("DISCARD ALL");
        }
    }

    @Test
    void aRunThatWaitedInVainLeavesNoLockInASessionThatAPoolKeeps() throws SQLException {
        try (Connection dead = database.connect();
                Connection pooled = database.connect()) {
            Held held = locks.acquire(database::connect, dead, NAME, LONG);
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> "
                    + dead.unwrap(PGConnection.class).getBackendPID());

            assertThatThrownBy(() -> locks.acquire(() -> unclosable(pooled), connection, NAME, Duration.ZERO))
                    .isInstanceOf(LockTimeoutException.class);
            held.close();
            assertThat(database.column("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                    .containsExactly("0");
        }
    }

    @Test
    void aSessionIsNotGivenTheLockASecondTime() throws SQLException {
        try (Held held = acquire(NAME, LONG)) {
            assertThatThrownBy(() -> locks.acquire(() -> connection, connection, NAME, Duration.ZERO))
                    .isInstanceOf(LockTimeoutException.class);
            held.requireHeld();
        }
        try (Held one = locks.acquire(() -> unclosable(connection), connection, NAME, LONG)) {
            assertThatThrownBy(() -> locks.acquire(() -> unclosable(connection), connection, NAME, Duration.ZERO))
                    .isInstanceOfSatisfying(RetortException.class, shared -> assertThat(shared.code())
                            .isEqualTo("pooled-session"))
                    .hasMessageContaining("holds the lock of a run already");
            one.requireHeld();
        }
    }

    @Test
    void oneConnectionIsEnoughWhereThereIsNoSecond() throws SQLException {
        try (Held held = locks.acquire(
                () -> {
                    throw new SQLException("FATAL: too many connections for role", "53300");
                },
                connection,
                NAME,
                LONG)) {
            held.requireHeld();
            try (Connection other = database.connect()) {
                assertThatThrownBy(() -> locks.acquire(database::connect, other, NAME, Duration.ZERO))
                        .isInstanceOf(LockTimeoutException.class);
            }
        }
        assertThat(connection.isClosed()).isFalse();
        acquire(NAME, Duration.ZERO).close();
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                RunLocksTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    @Test
    void waitsUntilTheServerIsDoneWithADeadRun() throws SQLException {
        Connection dead = database.connect();
        Held held = locks.acquire(database::connect, dead, NAME, LONG);
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> "
                + dead.unwrap(PGConnection.class).getBackendPID());

        assertThatThrownBy(() -> acquire(NAME, Duration.ZERO)).isInstanceOf(LockTimeoutException.class);
        dead.close();
        acquire(NAME, LONG).close();
        held.close();
    }

    @Test
    void letsGoOfAConnectionThatGoesBackToAPool() throws SQLException {
        try (Connection pooled = database.connect()) {
            try (Held held = locks.acquire(() -> pooled, connection, NAME, LONG)) {
                assertThat(held).isNotNull();
                assertThat(pooled.getAutoCommit()).isTrue();
            }
            assertThat(pooled.isClosed()).isTrue();
        }
    }

    @Test
    void otherNamesAndOtherDatabasesAreNotInTheWay() throws SQLException {
        try (PostgresDatabase other = PostgresServer.createDatabase();
                Held one = acquire(NAME, Duration.ZERO);
                Held two = acquire("other_version", Duration.ZERO);
                Held three = locks.acquire(other::connect, connection, NAME, Duration.ZERO)) {
            assertThat(one).isNotSameAs(two).isNotSameAs(three);
        }
    }

    @Test
    void theKeyIsTheSameOnEveryMachine() {
        assertThat(LockKey.of("shop", NAME)).isEqualTo(LockKey.of("shop", NAME)).isNotEqualTo(LockKey.of("shop", "x"));
        LockKey key = new LockKey(-2);
        assertThat(key.upper()).isEqualTo(0xffffffffL);
        assertThat(key.lower()).isEqualTo(0xfffffffeL);
    }

    @Test
    void anInterruptEndsTheWait() throws SQLException {
        try (Held held = acquire(NAME, LONG)) {
            assertThat(held).isNotNull();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> acquire(NAME, LONG))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
