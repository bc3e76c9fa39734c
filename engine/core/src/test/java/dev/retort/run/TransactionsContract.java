package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose transaction it is. */
abstract class TransactionsContract extends OnADatabase {

    TransactionsContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    @Nested
    class InAMigration {

        @ParameterizedTest
        @ValueSource(strings = {"COMMIT", "/* x */ begin", "ROLLBACK", "-- why\nEND"})
        void sqlMayNotEndTheTransaction(String control) {
            scripts.script("a1", "none", "CREATE TABLE t_a1 (id INT);\n" + control + ";\nDROP TABLE t_a1;", "\n");

            assertThatThrownBy(() -> retort().upgrade("head"))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("is in a migration that runs in the engine's transaction")
                    .hasMessageContaining("a1.sql:");
            assertThat(database.tables()).isEmpty();
        }

        @Test
        void savepointsAreAllowed() {
            scripts.script(
                    "a1",
                    "none",
                    """
                    CREATE TABLE t_a1 (id INT);
                    SAVEPOINT one;
                    INSERT INTO t_a1 VALUES (1);
                    ROLLBACK TO one;
                    RELEASE one;
                    """,
                    "\n");

            retort().upgrade("head");

            assertThat(database.column("SELECT count(*) FROM t_a1")).containsExactly("0");
        }

        @Test
        void outsideOfTheEnginesTransactionTheyAreItsOwnBusiness() {
            scripts.autocommitted("a1", "none", "BEGIN; CREATE TABLE t_a1 (id INT); COMMIT;", "");

            retort().upgrade("head");

            assertThat(database.tables()).containsExactly("t_a1");
        }
    }

    @Nested
    class OfTheCaller {

        private Retort joining(Connection connection) {
            return configured().connection(connection).joinTransaction(true).build();
        }

        private void execute(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Test
        void isRefusedWithTheReason() throws SQLException {
            scripts.table("a1", "none");
            try (Connection connection = database.connect()) {
                execute(connection, "BEGIN");

                assertThat(catchThrowableOfType(RetortException.class, () -> onConnection(connection)
                                        .upgrade("head"))
                                .code())
                        .isEqualTo("transaction-open");
                assertThat(connection.isClosed()).isFalse();
            }
            assertThat(database.tables()).isEmpty();
        }

        @Test
        void isJoinedIfAskedAndTheCallerCommits() throws SQLException {
            scripts.table("a1", "none").table("a2", "a1");
            try (Connection connection = database.connect()) {
                execute(connection, "BEGIN");
                execute(connection, "CREATE TABLE t_mine (id INT)");

                assertThat(joining(connection).upgrade("head").heads()).containsExactly("a2");
                execute(connection, "ROLLBACK");
                assertThat(database.tables()).isEmpty();

                execute(connection, "BEGIN");
                joining(connection).upgrade("head");
                execute(connection, "COMMIT");
                assertThat(connection.isClosed()).isFalse();
            }
            assertThat(database.tables()).containsExactly("t_a1", "t_a2");
            assertThat(database.rows()).containsExactly("a2");
        }

        @Test
        void staysUsableAfterAFailure() throws SQLException {
            scripts.table("a1", "none").script("a2", "a1", "CREATE TABLE t_a2 (id INT); SELECT * FROM nowhere;", "\n");
            try (Connection connection = database.connect()) {
                execute(connection, "BEGIN");

                assertThatThrownBy(() -> joining(connection).upgrade("head"))
                        .isInstanceOf(MigrationFailedException.class)
                        .hasMessageContaining("rolled back; version rows: a1");
                execute(connection, "CREATE TABLE t_mine (id INT)");
                execute(connection, "COMMIT");
            }
            assertThat(database.tables()).containsExactly("t_a1", "t_mine");
        }

        @Test
        void isNoPlaceForWhatNeedsNone() throws SQLException {
            scripts.autocommitted("a1", "none", "VACUUM;", "");
            try (Connection connection = database.connect()) {
                execute(connection, "BEGIN");

                assertThatThrownBy(() -> joining(connection).upgrade("head"))
                        .hasMessageContaining("can't run in a transaction, but the run is part of the caller's");
            }
        }

        @Test
        void isBegunAsEverWhereNoneIsOpen() throws SQLException {
            scripts.table("a1", "none");
            try (Connection connection = database.connect()) {
                joining(connection).upgrade("head");
            }
            assertThat(database.rows()).containsExactly("a1");
        }
    }

    @Test
    void anAcceptedEditIsRecorded() {
        scripts.table("a1", "none");
        retort().upgrade("head");
        scripts.script("a1", "none", "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY); -- edited", "\n");

        assertThatThrownBy(() -> retort().upgrade("head")).isInstanceOf(EditedRevisionException.class);
        assertThat(configured().acceptEdited(true).build().upgrade("head").steps())
                .isEmpty();

        assertThat(retort().upgrade("head").steps()).isEmpty();
        assertThat(retort().log()).extracting(HistoryEntry::direction).containsExactly("upgrade", "accept");
    }
}
