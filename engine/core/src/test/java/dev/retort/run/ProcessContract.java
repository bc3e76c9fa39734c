package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import dev.retort.dialect.LockTimeoutException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Real processes that start at once, wait for each other and are killed. A few by default; all of them with
 * {@code -Dretort.slow=true}.
 */
@Tag("slow")
abstract class ProcessContract extends OnADatabase {

    private static final boolean ALL = Boolean.getBoolean("retort.slow");
    private static final String INDEXES =
            """
            DROP INDEX IF EXISTS t_a_name;
            CREATE INDEX t_a_name ON t_a (name);
            -- upgrade postgresql
            DROP INDEX CONCURRENTLY IF EXISTS t_a_name;
            CREATE INDEX CONCURRENTLY t_a_name ON t_a (name);""";
    private static final int KILLS = ALL ? 100 : 5;

    ProcessContract(Path directory, TestDatabase database) {
        super(directory, database);
        history();
    }

    /** A URL for another process. */
    abstract String url(TestDatabase of) throws SQLException;

    abstract TestDatabase another() throws SQLException;

    /** One line for each object. */
    abstract List<String> schema(TestDatabase of);

    static IntStream numbersOfProcesses() {
        return ALL ? IntStream.of(2, 8, 16) : IntStream.of(4);
    }

    private void history() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_a (id INTEGER PRIMARY KEY, name TEXT);\n" + rows("t_a", 20_000),
                        "\n")
                .script("a2", "a1", "ALTER TABLE t_a ADD COLUMN size INTEGER;\nUPDATE t_a SET size = id * 2;", "\n")
                .script("a3", "a2", "CREATE INDEX t_a_size ON t_a (size);", "\n")
                .autocommitted("a4", "a3", INDEXES, "")
                .script(
                        "a5",
                        "a4",
                        "CREATE TABLE t_b (id INTEGER PRIMARY KEY, name TEXT);\n" + rows("t_b", 10_000),
                        "\n")
                .script("a6", "a5", "DELETE FROM t_b WHERE id % 2 = 0;\nUPDATE t_a SET name = 'x' || name;", "\n");
    }

    private static String rows(String table, int count) {
        return "INSERT INTO " + table + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + count + ") SELECT i, 'name ' || i FROM n;";
    }

    private Child child(TestDatabase on, String mode) throws SQLException {
        Child child = Child.start(url(on), scripts, mode);
        assertThat(child.line()).isEqualTo("ready");
        return child;
    }

    private List<String> content(TestDatabase of) {
        List<String> content = new ArrayList<>(schema(of));
        content.addAll(
                of.column("SELECT count(*) || ' ' || sum(size) || ' ' || min(name) || ' ' || max(name) FROM t_a"));
        content.addAll(of.column("SELECT count(*) || ' ' || sum(id) || ' ' || min(name) || ' ' || max(name) FROM t_b"));
        content.addAll(of.rows());
        content.addAll(of.column("SELECT id || revision || direction FROM retort_history ORDER BY id"));
        return content;
    }

    @ParameterizedTest
    @MethodSource("numbersOfProcesses")
    void ofProcessesThatStartAtOnceExactlyOneMigrates(int count) throws SQLException {
        List<Child> children = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                children.add(child(database, "run"));
            }
            children.forEach(Child::go);
            List<String> ends = new ArrayList<>();
            for (Child child : children) {
                assertThat(child.line()).isEqualTo("begin");
                ends.add(child.line());
            }

            assertThat(ends).containsOnlyOnce("steps 6 heads a6");
            assertThat(ends).containsOnly("steps 6 heads a6", "steps 0 heads a6");
            assertThat(database.rows()).containsExactly("a6");
        } finally {
            children.forEach(Child::close);
        }
    }

    @Test
    void theHolderIsNamedAndItsDeathFreesTheLock() throws SQLException {
        try (Child holder = child(database, "hold")) {
            holder.go();
            assertThat(holder.line()).isEqualTo("begin");
            assertThat(holder.line()).isEqualTo("holding");

            assertThatThrownBy(() -> configured()
                            .lockTimeout(Duration.ofMillis(100))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process " + holder.pid());
        }

        assertThat(configured()
                        .lockTimeout(Duration.ofSeconds(20))
                        .build()
                        .upgrade("head")
                        .steps())
                .hasSize(6);
    }

    @Test
    void afterAKillAtAnyMomentTheNextRunEndsAtHead() throws SQLException {
        int millis = undisturbedMillis();
        List<String> undisturbed = content(database);
        Random random = new Random(20_261_120);
        int interrupted = 0;
        for (int i = 0; i < KILLS; i++) {
            try (TestDatabase killed = another()) {
                interrupted += kill(killed, random.nextInt(millis)) ? 1 : 0;

                configuredFor(killed)
                        .lockTimeout(Duration.ofSeconds(20))
                        .build()
                        .upgrade("head");

                assertThat(content(killed)).isEqualTo(undisturbed);
            }
        }
        LoggerFactory.getLogger(ProcessContract.class)
                .info("{} of {} runs were killed before they were done, which takes {} ms", interrupted, KILLS, millis);
        assertThat(interrupted).isPositive();
    }

    private int undisturbedMillis() throws SQLException {
        try (Child child = child(database, "run")) {
            child.go();
            assertThat(child.line()).isEqualTo("begin");
            long start = System.nanoTime();
            assertThat(child.line()).isEqualTo("steps 6 heads a6");
            return (int) ((System.nanoTime() - start) / 1_000_000) + 1;
        }
    }

    /** Whether the child was killed before it was done. */
    private boolean kill(TestDatabase on, int afterMillis) throws SQLException {
        try (Child child = child(on, "run")) {
            child.go();
            assertThat(child.line()).isEqualTo("begin");
            sleep(afterMillis);
            boolean done = child.hasSaidMore();
            child.kill();
            return !done;
        }
    }

    private RetortBuilder configuredFor(TestDatabase other) {
        return Retort.configure().dataSource(new ConnectionsOnly(other)).scripts(scripts.location());
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
