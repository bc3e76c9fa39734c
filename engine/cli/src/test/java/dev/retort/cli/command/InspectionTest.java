package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** heads, branches, history, show, plan: a fork with a label, a merge, and a second root. */
class InspectionTest {

    private final TestProject project;

    InspectionTest(@TempDir Path folder) {
        project = TestProject.onSqlite(folder)
                .revision("aaa1", "none")
                .revision("bbb1", "aaa1", "-- branch_labels: left")
                .revision("ccc1", "aaa1")
                .revision("ddd1", "bbb1, ccc1")
                .revision("xxx1", "none", "-- depends_on: bbb1", "-- created: 2026-01-02T03:04:05Z");
    }

    @Nested
    class History {

        @Test
        void isATableFromTheHeadsDown() {
            assertThat(project.run("history", "-r", "aaa1:ddd1").out())
                    .isEqualTo(
                            """
                            REVISION  DOWN        LABELS  MARKS             MESSAGE
                            ddd1      bbb1, ccc1  left    head, mergepoint  make ddd1
                            bbb1      aaa1        left                      make bbb1
                            ccc1      aaa1                                  make ccc1
                            aaa1      (base)              branchpoint       make aaa1
                            """);
        }

        @Test
        void isDrawnAsAGraph() {
            assertThat(project.run("history", "--tree", "-r", "aaa1:ddd1").out())
                    .isEqualTo(
                            """
                            *  ddd1 (head, mergepoint) make ddd1
                            |\\
                            * |  bbb1 [left] make bbb1
                            | *  ccc1 make ccc1
                            |/
                            *  aaa1 (branchpoint) make aaa1
                            """);
        }

        @Test
        void showsARange() {
            assertThat(ids(project.run("--json", "history", "-r", "bbb1:ddd1"))).containsExactly("ddd1", "bbb1");
            assertThat(ids(project.run("--json", "history", "-r", "aaa1:+1"))).isEmpty();
        }

        @Test
        void countsFromWhereTheDatabaseStands() {
            project.run("upgrade", "bbb1");
            assertThat(ids(project.run("--json", "history", "-r", ":current"))).containsExactly("bbb1", "aaa1");
            assertThat(ids(project.run("--json", "history", "-r", "current:ddd1")))
                    .containsExactly("ddd1", "bbb1");
        }

        @Test
        void marksWhatIsCurrent() {
            assertThat(project.run("history", "-i").out()).doesNotContain("current");
            project.run("upgrade", "bbb1");
            assertThat(project.run("history").out()).doesNotContain("current");
            assertThat(project.run("history", "-i").out()).contains("current");
            assertThat(revision(project.run("--json", "history"), "bbb1")).containsEntry("isCurrent", true);
        }

        @Test
        void toldToAProgramHasAllMembers() {
            Map<String, Object> merge = revision(project.run("--json", "history"), "ddd1");
            assertThat(merge)
                    .containsEntry("down", List.of("bbb1", "ccc1"))
                    .containsEntry("dependsOn", List.of())
                    .containsEntry("labels", List.of("left"))
                    .containsEntry("message", "make ddd1")
                    .containsEntry("created", "")
                    .containsEntry("isHead", true)
                    .containsEntry("isCurrent", false)
                    .containsEntry("isBranchPoint", false)
                    .containsEntry("isMergePoint", true);
            assertThat(String.valueOf(merge.get("path"))).endsWith("ddd1.sql");
            assertThat(revision(project.run("--json", "history"), "xxx1"))
                    .containsEntry("created", "2026-01-02T03:04:05Z")
                    .containsEntry("dependsOn", List.of("bbb1"));
        }

