package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code --sql} and {@code --dry-run}. */
class ScriptOptionsTest {

    private final Path folder;

    ScriptOptionsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private TestProject line(String url) {
        return new TestProject(folder).configured(url).revision("aaa1", "none").revision("bbb1", "aaa1");
    }

    @Test
    void aScriptNeedsNoDatabase() {
        TestProject project = line("postgresql://nobody@nowhere.invalid/shop");

        Output up = project.run("upgrade", "--sql");
        assertThat(up.code()).isZero();
        assertThat(up.out())
                .startsWith("\\set ON_ERROR_STOP on\n")
                .contains("-- upgrade aaa1 -> bbb1, make bbb1\nCREATE TABLE t_bbb1")
                .endsWith("COMMIT;\n");
        assertThat(up.err()).isEmpty();
        assertThat(project.run("upgrade", "aaa1:bbb1", "--sql").out()).doesNotContain("t_aaa1");
        assertThat(project.run("downgrade", "bbb1:base", "--sql").out()).contains("DROP TABLE t_aaa1");
        assertThat(project.run("stamp", "bbb1", "--sql").out()).contains("VALUES ('bbb1')");
    }

    @Test
    void aPasswordInAScriptStaysThere() {
        TestProject project = new TestProject(folder)
                .configured("postgresql://nobody@nowhere.invalid/shop")
                .write("migrations/aaa1.sql", "-- revision: aaa1\n-- upgrade\nCREATE ROLE app PASSWORD 'given';\n");

        assertThat(project.run("upgrade", "--sql").out()).contains("PASSWORD 'given'");
    }

    @Test
    void whatDoesNotGoTogetherIsWrongUsage() {
        TestProject project = line("postgresql://nobody@nowhere.invalid/shop");

        for (List<String> wrong : List.of(
                List.of("upgrade", "--sql", "--dry-run"),
                List.of("--json", "upgrade", "--sql"),
                List.of("stamp", "head", "--sql", "--purge"))) {
            assertThat(project.run(wrong.toArray(String[]::new)).code()).isEqualTo(2);
        }
        assertThat(project.run("downgrade", "base", "--sql").err()).contains("from:to");
        assertThat(project.run("stamp", "base:aaa1", "aaa1:bbb1", "--sql").err())
                .contains("a script starts from one state of the database")
                .contains("base:aaa1 aaa1:bbb1");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunShowsStepsAndStatementsAndRunsNothing(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = line(url);
        project.run("upgrade", "aaa1");

        Output dry = project.run("upgrade", "--dry-run");

        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("bbb1").contains("afterwards: bbb1").contains("CREATE TABLE t_bbb1");
        assertThat(dry.out()).as("statements of the revisions alone").doesNotContain("retort_version", "BEGIN");
        assertThat(project.run("upgrade", "--dry-run", "-v").out())
                .contains("retort_version", "BEGIN", "CREATE TABLE t_bbb1");
        assertThat(project.run("--json", "upgrade", "--dry-run").json()).containsKeys("steps", "heads", "script");
        assertThat(project.run("downgrade", "base", "--dry-run").out()).contains("DROP TABLE t_aaa1");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .containsExactly("aaa1");
    }

    @Test
    void timeoutsComeFromTheConfiguration() {
        TestProject project = line("postgresql://nobody@nowhere.invalid/shop");

        assertThat(project.run("upgrade", "--sql", "-x", "lock_wait=3s", "-x", "statement_timeout=5m")
                        .out())
                .contains("SET LOCAL lock_timeout = '3000ms'")
                .contains("SET LOCAL statement_timeout = '300000ms'");
    }
}
