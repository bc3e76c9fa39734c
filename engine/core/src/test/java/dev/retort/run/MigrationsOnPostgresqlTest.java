package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsOnPostgresqlTest extends MigrationContract {

    MigrationsOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Test
    void aConstraintThatFailsAtCommitFailsTheRevision() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY, a1 INTEGER REFERENCES t_a1"
                                + " DEFERRABLE INITIALLY DEFERRED);",
                        "\n")
                .script("a2", "a1", "INSERT INTO t_a1 VALUES (1, 99);", "\n");

        assertThatThrownBy(() -> retort().upgrade("head"))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("t_a1_a1_fkey");

        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void bracesQuestionMarksAndDollarsAreTakenWordForWord() {
        scripts.script(
                "a1",
                "none",
                """
                CREATE TABLE t_a1 (data jsonb);
                INSERT INTO t_a1 VALUES ('{"fn now()": "{d ''x''}"}');
                DO $$ BEGIN
                  DELETE FROM t_a1 WHERE data ? 'absent'; -- downgrade
                END $$;
                """,
                "\n");

        retort().upgrade("head");

        assertThat(database.column("SELECT data->>'fn now()' FROM t_a1")).containsExactly("{d 'x'}");
    }
}
