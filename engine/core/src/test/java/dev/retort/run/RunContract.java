package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import dev.retort.revision.UnknownRevisionException;
import dev.retort.run.RunResult.StepResult;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a run does on every database. */
abstract class RunContract extends OnADatabase {

    RunContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    private static List<String> revisions(RunResult result) {
        return result.steps().stream().map(StepResult::revision).toList();
    }

    @Nested
    class ALine {

        @Test
        void isRunUpAndDown() {
            scripts.table("a1", "none").table("a2", "a1").table("a3", "a2");

            RunResult up = retort().upgrade("head");

            assertThat(revisions(up)).containsExactly("a1", "a2", "a3");
            assertThat(up.heads()).containsExactly("a3");
            assertThat(database.tables()).containsExactly("t_a1", "t_a2", "t_a3");

            RunResult down = retort().downgrade("a1");

            assertThat(revisions(down)).containsExactly("a3", "a2");
            assertThat(down.heads()).containsExactly("a1");
            assertThat(database.tables()).containsExactly("t_a1");
            assertThat(retort().downgrade("base").heads()).isEmpty();
            assertThat(database.tables()).isEmpty();
        }

        @Test
        void isNotRunTwice() {
            scripts.table("a1", "none");
            retort().upgrade("head");

            assertThat(retort().upgrade("head")).isEqualTo(new RunResult(List.of(), List.of("a1")));
        }

        @Test
        void mayBeEmpty() {
            assertThat(retort().upgrade("heads").steps()).isEmpty();
            assertThat(retort().isAtHead()).isTrue();
        }

        @Test
        void isAskedForWithoutTouchingTheDatabase() {
            scripts.table("a1", "none").table("a2", "a1");

            assertThat(retort().current().isEmpty()).isTrue();
            assertThat(retort().isAtHead()).isFalse();
            assertThat(retort().planUpgrade("+1").end().ids()).containsExactly("a1");
            assertThatThrownBy(database::rows).hasMessageContaining("retort_version");
        }
    }

