package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedFilesOnPostgresqlTest extends ClosedFilesContract {

    ClosedFilesOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Override
    String other() {
        return "sqlite";
    }

    @Test
    void sectionWordsInABodyAreAPartOfIt() {
        scripts.script(
                "a1",
                "none",
                "CREATE TABLE t_a1 (v text);\nDO $$\nBEGIN\n-- downgrade\n-- rollback\nINSERT INTO t_a1 VALUES ('it''s');\n"
                        + "END\n$$;",
                "\nDROP TABLE t_a1;");

        retort().upgrade("head");

        assertThat(database.column("SELECT v FROM t_a1")).containsExactly("it's");
        retort().downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET standard_conforming_strings = off",
                "set local Standard_Conforming_Strings to 'OFF'",
                "SELECT set_config('standard_conforming_strings', 'false', false)",
                "ALTER ROLE current_user SET standard_conforming_strings = 0"
            })
    void oldStringsAreRefused(String sql) {
        scripts.script("a1", "none", "CREATE TABLE t_a1 (v text);\n" + sql + ";", "");

        assertThatThrownBy(() -> retort().upgrade("head"))
                .hasMessageContainingAll("standard_conforming_strings is switched off", "a1.sql:7", "E'…'");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void oldStringsOfTheSessionAreRefused() throws SQLException {
        scripts.script("a1", "none", "CREATE TABLE t_a1 (v text);", "");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET standard_conforming_strings = off");

            assertThatThrownBy(() -> onConnection(connection).upgrade("head"))
                    .hasMessageContainingAll("standard_conforming_strings is off in this session", "ALTER ROLE");
        }
    }

    @Test
    void newStringsMayBeSwitchedOnAsDumpsDo() {
        scripts.script("a1", "none", "SET standard_conforming_strings = on;\nCREATE TABLE t_a1 (v text);", "");

        retort().upgrade("head");

        assertThat(database.tables()).containsExactly("t_a1");
    }
}
