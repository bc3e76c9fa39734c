package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionCommandTest {

    private final TestProject project;

    RevisionCommandTest(@TempDir Path folder) {
        project = TestProject.onSqlite(folder);
    }

    @Test
    void writesAnSqlFileThatIsTheNewHead() {
        Output output = project.run("revision", "-m", "Add users", "--rev-id", "aaa1");
        assertThat(output.code()).isZero();
        assertThat(project.scripts()).singleElement().asString().matches("\\d{8}_\\d{6}_aaa1_add_users\\.sql");
        assertThat(output.out()).endsWith(project.scripts().get(0) + "\n");
        assertThat(project.run("heads").out()).contains("aaa1").contains("Add users");
        assertThat(project.run("upgrade").out()).isEqualTo("current: aaa1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/tmp/evil", "..", "a/../../b"})
    void writesNothingOutsideOfItsLocation(String id) throws IOException {
        for (String template : List.of("{rev}_{slug}", "{rev}", "{year}/{rev}")) {
            project.write("retort.toml", "file_template = \"" + template + "\"\nrecursive = true\n");
            Output output = project.run("--json", "revision", "--rev-id", id, "-m", "x " + template);
            assertThat(output.code()).as(output.out()).isIn(0, 1);
            if (output.code() == 0) {
                Path written = project.folder().resolve("migrations");
                try (Stream<Path> files = Files.walk(written)) {
                    written = files.filter(file -> file.toString().endsWith(".sql"))
                            .findFirst()
                            .orElseThrow();
                }
                assertThat(written.normalize().toString())
                        .as(template)
                        .contains("migrations/")
                        .doesNotContain("..");
                Files.delete(written);
            }
        }
    }

    @Test
    void writesAJavaClassThatRuns() {
        project.run("revision", "-m", "Add users", "--java", "--rev-id", "aaa1");
        assertThat(project.scripts()).singleElement().asString().matches("R\\d{8}_\\d{6}_aaa1_add_users\\.java");
        assertThat(project.run("upgrade").out()).isEqualTo("current: aaa1\n");
    }

    @Test
    void writesWhatIsConfiguredUnlessToldOtherwise() {
        project.write("retort.toml", "script_kind = \"java\"\n");
        project.run("revision", "--rev-id", "aaa1");
        project.run("revision", "--rev-id", "bbb1", "--sql-file");
        assertThat(project.scripts())
                .satisfiesExactly(sql -> assertThat(sql).endsWith("_bbb1.sql"), java -> assertThat(java)
                        .endsWith("_aaa1.java"));
    }

    @Test
    void tellsAProgramWhatItWrote() {
        Output output = project.run("--json", "revision", "-m", "x", "--rev-id", "aaa1", "--branch-label", "port");
        assertThat(output.json().get("revision"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("id", "aaa1")
                .containsEntry("down", List.of())
                .containsEntry("labels", List.of("port"))
                .containsKeys("path", "created", "message", "dependsOn");
    }

    @Test
    void mergeJoinsAllHeads() {
        project.revision("aaa1", "none").revision("bbb1", "aaa1").revision("ccc1", "aaa1");
        assertThat(project.run("upgrade").code()).isEqualTo(5);
        assertThat(project.run("merge", "--rev-id", "ddd1").code()).isZero();
        assertThat(project.scripts()).anyMatch(name -> name.endsWith("_ddd1_merge_bbb1_and_ccc1.sql"));
        assertThat(project.run("upgrade").out()).isEqualTo("current: ddd1\n");
    }

    @Test
    void mergeTakesOneRevisionAsAnOrdinaryParent() {
        project.revision("aaa1", "none");
        assertThat(project.run("merge", "aaa1", "--rev-id", "bbb1").code()).isZero();
        assertThat(project.run("--json", "heads").json()).containsEntry("heads", List.of("bbb1"));
    }

    @Test
    void dependenciesAndLabelsAreWritten() throws IOException {
        project.revision("aaa1", "none");
        project.run("revision", "--rev-id", "bbb1", "--head", "base", "--depends-on", "aa", "--branch-label", "port");
        Path file =
                project.folder().resolve("migrations").resolve(project.scripts().get(0));
        assertThat(Files.readString(file))
                .contains("-- down_revision: none\n")
                .contains("-- depends_on: aaa1\n")
                .contains("-- branch_labels: port\n");
    }

    @Test
    void spliceBeginsABranchInTheMiddle() {
        project.revision("aaa1", "none").revision("bbb1", "aaa1");
        assertThat(project.run("revision", "--head", "aaa1", "--rev-id", "ccc1", "--splice")
                        .code())
                .isZero();
        assertThat(project.run("--json", "heads").json()).containsEntry("heads", List.of("ccc1", "bbb1"));
        assertThat(project.run("branches").out())
                .contains("aaa1")
                .contains("bbb1")
                .contains("ccc1");
    }

    @Test
    void aNewRevisionGoesWhereItsParentIs() {
        project.write("retort.toml", "locations = [\"migrations/one\", \"migrations/two\"]\n")
                .write("migrations/one/README.md", "")
                .write("migrations/two/README.md", "");
        assertThat(project.run("revision", "--rev-id", "aaa1").err()).contains("--version-path");
        project.run("revision", "--rev-id", "aaa1", "--version-path", "migrations/two");
        project.run("revision", "--rev-id", "bbb1");
        assertThat(project.scripts())
                .filteredOn(name -> name.endsWith(".sql"))
                .hasSize(2)
                .allMatch(name -> name.startsWith("two/"));
    }

    @Test
    void aTemplateWithFoldersNeedsRecursion() {
        project.write("retort.toml", "file_template = \"{year}/{rev}\"\n");
        assertThat(project.run("revision", "--rev-id", "aaa1").err())
                .contains("'file_template' makes subfolders")
                .contains("recursive = true");
        project.write("retort.toml", "file_template = \"{year}/{rev}\"\nrecursive = true\n");
        project.run("revision", "--rev-id", "aaa1");
        assertThat(project.scripts()).singleElement().asString().matches("\\d{4}/aaa1\\.sql");
        assertThat(project.run("--json", "heads").json()).containsEntry("heads", List.of("aaa1"));
    }

    @Test
    void settingsForFilesAreCheckedFirst() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "timezone = \"Nowhere/Land\"", "there is no time zone called 'Nowhere/Land'",
                        "file_template = \"{revv}\"", "it has the unknown token 'revv'",
                        "truncate_slug_length = -1", "must be a whole number of at least 1",
                        "script_kind = \"xml\"", "'script_kind' cannot be 'xml'")
                .entrySet()) {
            project.write("retort.toml", wrong.getKey() + "\n");
            assertThat(project.run("revision").err()).contains(wrong.getValue());
        }
        assertThat(project.scripts()).isEmpty();
    }

    @Test
    void aFailingHookLeavesNothing() {
        project.write("retort.toml", "post_write_hooks = [\"false\"]\n");
        assertThat(project.run("revision").err()).contains("ended with exit status 1");
        assertThat(project.scripts()).isEmpty();
    }

    @Test
    void autogenerateIsNotThereYet() {
        assertThat(project.run("revision", "--autogenerate"))
                .satisfies(output -> assertThat(output.code()).isEqualTo(2))
                .satisfies(output -> assertThat(output.err()).contains("there is no option '--autogenerate'"));
    }
}