        @Test
        void needsNoDatabaseUnlessAskedForIt() {
            Output output = project.run("--json", "history", "--url", "postgresql://localhost:1/x");
            assertThat(output.code()).isZero();
            assertThat(ids(output)).hasSize(5);
            assertThat(output.err()).startsWith("warning: the current revisions could not be read");
            assertThat(project.run("history", "-i", "--url", "postgresql://localhost:1/x")
                            .code())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Heads {

        @Test
        void areThoseWithoutChildren() {
            assertThat(project.run("--json", "heads").json()).containsEntry("heads", List.of("ddd1", "xxx1"));
        }

        @Test
        void maybeOnlyADependency() {
            project.revision("yyy1", "none", "-- depends_on: ddd1");
            assertThat(project.run("heads").out()).contains("effective head");
            assertThat(project.run("--json", "heads", "--resolve-dependencies").json())
                    .containsEntry("heads", List.of("xxx1", "yyy1"));
        }

        @Test
        void areShownInDetailWhenAsked() {
            assertThat(project.run("heads", "-v").out())
                    .contains("revision ddd1 (head, mergepoint)")
                    .contains("merges:       bbb1, ccc1");
        }
    }

    @Test
    void branchesListsTheChildrenOfABranchPoint() {
        assertThat(project.run("branches").out())
                .contains("aaa1")
                .contains("bbb1")
                .contains("ccc1")
                .doesNotContain("xxx1");
        assertThat(project.run("--json", "branches").json().toString()).contains("children=[bbb1, ccc1]");
    }

    @Nested
    class Show {

        @Test
        void tellsEverything() {
            assertThat(project.run("show", "left@bbb").out())
                    .startsWith("revision bbb1\n")
                    .contains("parent:       aaa1\n")
                    .contains("labels:       left\n")
                    .contains("message:      make bbb1\n")
                    .contains("bbb1.sql");
        }

        @Test
        void takesSeveralAndTheirParents() {
            assertThat(ids(project.run("show", "--json", "ddd1", "xxx1", "aaa1")))
                    .containsExactly("ddd1", "xxx1", "aaa1");
        }

        @Test
        void hasNothingToSayAboutTheEmptyState() {
            assertThat(project.run("show", "base").code()).isZero();
            assertThat(project.run("show", "current").code()).isZero();
        }
    }

    @Nested
    class Plan {

        @Test
        void tellsStepsAndRowsWithoutADatabase() {
            Output plan = project.run(
                    "--json", "--url", "postgresql://localhost:1/x", "plan", "upgrade", "ddd1", "--from", "aaa1");
            assertThat(plan.code()).isZero();
            assertThat(plan.json()).containsEntry("heads", List.of("ddd1"));
            assertThat(String.valueOf(plan.json().get("steps")))
                    .contains("heads=[bbb1, ccc1]")
                    .endsWith("{revision=ddd1, direction=upgrade, heads=[ddd1], millis=0}]");
        }

        @Test
        void startsFromSeveralRows() {
            assertThat(project.run("plan", "upgrade", "ddd1", "--from", "bbb1,ccc1")
                            .out())
                    .isEqualTo(
                            """
                            REVISION  DIRECTION  VERSION ROWS AFTER IT  MESSAGE
                            ddd1      upgrade    ddd1                   make ddd1
                            afterwards: ddd1
                            """);
        }

        @Test
        void startsFromTheDatabaseIfNotToldOtherwise() {
            project.run("upgrade", "heads");
            assertThat(project.run("plan", "upgrade", "heads").err()).isEqualTo("nothing to do\n");
            assertThat(project.run("plan", "downgrade", "ccc1").out()).contains("ddd1      downgrade");
            assertThat(project.run("plan", "stamp", "aaa1").out()).contains("stamp");
        }

        @Test
        void takesOneTargetOnly() {
            assertThat(project.run("plan", "upgrade", "aaa1", "bbb1").code()).isEqualTo(2);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> revisions(Output output) {
        return (List<Map<String, Object>>) output.json().getOrDefault("revisions", List.of());
    }

    private static List<String> ids(Output output) {
        return revisions(output).stream()
                .map(revision -> String.valueOf(revision.get("id")))
                .toList();
    }

    private static Map<String, Object> revision(Output output, String id) {
        return revisions(output).stream()
                .filter(revision -> id.equals(revision.get("id")))
                .findFirst()
                .orElseThrow();
    }
}
