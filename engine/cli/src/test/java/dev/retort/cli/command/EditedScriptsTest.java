package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An applied revision that was edited is named wherever one would look, and the log tells what was done. */
class EditedScriptsTest {

    private final Path folder;

    EditedScriptsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void anEditIsNamedUntilItIsAccepted(TestDatabase kind) throws SQLException, IOException {
        TestProject project = project(kind);
        project.run("upgrade", "aaa1");
        project.revision("aaa1", "none", "-- created: 2026-01-02T03:04:05Z");
        assertThat(project.run("--json", "check").json()).containsEntry("edited", List.of());
        edit("aaa1", "integer PRIMARY", "integer NOT NULL PRIMARY");

        Output check = project.run("check");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).contains("aaa1").contains("bbb1");
        assertThat(check.err())
                .contains("1 revision edited since being applied")
                .contains("aaa1: its upgrade was edited")
                .contains("--accept-edited");
        assertThat(project.run("--json", "check").json())
                .containsEntry("edited", List.of("aaa1"))
                .containsEntry("edits", Map.of("aaa1", "its upgrade was edited"))
                .containsEntry("pending", List.of("bbb1"));

        Output doctor = project.run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("wrong    applied scripts: edited since being applied: aaa1")
                .contains("aaa1: its upgrade was edited")
                .contains("what to do: undo the edit");

        Output refused = project.run("upgrade");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("a script was edited after it was applied")
                .contains("aaa1.sql: its upgrade was edited")
                .contains("accept it with --accept-edited");
        assertThat(project.run("--json", "current").json()).containsEntry("current", List.of("aaa1"));

        assertThat(project.run("upgrade", "--accept-edited").out()).isEqualTo("current: bbb1\n");
        assertThat(project.run("check").code()).isZero();
        assertThat(project.run("doctor").code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anEditedDowngradeRunsOnlyIfItIsAccepted(TestDatabase kind) throws SQLException, IOException {
        TestProject project = project(kind);
        project.run("upgrade");
        edit("bbb1", "DROP TABLE t_bbb1", "DROP TABLE t_aaa1");

        Output refused = project.run("downgrade", "-1");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("bbb1.sql: its downgrade was edited")
                .contains("accept it with --accept-edited");
        edit("bbb1", "DROP TABLE t_aaa1", "DELETE FROM t_bbb1; DROP TABLE t_bbb1");
        assertThat(project.run("downgrade", "-1", "--accept-edited").code()).isZero();
        assertThat(project.run("downgrade", "-1").code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradeWithNothingInItIsSaid(TestDatabase kind) throws SQLException, IOException {
        TestProject project = project(kind);
        edit("bbb1", "CREATE TABLE t_bbb1 (id integer PRIMARY KEY);", "-- CREATE TABLE t_bbb1 (id integer);");
        String said = "there is nothing in the upgrade of bbb1 for this database";

        assertThat(project.run("check").err()).contains(said);
        assertThat(project.run("--json", "check").json()).containsEntry("empty", List.of("bbb1"));
        assertThat(project.run("doctor").out())
                .contains("warning  upgrades: nothing is in the upgrade of bbb1 for this database");
        assertThat(project.run("upgrade").err()).contains(said).doesNotContain("of aaa1");
        assertThat(project.run("check").err()).doesNotContain(said);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereAlreadyIsSaid(TestDatabase kind) throws SQLException, IOException {
        TestProject project = project(kind);
        edit(
                "bbb1",
                "CREATE TABLE t_bbb1 (id integer PRIMARY KEY);",
                "CREATE TABLE t_bbb1 (id integer); CREATE TABLE IF NOT EXISTS t_aaa1 (other text); DROP VIEW IF EXISTS nix;");

        Output upgrade = project.run("upgrade");

        assertThat(upgrade.code()).isZero();
        assertThat(upgrade.err())
                .containsOnlyOnce("t_aaa1")
                .containsPattern("warning: bbb1.sql:\\d+: .*t_aaa1.*, skipp.*; so the schema may be another")
                .containsPattern("\n  bbb1.sql:\\d+: .*nix.*, skipp");
    }

    private void edit(String id, String from, String to) throws IOException {
        Path file = folder.resolve("migrations").resolve(id + ".sql");
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    @ParameterizedTest
    @EnumSource
    void anEditOfWhatWasTakenBackIsFree(TestDatabase kind) throws SQLException, IOException {
        TestProject project = project(kind);
        project.run("upgrade");
        project.run("downgrade", "aaa1");
        edit("bbb1", "integer PRIMARY", "integer NOT NULL PRIMARY");
        assertThat(project.run("--json", "check").json()).containsEntry("edited", List.of());
        assertThat(project.run("upgrade").code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theLogTellsWhatWasDoneTheNewestFirst(TestDatabase kind) throws SQLException {
        TestProject project = project(kind);
        assertThat(project.run("history", "--log").err()).endsWith("nothing has been done to this database yet\n");
        project.run("upgrade");
        project.run("downgrade", "aaa1");
        List<String> lines = project.run("history", "--log").out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("REVISION  DIRECTION  WHEN (UTC)");
        assertThat(lines.get(1)).matches("bbb1 +downgrade  20.*aaa1");
        assertThat(lines.get(2)).matches("bbb1 +upgrade .*bbb1");
        assertThat(lines.get(3)).matches("aaa1 +upgrade .*aaa1");
        assertThat(project.run("--json", "history", "--log").json().toString())
                .startsWith("{log=[{id=3, revision=bbb1, direction=downgrade, heads=[aaa1], appliedAt=20")
                .contains("checksum=sha256-sql-2:");
    }

    private TestProject project(TestDatabase kind) throws SQLException {
        return new TestProject(folder)
                .configured(kind.create(folder))
                .revision("aaa1", "none")
                .revision("bbb1", "aaa1");
    }
}