    @Test
    void branchesMergeAndPartAgain() {
        scripts.table("a1", "none").table("b1", "a1").table("c1", "a1").script("m1", "b1, c1", "", "\n");

        retort().upgrade("b1");
        retort().upgrade("c1");
        assertThat(database.rows()).containsExactly("b1", "c1");
        retort().upgrade("head");
        assertThat(database.rows()).containsExactly("m1");
        retort().downgrade("b1");
        assertThat(database.rows()).containsExactly("b1", "c1");
        retort().downgrade("a1");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.tables()).containsExactly("t_a1");
    }

    @Nested
    class AFailure {

        private static final String BROKEN =
                "CREATE TABLE t_a2 (id INTEGER PRIMARY KEY);\n\n-- into nowhere\nINSERT INTO nowhere VALUES (1);";

        @Test
        void leavesTrueRowsAndTheNextRunGoesOn() {
            scripts.table("a1", "none").script("a2", "a1", BROKEN, "\n").table("a3", "a2");

            assertThatThrownBy(() -> retort().upgrade("head")).isInstanceOf(MigrationFailedException.class);

            assertThat(database.rows()).containsExactly("a1");
            assertThat(database.tables()).containsExactly("t_a1");
            scripts.table("a2", "a1");
            assertThat(revisions(retort().upgrade("head"))).containsExactly("a2", "a3");
        }

        @Test
        void namesRevisionLineStatementAndServer() {
            scripts.table("a1", "none").script("a2", "a1", BROKEN, "\n");

            MigrationFailedException failed =
                    catchThrowableOfType(MigrationFailedException.class, () -> retort().upgrade("head"));

            assertThat(failed.code()).isEqualTo("migration-failed");
            assertThat(failed.revision()).isEqualTo("a2");
            assertThat(failed.direction()).isEqualTo(Direction.UPGRADE);
            assertThat(failed.source().map(SourceLine::file)).contains("a2.sql");
            assertThat(failed.source().map(SourceLine::line).orElse(0)).isBetween(8, 9);
            assertThat(failed.statement().orElse("")).endsWith("INSERT INTO nowhere VALUES (1)");
            assertThat(failed)
                    .hasMessageContainingAll(
                            "upgrade of revision a2 failed", "a2, make a2", "nowhere", "rolled back; version rows: a1");
        }

        @Test
        void undoesTheWholeRunIfThatIsOneTransaction() {
            scripts.table("a1", "none").script("a2", "a1", BROKEN, "\n");

            assertThatThrownBy(() -> configured()
                            .transactions(TransactionMode.PER_RUN)
                            .build()
                            .upgrade("head"))
                    .hasMessageContaining("version rows: (none)");

            assertThat(database.rows()).isEmpty();
            assertThat(database.tables()).isEmpty();
        }

        @Test
        void leavesACallersConnectionOpenAndUsable() throws SQLException {
            scripts.table("a1", "none").script("a2", "a1", BROKEN, "\n");
            try (Connection connection = database.connect()) {
                Retort retort = onConnection(connection);

                assertThatThrownBy(() -> retort.upgrade("head")).isInstanceOf(MigrationFailedException.class);

                assertThat(connection.isClosed()).isFalse();
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(retort.current().ids()).containsExactly("a1");
            }
        }
    }

    @Revision(id = "j1")
    static final class Throwing implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE t_j1 (id INTEGER PRIMARY KEY)");
            op.flush();
            throw new IllegalArgumentException("no data for this");
        }
    }

    @Test
    void anExceptionOfAMigrationIsAFailureAtItsOwnLine() {
        MigrationFailedException failed = catchThrowableOfType(
                MigrationFailedException.class,
                () -> configured().migrations(Throwing.class).build().upgrade("head"));

        assertThat(failed).hasCauseInstanceOf(IllegalArgumentException.class).hasMessageContaining("no data for this");
        assertThat(failed.source().map(SourceLine::file)).contains("RunContract.java");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aRunInOneTransactionDoesAllSteps() {
        scripts.table("a1", "none").table("a2", "a1");

        configured().transactions(TransactionMode.PER_RUN).build().upgrade("head");

        assertThat(database.rows()).containsExactly("a2");
        assertThat(database.tables()).containsExactly("t_a1", "t_a2");
    }

    @Test
    void theHistoryTellsWhatWasDone() {
        scripts.table("a1", "none").table("a2", "a1");
        retort().upgrade("head");
        retort().downgrade("-1");
        retort().stamp("a2");

        List<HistoryEntry> log = retort().log();

        assertThat(log).extracting(HistoryEntry::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log).extracting(HistoryEntry::direction).containsExactly("upgrade", "upgrade", "downgrade", "stamp");
        assertThat(log)
                .extracting(HistoryEntry::heads)
                .containsExactly(List.of("a1"), List.of("a2"), List.of("a1"), List.of("a2"));
        assertThat(log.get(0).checksum().orElse("")).startsWith("sha256-sql-2:");
        assertThat(log.get(0).appliedAt()).isBetween(Instant.now().minusSeconds(600), Instant.now());
    }

    @Nested
    class AStamp {

        @Test
        void setsRowsWithoutRunning() {
            scripts.table("a1", "none").table("a2", "a1");

            retort().stamp("head");

            assertThat(database.rows()).containsExactly("a2");
            assertThat(database.tables()).isEmpty();
        }

        @Test
        void purgesUnknownRowsIfAskedTo() {
            scripts.table("a1", "none");
            retort().ensureVersionTable();
            database.execute("INSERT INTO retort_version (version_num) VALUES ('gone')");

            assertThatThrownBy(() -> retort().upgrade("head"))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessageContaining("gone");
            retort().purgeAndStamp("a1");

            assertThat(database.rows()).containsExactly("a1");
        }
    }

    @Test
    void runsAtTheSameTimeDoEachRevisionOnce() throws Exception {
        for (int i = 1; i <= 9; i++) {
            scripts.table("a" + i, i == 1 ? "none" : "a" + (i - 1));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<RunResult>> runs =
                    threads.invokeAll(List.of(this::upgradeAll, this::upgradeAll, this::upgradeAll, this::upgradeAll));
            int steps = 0;
            for (Future<RunResult> run : runs) {
                steps += run.get().steps().size();
                assertThat(run.get().heads()).containsExactly("a9");
            }
            assertThat(steps).isEqualTo(9);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.column("SELECT count(*) FROM retort_history")).containsExactly("9");
    }

    private RunResult upgradeAll() {
        return retort().upgrade("head");
    }

    @Nested
    class OutsideOfATransaction {

        @Test
        void whatWasDoneBeforeAFailureStaysAndTheRowsSayNotApplied() {
            scripts.autocommitted(
                    "a1", "none", "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);", "");

            assertThatThrownBy(() -> retort().upgrade("head"))
                    .hasMessageContaining("what ran outside a transaction stays");

            assertThat(database.tables()).containsExactly("t_a1");
            assertThat(database.rows()).isEmpty();
        }

        @Test
        void aStepCommitsTheRunBeforeIt() {
            scripts.table("a1", "none").autocommitted("a2", "a1", "INSERT INTO nowhere VALUES (1);", "");

            assertThatThrownBy(() -> configured()
                            .transactions(TransactionMode.PER_RUN)
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(MigrationFailedException.class);

            assertThat(database.rows()).containsExactly("a1");
            assertThat(database.tables()).containsExactly("t_a1");
        }
    }

    @Nested
    class ARefusal {

        @Test
        void ofAnIrreversibleRevisionComesBeforeAnythingRuns() {
            scripts.table("a0", "none")
                    .script("a1", "a0", "CREATE TABLE t_a1 (id INTEGER);", ": irreversible, names are gone")
                    .table("a2", "a1");
            retort().upgrade("head");

            IrreversibleRevisionException refused =
                    catchThrowableOfType(IrreversibleRevisionException.class, () -> retort().downgrade("base"));

            assertThat(refused.code()).isEqualTo("irreversible-revision");
            assertThat(refused.revision()).isEqualTo("a1");
            assertThat(refused).hasMessageContaining("names are gone");
            assertThat(database.rows()).containsExactly("a2");
            assertThat(retort().downgrade("a1").heads()).containsExactly("a1");
        }

        @Test
        void ofAMissingDowngradeHasItsOwnCode() {
            scripts.script("a1", "none", "CREATE TABLE t_a1 (id INTEGER);", "");
            retort().upgrade("head");

            assertThat(catchThrowableOfType(IrreversibleRevisionException.class, () -> retort().downgrade("base"))
                            .code())
                    .isEqualTo("missing-downgrade");
        }

        @Test
        void ofAnEditedScriptCanBeLifted() {
            scripts.table("a1", "none");
            retort().upgrade("head");
            scripts.script("a1", "none", "CREATE TABLE t_other (id INTEGER);", "\n")
                    .table("a2", "a1");

            EditedRevisionException edited =
                    catchThrowableOfType(EditedRevisionException.class, () -> retort().upgrade("head"));

            assertThat(edited.revisions()).containsExactly("a1");
            assertThat(edited).hasMessageContaining("a1.sql");
            configured().acceptEdited(true).build().upgrade("head");
            assertThat(database.rows()).containsExactly("a2");
        }

        @Test
        void ofAConnectionInATransactionSparesWhatItDid() throws SQLException {
            scripts.table("a1", "none");
            database.execute("CREATE TABLE t_other (id INTEGER)");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("INSERT INTO t_other VALUES (1)");
                Retort retort = onConnection(connection);

                assertThat(retort.isAtHead()).isFalse();
                assertThatThrownBy(() -> retort.upgrade("head")).hasMessageContaining("transaction");

                connection.rollback();
            }
            assertThat(database.column("SELECT count(*) FROM t_other")).containsExactly("0");
        }
    }
}
