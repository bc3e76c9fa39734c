package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsOnPostgresqlTest extends TransactionsContract {

    TransactionsOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Test
    void theWaitForALockIsLimited() throws SQLException {
        scripts.table("a1", "none").script("a2", "a1", "ALTER TABLE t_a1 ADD COLUMN x INT;", "\n");
        retort().upgrade("a1");
        try (Connection reader = database.connect();
                Statement lock = reader.createStatement()) {
            lock.execute("BEGIN; LOCK TABLE t_a1");

            assertThatThrownBy(() ->
                            configured().lockWait(Duration.ofMillis(20)).build().upgrade("head"))
                    .hasMessageContaining("lock timeout");
        }
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void aStatementThatTakesTooLongIsEndedAndNothingStaysSet() throws SQLException {
        scripts.script("a1", "none", "SELECT pg_sleep(60);", "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> configured()
                            .connection(connection)
                            .statementTimeout(Duration.ofMillis(50))
                            .build()
                            .upgrade("head"))
                    .hasMessageContaining("statement timeout");

            try (ResultSet shown = statement.executeQuery("SHOW statement_timeout")) {
                shown.next();
                assertThat(shown.getString(1)).isEqualTo("0");
            }
        }
    }
}
