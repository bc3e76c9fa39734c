package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOnSqliteTest extends RunContract {

    private final Path directory;

    RunOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
        this.directory = directory;
    }

    @Test
    void runsByAUrl() {
        scripts.table("a1", "none");

        Retort.configure()
                .url("sqlite:///" + directory.resolve("app.db"))
                .scripts(scripts.location())
                .build()
                .upgrade("head");

        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void runsInMemoryOnAConnection() throws SQLException {
        scripts.table("a1", "none").table("a2", "a1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Retort retort = onConnection(connection);

            assertThat(retort.upgrade("head").heads()).containsExactly("a2");
            assertThat(retort.isAtHead()).isTrue();
            assertThat(retort.downgrade("base").heads()).isEmpty();
        }
    }

    @Test
    void refusesRowsThatPointNowhere() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY);\n"
                                + "CREATE TABLE t_b (id INTEGER PRIMARY KEY, a1 INTEGER REFERENCES t_a1);",
                        "\n")
                .script("a2", "a1", "INSERT INTO t_b VALUES (1, 99);", "\n");

        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, () -> retort().upgrade("head"));

        assertThat(failed.revision()).isEqualTo("a2");
        assertThat(failed).hasMessageContaining("t_b");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("SELECT count(*) FROM t_b")).containsExactly("0");
    }
}
