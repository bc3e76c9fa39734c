package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.SessionLeak;
import dev.retort.error.RetortException;
import dev.retort.script.ScriptCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision that lets the session's locks go doesn't let another run in. */
class LetGoLocksTest extends OnADatabase {

    private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'";

    private static final String OURS =
            """
            DO $$ DECLARE k record; BEGIN
              FOR k IN SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks
                WHERE locktype = 'advisory' AND pid = pg_backend_pid() LOOP
                PERFORM pg_advisory_unlock(k.key);
              END LOOP;
            END $$""";

    LetGoLocksTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_advisory_unlock_all()",
                "DO $$ BEGIN PERFORM pg_catalog.pg_advisory_unlock_all(); END $$",
                "SELECT earlier()",
                OURS
            })
    void theyAreTakenAgainAndThatIsTold(String sql) throws SQLException {
        database.execute("CREATE FUNCTION earlier() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_unlock_all()'");
        scripts.script("a1", "none", sql + ";", "\n").script("a2", "a1", "CREATE TABLE seen AS " + LOCKS + ";", "\n");

        assertThat(retort().upgrade("head").steps().get(0).leaks())
                .singleElement()
                .satisfies(leak -> assertThat(leak.describe()).matches("advisory lock -?\\d+ = let go, was held"));
        assertThat(database.column("SELECT * FROM seen")).containsExactly("2");
        assertThat(database.column(LOCKS)).containsExactly("0");
    }

    @Test
    void outsideOfATransactionToo() throws SQLException {
        scripts.autocommitted("a1", "none", "DISCARD ALL;", "")
                .script("a2", "a1", "CREATE TABLE seen AS " + LOCKS + ";", "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(42), pg_advisory_lock_shared(1, -2)");

            RunResult result = onConnection(connection).upgrade("head");

            assertThat(result.steps().get(0).leaks())
                    .contains(
                            new SessionLeak("advisory lock 42", "held", "let go"),
                            new SessionLeak("advisory lock 1, -2 (shared)", "held", "let go"));
            assertThat(result.steps().get(1).leaks()).isEmpty();
            assertThat(database.column("SELECT * FROM seen")).containsExactly("4");
            assertThat(database.column(LOCKS)).as("the caller's").containsExactly("2");
        }
    }

    @Test
    void rightBehindTheStatementWhereItSaysSo() throws SQLException {
        scripts.script("a1", "none", "SELECT pg_advisory_unlock_all();\nCREATE TABLE seen AS " + LOCKS + ";", "\n");
        try (Connection connection = database.connect()) {
            onConnection(connection).upgrade("head");
        }
        assertThat(database.column("SELECT * FROM seen")).containsExactly("2");
    }

    @Test
    void aLockThatAnotherSessionHasTakenMeanwhileEndsTheRun() throws SQLException {
        try (Connection connection = database.connect();
                Connection other = database.connect();
                Statement elsewhere = other.createStatement()) {
            LambdaScript script = LambdaScript.of("a1", List.of(), op -> {
                op.execute("CREATE TABLE t_a1 (id INT)");
                op.execute(
                        "CREATE TEMP TABLE keys AS SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks"
                                + " WHERE locktype = 'advisory'");
                List<String> keys = op.query("SELECT key::text AS key FROM keys").stream()
                        .map(row -> row.text("key").orElseThrow())
                        .toList();
                assertThat(keys).hasSize(2);
                op.execute("SELECT pg_advisory_unlock_all()");
                op.flush();
                keys.forEach(key -> take(elsewhere, key));
                op.execute("CREATE TABLE t_a2 (id INT)");
            });

            assertThatThrownBy(() -> configured()
                            .scripts(ScriptCatalog.of(List.of(script)))
                            .connection(connection)
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("another run may have begun")
                    .hasMessageContaining("let go by the revision")
                    .hasMessageContaining("rolled back");
            assertThat(database.tables()).isEmpty();
            assertThatThrownBy(() -> configured()
                            .lockTimeout(Duration.ZERO)
                            .scripts(ScriptCatalog.of(List.of(script)))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class);
        }
        assertThat(database.column(LOCKS)).containsExactly("0");
    }

    private static void take(Statement elsewhere, String key) {
        try {
            elsewhere.execute("SELECT pg_try_advisory_lock(" + key + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
