package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that fails at each place of a history, on the way up and down, and disks of every size that is too small. */
abstract class FailuresContract extends OnADatabase {

    private static final boolean ALL = Boolean.getBoolean("retort.slow");
    private static final String FAILING = "INSERT INTO nowhere VALUES (1)";

    private static final List<List<String>> UP = List.of(
            List.of(
                    "CREATE TABLE t_a (id INTEGER PRIMARY KEY, name VARCHAR(20))",
                    "INSERT INTO t_a VALUES (1, 'one'), (2, 'two')",
                    "CREATE INDEX t_a_name ON t_a (name)"),
            List.of("ALTER TABLE t_a ADD COLUMN size INTEGER", "UPDATE t_a SET size = id * 2"),
            List.of(
                    "CREATE TABLE t_b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES t_a (id))",
                    "INSERT INTO t_b SELECT id, id FROM t_a",
                    "CREATE VIEW v_b AS SELECT a FROM t_b"),
            List.of("DELETE FROM t_b WHERE id = 1", "ALTER TABLE t_a RENAME COLUMN size TO amount"));

    private static final List<List<String>> DOWN = List.of(
            List.of("DROP INDEX t_a_name", "DROP TABLE t_a"),
            List.of("ALTER TABLE t_a DROP COLUMN size"),
            List.of("DROP VIEW v_b", "DROP TABLE t_b"),
            List.of("ALTER TABLE t_a RENAME COLUMN amount TO size", "INSERT INTO t_b VALUES (1, 1)"));

    FailuresContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    /** One line for each object and each row. */
    abstract List<String> content();

    private void write(int revision, List<String> up, List<String> down) {
        scripts.script(
                "r" + revision,
                revision == 0 ? "none" : "r" + (revision - 1),
                String.join(";\n", up) + ";",
                "\n" + String.join(";\n", down) + ";");
    }

    private void writeAll() {
        IntStream.range(0, UP.size()).forEach(i -> write(i, UP.get(i), DOWN.get(i)));
    }

    private static List<String> withFailing(List<String> statements, int place) {
        List<String> more = new ArrayList<>(statements);
        more.add(place, FAILING);
        return more;
    }

    private Retort in(TransactionMode mode) {
        return configured().transactions(mode).build();
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatFailsOnTheWayUpLeavesATrueState(TransactionMode mode) {
        writeAll();
        List<List<String>> states = states();
        for (int revision = 0; revision < UP.size(); revision++) {
            for (int place = 0; place <= UP.get(revision).size(); place++) {
                write(revision, withFailing(UP.get(revision), place), DOWN.get(revision));
                MigrationFailedException failure =
                        catchThrowableOfType(MigrationFailedException.class, () -> in(mode).upgrade("head"));

                int done = mode == TransactionMode.PER_REVISION ? revision : 0;
                assertThat(failure.statement()).contains(FAILING);
                assertThat(database.rows()).isEqualTo(done == 0 ? List.of() : List.of("r" + (done - 1)));
                assertThat(content()).as("r%d at %d", revision, place).isEqualTo(states.get(done));
                write(revision, UP.get(revision), DOWN.get(revision));
            }
        }
        in(mode).upgrade("head");
        assertThat(content()).isEqualTo(states.get(UP.size()));
    }

    @ParameterizedTest
    @EnumSource
    void andOnTheWayDown(TransactionMode mode) {
        writeAll();
        List<List<String>> states = states();
        for (int revision = 0; revision < UP.size(); revision++) {
            for (int place = 0; place <= DOWN.get(revision).size(); place++) {
                in(mode).upgrade("head");
                write(revision, UP.get(revision), withFailing(DOWN.get(revision), place));
                MigrationFailedException failure =
                        catchThrowableOfType(MigrationFailedException.class, () -> configured()
                                .transactions(mode)
                                .acceptEdited(true)
                                .build()
                                .downgrade("base"));

                int left = mode == TransactionMode.PER_REVISION ? revision + 1 : UP.size();
                assertThat(failure.statement()).contains(FAILING);
                assertThat(database.rows()).containsExactly("r" + (left - 1));
                assertThat(content()).as("r%d at %d", revision, place).isEqualTo(states.get(left));
                write(revision, UP.get(revision), DOWN.get(revision));
            }
        }
        in(mode).downgrade("base");
        assertThat(content()).isEqualTo(states.get(0));
    }

    /** What is there after each number of revisions. */
    private List<List<String>> states() {
        Retort retort = retort();
        retort.ensureVersionTable();
        List<List<String>> states = new ArrayList<>(List.of(content()));
        for (int i = 0; i < UP.size(); i++) {
            retort.upgrade("+1");
            states.add(content());
        }
        retort.downgrade("base");
        assertThat(content()).isEqualTo(states.get(0));
        return states;
    }

    /** Runs with a limit on what the database may store, which is lifted afterwards. */
    void aDiskThatIsFullLeavesATrueState(Limited limited, int from, int to) throws SQLException {
        writeAll();
        List<List<String>> states = states();
        int full = 0;
        int step = ALL ? 1 : Math.max(1, (to - from) / 6);
        for (int limit = from; limit <= to; limit += step) {
            try (Connection connection = database.connect()) {
                limited.limit(connection, limit);
                onConnection(connection).upgrade("head");
                limited.lift();
            } catch (RetortException outOfSpace) {
                full++;
                limited.lift();
                int done = database.rows().isEmpty()
                        ? 0
                        : Integer.parseInt(database.rows().get(0).substring(1)) + 1;
                assertThat(content()).as("limit %d", limit).isEqualTo(states.get(done));
                assertThat(outOfSpace).hasMessageContaining(limited.says()).hasMessageContaining("what to do");
            }
            retort().upgrade("head");
            assertThat(content()).isEqualTo(states.get(UP.size()));
            retort().downgrade("base");
        }
        assertThat(full).isPositive();
    }

    /** Makes less room. */
    @FunctionalInterface
    interface Limited {

        void limit(Connection connection, int number) throws SQLException;

        /** Makes room again, where that doesn't come with the end of the connection. */
        default void lift() {}

        /** Words of the message. */
        default String says() {
            return "full";
        }
    }
}
