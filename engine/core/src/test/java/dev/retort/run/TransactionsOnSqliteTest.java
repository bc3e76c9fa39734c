package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsOnSqliteTest extends TransactionsContract {

    TransactionsOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @Test
    void theWaitForALockIsLimitedAndRestored() throws SQLException {
        scripts.table("a1", "none");
        try (Connection writer = database.connect();
                Connection connection = database.connect();
                Statement lock = writer.createStatement();
                Statement statement = connection.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> configured()
                            .connection(connection)
                            .lockWait(Duration.ofMillis(20))
                            .build()
                            .upgrade("head"))
                    .hasMessageContaining("SQLITE_BUSY");

            assertThat(statement.executeQuery("PRAGMA busy_timeout").getInt(1)).isEqualTo(3000);
        }
    }
}
