package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.testing.PgBouncer;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs through a real PgBouncer, which in transaction mode parts a connection from the session that holds its lock. */
class PoolerTest {

    private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final Path directory;
    private final ScriptFolder scripts;
    private final PostgresDatabase database;

    PoolerTest(@TempDir Path directory) throws SQLException {
        this.directory = directory;
        this.scripts = new ScriptFolder(directory);
        this.database = PostgresServer.createDatabase();
    }

    @BeforeEach
    void requireOne() {
        assumeThat(PgBouncer.program()).as("PgBouncer is installed").isPresent();
        scripts.script("a1", "none", "CREATE TABLE t_a (n int); INSERT INTO t_a VALUES (0);", "\nDROP TABLE t_a;\n")
                .script("a2", "a1", "SELECT pg_sleep(0.2); UPDATE t_a SET n = n + 1;", "\nUPDATE t_a SET n = n - 1;\n")
                .autocommitted("a3", "a2", "CREATE INDEX CONCURRENTLY t_a_n ON t_a (n);\n", "DROP INDEX t_a_n;\n")
                .script(
                        "a4",
                        "a3",
                        "SELECT pg_sleep(0.2); UPDATE t_a SET n = n * 10;",
                        "\nUPDATE t_a SET n = n / 10;\n");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Retort through(PgBouncer pooler) {
        return Retort.configure()
                .url(pooler.url(database))
                .scripts(scripts.location())
                .lockTimeout(Duration.ofSeconds(20))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true", "5, false", "5, true"})
    void aPoolerThatChangesSessionsIsRefusedBeforeAnythingHappens(int sessions, boolean turns) throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", sessions, turns)) {
            assertThatThrownBy(() -> through(pooler).upgrade("head"))
                    .isInstanceOfSatisfying(RetortException.class, error -> assertThat(error.code())
                            .isEqualTo("pooled-session"))
                    .hasMessageContaining("no lock keeps other runs out")
                    .hasMessageContaining("what to do: migrate on a connection to the server itself");

            assertThat(database.column(LOCKS)).containsExactly("0");
            assertThat(database.column("SELECT to_regclass('retort_version')")).containsExactly("null");
            assertThat(through(pooler).current().isEmpty()).isTrue();
        }
    }

    @Test
    void aPoolerInSessionModeIsAsGoodAsTheServer() throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, "session", 5, false)) {
            assertThat(through(pooler).upgrade("head").heads()).containsExactly("a4");
            assertThat(through(pooler).downgrade("base").heads()).isEmpty();
            assertThat(database.column(LOCKS)).containsExactly("0");
        }
    }

    @Test
    void theCureWorks() throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", 3, false);
                Connection direct = database.connect()) {
            assertThatThrownBy(() -> through(pooler).upgrade("head")).hasMessageContaining("the server itself");
            String url = direct.getMetaData().getURL() + "&user=postgres";
            assertThat(Retort.configure()
                            .url(url)
                            .scripts(scripts.location())
                            .build()
                            .upgrade("head")
                            .heads())
                    .containsExactly("a4");
        }
    }

    @ParameterizedTest
    @CsvSource({"transaction, 2, false", "transaction, 8, false", "transaction, 8, true", "session, 20, false"})
    void ofRunsAtOnceNoneMigratesInAnothersWay(String mode, int sessions, boolean turns) throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, mode, sessions, turns)) {
            List<String> ends = atOnce(4, () -> end(through(pooler)));

            List<String> rows = database.column("SELECT count(*) FROM pg_tables WHERE tablename = 't_a'");
            if (ends.contains("0 steps") || ends.contains("4 steps")) {
                assertThat(ends).containsOnlyOnce("4 steps");
                assertThat(database.column("SELECT n FROM t_a")).containsExactly("10");
            } else {
                assertThat(ends).containsOnly("pooled-session");
                assertThat(rows).containsExactly("0");
            }
            assertThat(database.column(LOCKS)).containsExactly("0");
        }
    }

    /** The caller's own connection can't be tried beside a second one, so each step looks again. */
    @ParameterizedTest
    @CsvSource({"2, false", "4, true"})
    void onACallersConnectionEachStepLooksAgain(int sessions, boolean turns) throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, "transaction", sessions, turns)) {
            List<String> ends = atOnce(4, () -> {
                try (Connection own = DriverManager.getConnection(pooler.url(database) + "&prepareThreshold=0")) {
                    return end(Retort.configure()
                            .connection(own)
                            .scripts(scripts.location())
                            .lockTimeout(Duration.ofSeconds(20))
                            .build());
                }
            });

            assertThat(ends).allMatch(end -> end.endsWith(" steps") || end.equals("pooled-session"));
            List<String> version = database.column("SELECT to_regclass('retort_version') IS NULL");
            if (version.equals(List.of("f"))) {
                assertThat(database.column(
                                "SELECT v.version_num || ' ' || CASE WHEN to_regclass('t_a') IS NULL THEN '-'"
                                        + " ELSE (xpath('//n/text()', query_to_xml('SELECT n FROM t_a', false, true, '')))[1]::text"
                                        + " END FROM retort_version v"))
                        .allMatch(state ->
                                List.of("a1 0", "a2 1", "a3 1", "a4 10").contains(state));
            }
        }
    }

    private static String end(Retort retort) {
        try {
            return retort.upgrade("head").steps().size() + " steps";
        } catch (MigrationFailedException error) {
            return error.getMessage().contains("session") ? "pooled-session" : error.getMessage();
        } catch (RetortException error) {
            return error.code().equals("pooled-session") ? error.code() : error.getMessage();
        }
    }

    private static List<String> atOnce(int runs, Callable<String> run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            List<String> ends = new ArrayList<>();
            for (Future<String> end : threads.invokeAll(Collections.nCopies(runs, run))) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }
}
