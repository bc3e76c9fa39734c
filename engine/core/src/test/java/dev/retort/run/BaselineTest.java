package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of pg_dump as the first revision, the way of docs/adopting.md. */
class BaselineTest {

    private final ScriptFolder scripts;
    private final PostgresDatabase database;
    private final Connection connection;

    BaselineTest(@TempDir Path directory) throws Exception {
        scripts = new ScriptFolder(directory)
                .file("base.sql", "-- revision: base1\n-- message: what was there\n\n-- upgrade postgresql\n" + dump())
                .script("b2", "base1", "ALTER TABLE book ADD pages int;", "\nALTER TABLE book DROP pages;");
        database = PostgresServer.createDatabase();
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    private static String dump() throws IOException {
        try (InputStream stream = BaselineTest.class.getResourceAsStream("/dumps/postgresql-15.sql")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Retort retort() {
        return Retort.configure()
                .connection(connection)
                .scripts(scripts.location())
                .build();
    }

    @Test
    void buildsANewDatabase() throws Exception {
        assertThat(dump()).as("what only psql understands is in it").contains("\\restrict ", "\\unrestrict ");

        assertThat(retort().upgrade("head").heads()).containsExactly("b2");

        assertThat(database.column("SELECT t FROM book ORDER BY id")).containsExactly("tab\there", "; -- downgrade");
        assertThat(database.column("SELECT obj_description('book'::regclass)")).containsExactly("it's");
        database.execute("INSERT INTO shop.author (name) VALUES ('the next')");
        assertThat(database.column("SELECT max(id) FROM shop.author"))
                .as("sequences go on")
                .containsExactly("3");
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly("book", "retort_history", "retort_version");
        assertThat(retort().downgrade("-1").heads()).containsExactly("base1");
    }

    @Test
    void leavesTheSearchPathAsItWas() throws SQLException {
        RunResult result = retort().upgrade("head");
        assertThat(result.leaks()).anyMatch(leak -> leak.what().equals("search_path"));
        database.execute("SELECT 'book'::regclass");
    }

    @Test
    void isOnlyStampedWhereEverythingIsThere() throws SQLException {
        retort().upgrade("base1");
        database.execute("DROP TABLE retort_version, retort_history");

        retort().stamp("base1");
        assertThat(retort().upgrade("head").steps()).hasSize(1);
    }

    @Test
    void isAScriptForPsqlAsWell() {
        assertThat(retort().upgradeScript("head"))
                .contains("CREATE TABLE public.book")
                .doesNotContain("\\restrict", "\\unrestrict");
    }
}
