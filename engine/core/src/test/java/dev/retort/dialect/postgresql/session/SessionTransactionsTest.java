package dev.retort.dialect.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Transactions.Session;
import dev.retort.error.InvalidOperationException;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTransactionsTest {

    private static final String OPEN_TRANSACTIONS =
            "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'";

    private final SessionTransactions transactions = new SessionTransactions();
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

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commitsAndRollsBackAndRestoresAutoCommit(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        try (Session session = transactions.prepare(connection)) {
            session.begin();
            execute("CREATE TABLE kept ()");
            assertThat(database.column(OPEN_TRANSACTIONS)).hasSize(1);
            session.commit();
            session.begin();
            execute("CREATE TABLE lost ()");
            session.rollback();
            session.rollback();
            assertThat(database.column(OPEN_TRANSACTIONS)).isEmpty();
            execute("VACUUM kept");
        }
        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        assertThat(database.column("SELECT relname FROM pg_class WHERE relname IN ('kept', 'lost')"))
                .containsExactly("kept");
    }

    @Test
    void closingRollsBackWhatIsOpen() throws SQLException {
        try (Session session = transactions.prepare(connection)) {
            session.begin();
            execute("CREATE TABLE lost ()");
        }
        assertThat(database.column("SELECT relname FROM pg_class WHERE relname = 'lost'"))
                .isEmpty();
    }

    @Test
    void closingRestoresSearchPathAndRole() throws SQLException {
        execute("CREATE SCHEMA mine; SET search_path TO mine, public; SET ROLE pg_read_all_data");
        Map<String, String> before = SessionState.of(connection, List.of()).settings();
        try (Session session = transactions.prepare(connection)) {
            session.begin();
            session.beforeStatement("SELECT 1");
            execute("RESET ROLE; SET search_path TO ''; SET ROLE pg_monitor");
            session.commit();
        }
        assertThat(SessionState.of(connection, List.of()).settings())
                .containsAllEntriesOf(before)
                .containsEntry("search_path", "mine, public")
                .containsEntry("role", "pg_read_all_data");
    }

    @Test
    void closingAfterTheConnectionDiesIsQuiet() throws SQLException {
        Session session = transactions.prepare(connection);
        session.begin();
        connection.close();
        session.close();
        assertThat(connection.isClosed()).isTrue();
    }

    @Nested
    class ATransactionOfSomeoneElse {

        private void assertRefused(Connection given) {
            assertThatThrownBy(() -> transactions.prepare(given))
                    .isInstanceOf(InvalidOperationException.class)
                    .hasMessageContaining("already in a transaction")
                    .hasMessageContaining("commit or roll back before the run");
        }

        @Test
        void isRefusedEvenIfItOnlyRead() throws SQLException {
            connection.setAutoCommit(false);
            execute("SELECT 1");
            assertRefused(connection);
            connection.rollback();
            transactions.prepare(connection).close();
        }

        @Test
        void isRefusedWhenBegunBySql() throws SQLException {
            execute("BEGIN");
            assertRefused(connection);
        }

        @Test
        void isRefusedWhenFailed() throws SQLException {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> execute("SELECT 1/0")).isInstanceOf(SQLException.class);
            assertRefused(connection);
            assertRefused(unwrapping(connection));
        }

        @Test
        void isSeenThroughAPoolsWrapper() throws SQLException {
            connection.setAutoCommit(false);
            execute("SELECT 1");
            assertRefused(unwrapping(connection));
        }

        @Test
        void isSeenByTheServerIfTheDriverIsHidden() throws SQLException {
            connection.setAutoCommit(false);
            execute("CREATE TABLE written ()");
            assertRefused(hiding(connection));
            connection.rollback();
            transactions.prepare(hiding(connection)).close();
        }
    }

    /** A wrapper that gives the driver's connection when asked. */
    private static Connection unwrapping(Connection wrapped) {
        return wrapper(wrapped, wrapped);
    }

    /** A wrapper that gives nothing but another wrapper. */
    private static Connection hiding(Connection wrapped) {
        return wrapper(wrapped, wrapper(wrapped, wrapped));
    }

    private static Connection wrapper(Connection wrapped, Connection unwrapped) {
        return (Connection) Proxy.newProxyInstance(
                SessionTransactionsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap")) {
                        return unwrapped;
                    }
                    try {
                        return method.invoke(wrapped, arguments);
                    } catch (InvocationTargetException error) {
                        throw error.getCause();
                    }
                });
    }
}
