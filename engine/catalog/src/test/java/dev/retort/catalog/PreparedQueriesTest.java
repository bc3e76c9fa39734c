package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.postgresql.PostgresReading;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What the driver sends is counted, so neither the machine nor other sessions can move it. */
class PreparedQueriesTest {

    private static final int READS = 20;

    private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final List<String> parsed = Collections.synchronizedList(new ArrayList<>());
    private final Handler parses = new Handler() {
        private final long thread = Thread.currentThread().getId();

        @Override
        public void publish(LogRecord entry) {
            if (Thread.currentThread().getId() == thread && entry.getMessage().startsWith(" FE=> Parse(")) {
                parsed.add(entry.getMessage().replaceFirst("^.*?query=\"", ""));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection connection;

    /** Changes the schema: a driver that does so itself forgets what it prepared. */
    @SuppressWarnings("NullAway.Init") // before each test
    private Connection other;

    @BeforeEach
    void listen() throws SQLException {
        connection = TestDatabases.postgres();
        other = DriverManager.getConnection(connection.getMetaData().getURL(), "postgres", "");
        TestDatabases.run(other, "create table t (id int primary key, a text)");
        driver.setLevel(Level.FINEST);
        driver.setUseParentHandlers(false);
        driver.addHandler(parses);
    }

    @AfterEach
    void stopListening() throws SQLException {
        driver.removeHandler(parses);
        driver.setUseParentHandlers(true);
        driver.setLevel(null);
        other.close();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PostgresReading.PATH, "public", "\"$user\", public", ""})
    void eachQueryOfTheReaderIsParsedAtMostTwiceInASession(String path) throws SQLException {
        connection.unwrap(PGConnection.class).setPrepareThreshold(2);
        TestDatabases.run(connection, "select set_config('search_path', '" + path + "', false)");
        parsed.clear();
        SnapshotReader reader = new SnapshotReader();
        for (int read = 0; read < READS; read++) {
            TestDatabases.run(other, "alter table t add column a" + read + " int");
            reader.read(connection);
            SchemaSnapshot.of(connection);
        }
        Map<String, Long> counts =
                parsed.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSizeGreaterThan(20);
        counts.keySet().removeIf(PreparedQueriesTest::isOfTheSession);
        assertThat(counts.values()).allMatch(count -> count <= 2);
    }

    /** What has no plan, and the path's, which is a part of each query's text. */
    private static boolean isOfTheSession(String query) {
        return query.matches(
                "(?is)\\s*(begin|rollback|set transaction|select pg_catalog.set_config\\('search_path').*");
    }

    @Test
    void theCallersOwnStatementsStayPrepared() throws SQLException {
        try (PreparedStatement own = connection.prepareStatement("select a from t where id = ?")) {
            own.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
            read(own);
            SchemaSnapshot.of(connection);
            connection.setAutoCommit(false);
            SchemaSnapshot.of(connection);
            parsed.clear();
            read(own);
        }
        assertThat(parsed).noneMatch(query -> query.contains("select a from t"));
    }

    private static void read(PreparedStatement statement) throws SQLException {
        statement.setInt(1, 1);
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isFalse();
        }
    }
}
