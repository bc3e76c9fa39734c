package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that Alembic has managed: its version table is used as it is. */
class TakeoverTest {

    private static final String AS_ALEMBIC_MAKES_IT =
            """
            CREATE TABLE alembic_version (
            \tversion_num VARCHAR(32) NOT NULL,\s
            \tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
            )""";
    private static final String COLUMNS =
            "SELECT column_name || ' ' || data_type || ' ' || character_maximum_length || ' ' || is_nullable"
                    + " FROM information_schema.columns WHERE table_name = 'alembic_version'";
    private static final String CONSTRAINTS = "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
            + " WHERE conrelid = 'alembic_version'::regclass ORDER BY 1";

    private final Path folder;

    TakeoverTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereAlembicStoodAndLeavesItsTableAsItIs(TestDatabase kind) throws SQLException {
        String url = taken(kind);
        TestProject project = project(url, "");
        List<String> before = definition(kind, url);
        assertThat(before).isNotEmpty();

        assertThat(project.run("current").out()).contains("aaa1");
        assertThat(tables(kind, url)).containsExactly("alembic_version");
        assertThat(project.run("upgrade").out()).isEqualTo("current: bbb1\n");
        assertThat(project.run("downgrade", "aaa1").out()).isEqualTo("current: aaa1\n");
        assertThat(project.run("stamp", "bbb1").code()).isZero();
        assertThat(project.run("ensure-version").code()).isZero();

        assertThat(definition(kind, url)).isEqualTo(before);
        assertThat(TestDatabase.column(url, "SELECT version_num FROM alembic_version"))
                .containsExactly("bbb1");
        assertThat(tables(kind, url)).containsExactly("alembic_version", "retort_history");
    }

    @ParameterizedTest
    @EnumSource
    void theLogMayHaveAnotherName(TestDatabase kind) throws SQLException {
        String url = taken(kind);
        project(url, "history_table = \"migration_log\"\n").run("upgrade");
        assertThat(tables(kind, url)).containsExactly("alembic_version", "migration_log", "t_bbb1");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheSettingItIsToldAndNotBegunAgain(TestDatabase kind) throws SQLException {
        String url = taken(kind);
        TestProject project =
                new TestProject(folder).configured(url).revision("aaa1", "none").revision("bbb1", "aaa1");

        Output current = project.run("current");
        assertThat(current.code()).isZero();
        assertThat(current.err())
                .contains("Alembic's table alembic_version, at aaa1", "version_table = \"alembic_version\"");
        assertThat(project.run("--json", "current").json())
                .containsEntry(
                        "foreignHistory", Map.of("tool", "Alembic", "table", "alembic_version", "at", List.of("aaa1")));

        Output refused = project.run("upgrade");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Alembic's table alembic_version, at aaa1", "retort stamp REVISION");
        assertThat(tables(kind, url)).as("nothing is left").containsExactly("alembic_version");

        assertThat(project.run("stamp", "aaa1").code()).isZero();
        assertThat(project.run("upgrade").out()).isEqualTo("current: bbb1\n");
    }

    private String taken(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestDatabase.execute(url, AS_ALEMBIC_MAKES_IT);
        TestDatabase.execute(url, "INSERT INTO alembic_version VALUES ('aaa1')");
        return url;
    }

    private TestProject project(String url, String more) {
        return new TestProject(folder)
                .configured(url)
                .write("retort.toml", "url = \"" + url + "\"\nversion_table = \"alembic_version\"\n" + more)
                .revision("aaa1", "none")
                .revision("bbb1", "aaa1");
    }

    private static List<String> definition(TestDatabase kind, String url) throws SQLException {
        if (kind == TestDatabase.SQLITE) {
            return TestDatabase.column(url, "SELECT sql FROM sqlite_master WHERE tbl_name = 'alembic_version'");
        }
        return List.of(
                TestDatabase.column(url, COLUMNS).toString(),
                TestDatabase.column(url, CONSTRAINTS).toString());
    }

    private static List<String> tables(TestDatabase kind, String url) throws SQLException {
        return TestDatabase.column(
                url,
                kind == TestDatabase.SQLITE
                        ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
                        : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }
}
