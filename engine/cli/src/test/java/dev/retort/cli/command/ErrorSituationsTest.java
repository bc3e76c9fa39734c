package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference calls E1 to E37, as far as it reaches the command line. Ids are the reference's. */
class ErrorSituationsTest {

    private final TestProject project;

    ErrorSituationsTest(@TempDir Path folder) {
        project = TestProject.onSqlite(folder);
    }

    @Nested
    class WithOneLine {

        WithOneLine() {
            project.revision("aaa1", "none").revision("bbb1", "aaa1").revision("ccc1", "bbb1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "E4  | upgrade nope    | no revision or label is called 'nope'",
                    "E4  | upgrade x@head  | no branch is called 'x'",
                    "E8  | upgrade -1      | upgrade cannot go by -1",
                    "E8  | downgrade +1    | downgrade cannot go by +1",
                    "E8  | downgrade -1    | no revision is applied",
                    "E8  | upgrade +9      | there are only 3 of 9 steps above",
                    "E10 | upgrade ccc1+1  | there are only 0 of 1 steps above 'ccc1'",
                    "E15 | upgrade aaa1:bbb1   | 'aaa1:bbb1' is a range, but one target is needed",
                    "E15 | stamp aaa1:bbb1     | 'aaa1:bbb1' is a range, but one target is needed",
                    "E17 | history -r a:b:c    | 'a:b:c' is not a range",
                    "E36 | history -r aaa1     | 'aaa1' is not a range",
                    "E5  | history -r ccc1:aaa1 | revision 'ccc1' is not an ancestor of the end of the range",
                    "E6  | downgrade bbb1  | cannot downgrade to 'bbb1': it is not below the current revisions",
                    "E21 | show +1         | '+1'",
                    "E23 | revision --head aaa1 | revision 'aaa1' is not a head",
                    "E24 | revision --head ccc1 --head head | revision 'ccc1' is named twice as a parent",
                    "E25 | revision --rev-id a@b   | the revision id 'a@b' contains '@'",
                    "E25 | revision --rev-id head  | 'head' cannot be used as revision id",
                    "E25 | revision --branch-label a+b | contains '+'",
                    "E26 | revision --branch-label aaa1 | the label 'aaa1' of revision",
                    "E27 | revision --rev-id ccc1 --head ccc1 | ccc1",
                    "E30 | revision --rev-id aaa1  | two revisions have the id 'aaa1'",
                    "E31 | revision --version-path other | other' is not one of the configured locations",
                    "E35 | edit base       | 'base' has no file",
                    "E35 | edit current    | 'current' has no file",
                    "--  | merge           | merging needs at least two heads",
                    "--  | --config none.toml heads | the configuration file cannot be read",
                    "--  | --env prod heads | there is no environment called 'prod'",
                    "--  | -x lock=1 heads | there is no setting called 'lock'"
                })
        void oneMessageAndExitCode1(String row, String command, String message) {
            List<String> before = project.scripts();
            Output output = project.run(command.split(" "));
            assertThat(output.code()).as(row).isEqualTo(1);
            assertThat(output.out()).as(row).isEmpty();
            assertThat(output.err())
                    .as(row)
                    .contains("error: ")
                    .contains(message)
                    .contains("what to do: ")
                    .doesNotContain("\tat ");
            assertThat(project.scripts()).as(row).isEqualTo(before);
        }

        @Test
        void walkingDownTooFarSaysHowFarItGoes() {
            project.run("upgrade");
            assertThat(project.run("downgrade", "bbb1-5").err()).contains("of 5 steps below 'bbb1'");
        }

        @Test
        void rowsThatOverlapAreRefused() throws SQLException {
            project.run("ensure-version");
            String url = "sqlite:///" + project.folder().resolve("app.db");
            TestDatabase.execute(url, "INSERT INTO retort_version VALUES ('aaa1'), ('bbb1')");
            assertThat(project.run("upgrade").err())
                    .contains("the version table lists 'bbb1' and also what is below it")
                    .contains("stamp --purge");
        }
    }

    @Nested
    class WithTwoHeads {

        WithTwoHeads() {
            project.revision("base1", "none").revision("left1", "base1", "-- branch_labels: port");
            project.revision("lefty", "base1");
        }

        @Test
        void headMustBeSaidMoreExactly() {
            for (String command : List.of("upgrade head", "stamp head", "show head", "revision -m x")) {
                Output output = project.run(command.split(" "));
                assertThat(output.code()).as(command).isEqualTo(5);
                assertThat(output.err())
                        .as(command)
                        .contains("'head' means 2 heads, but one revision is needed")
                        .contains("heads: left1, lefty")
                        .contains("<label>@head");
            }
        }

        @Test
        void theStartOfSeveralIdsIsAmbiguous() {
            assertThat(project.run("upgrade", "left").err())
                    .contains("2 ids or labels start with 'left'")
                    .contains("matches: left1, lefty")
                    .contains("type more characters");
        }

        @Test
        void aRevisionOfAnotherBranchIsRefused() {
            assertThat(project.run("upgrade", "port@lefty").err()).contains("revision 'lefty' is not on branch 'port'");
        }

        @Test
        void aDowngradeOfABranchThatIsNotThereIsRefused() {
            project.run("upgrade", "lefty");
            Output output = project.run("downgrade", "port@base1");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.err())
                    .contains("cannot downgrade to 'base1': nothing of branch 'port' is applied above it")
                    .contains("asked for: port@base1");
            assertThat(project.run("--json", "current").json()).containsEntry("current", List.of("lefty"));
        }

        @Test
        void aWalkUpMustNotDivide() {
            project.run("upgrade", "base1");
            assertThat(project.run("upgrade", "+1").err()).contains("there are several ways up from 'base1'");
        }

        @Test
        void aWalkNeedsOneStart() {
            project.run("upgrade", "heads");
            assertThat(project.run("upgrade", "+1").err()).contains("could start from 2 current revisions");
        }

        @Test
        void aWalkDownFromSeveralRowsSaysWhichItTakes() {
            project.run("upgrade", "heads");
            Output output = project.run("downgrade", "-1");
            assertThat(output.err())
                    .startsWith("warning: '-1' counts from left1, the first of 2 current revisions")
                    .contains("downgrade left1");
            assertThat(output.out()).isEqualTo("current: lefty\n");
        }

        @Test
        void aWalkDownMustNotDivide() {
            assertThat(project.run("merge", "heads").code()).isZero();
            project.run("upgrade");
            assertThat(project.run("downgrade", "-1").err())
                    .contains("there are several ways down from")
                    .contains("possible: ");
        }
    }

    @Nested
    class WithBrokenScripts {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "E28 | aaa1 | aaa1 | revision 'aaa1' names itself as its parent",
                    "E29 | aaa1 | gone | the parent 'gone' of revision 'aaa1' doesn't exist",
                })
        void theGraphIsRefused(String row, String id, String down, String message) {
            project.revision(id, down);
            for (String command : List.of("heads", "history", "upgrade", "current", "revision -m x")) {
                assertThat(project.run(command.split(" ")).err())
                        .as(row + " " + command)
                        .contains(message);
            }
        }

        @Test
        void aProgramGetsEachProblem() {
            project.revision("aaa1", "gone").revision("bbb1", "lost");
            assertThat(project.run("--json", "heads").json().get("error"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("code", "invalid-graph")
                    .extractingByKey("details", InstanceOfAssertFactories.MAP)
                    .extractingByKey("problems", InstanceOfAssertFactories.list(Map.class))
                    .extracting(String::valueOf)
                    .satisfiesExactlyInAnyOrder(
                            first -> assertThat(first).contains("code=missing-parent", "ids=[aaa1, gone]"),
                            second -> assertThat(second).contains("code=missing-parent", "ids=[bbb1, lost]"));
        }

        @Test
        void brokenScriptsAreListedWithTheirPlaces() {
            project.revision("aaa1", "none", "-- labels: 'a b'").revision("bbb1", "none", "-- labels: 'c d'");
            assertThat(project.run("--json", "heads").json().get("error"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extractingByKey("details", InstanceOfAssertFactories.MAP)
                    .extractingByKey("problems", InstanceOfAssertFactories.list(Map.class))
                    .hasSize(2)
                    .allSatisfy(problem ->
                            assertThat(String.valueOf(problem.get("details"))).contains(".sql"));
        }

        @Test
        void aCircleIsShown() {
            project.revision("aaa1", "bbb1").revision("bbb1", "aaa1");
            assertThat(project.run("heads").err()).contains("form a cycle").contains("aaa1 -> bbb1");
        }

        @Test
        void aCircleOfDependenciesIsShown() {
            project.revision("aaa1", "none", "-- depends_on: bbb1").revision("bbb1", "none", "-- depends_on: aaa1");
            assertThat(project.run("heads").err()).contains("the parents and dependencies of 2 revisions form a cycle");
        }

        @Test
        void aMissingDependencyIsNamed() {
            project.revision("aaa1", "none", "-- depends_on: gone");
            assertThat(project.run("heads").err()).contains("revision 'aaa1' depends on 'gone', which doesn't exist");
        }

        @Test
        void aDependencyOnItselfIsNamed() {
            project.revision("aaa1", "none", "-- depends_on: aaa1");
            assertThat(project.run("heads").err()).contains("revision 'aaa1' depends on itself");
        }

        @Test
        void twoFilesWithOneIdAreNamed() {
            project.revision("aaa1", "none")
                    .write("migrations/other.sql", "-- revision: aaa1\n-- message: twin\n\n-- upgrade\n-- downgrade\n");
            assertThat(project.run("heads").err())
                    .contains("two revisions have the id 'aaa1'")
                    .contains("first: make aaa1")
                    .contains("second: twin");
        }

        @Test
        void aLabelInTwoFilesIsNamed() {
            project.revision("aaa1", "none", "-- branch_labels: net").revision("bbb1", "aaa1", "-- branch_labels: net");
            assertThat(project.run("heads").err()).contains("the label 'net' of revision 'bbb1' is already in use");
        }

        @Test
        void allProblemsAreToldAtOnce() {
            project.revision("aaa1", "gone").revision("bbb1", "bbb1");
            assertThat(project.run("heads").err())
                    .contains("the parent 'gone' of revision 'aaa1' doesn't exist")
                    .contains("'bbb1' names itself");
        }

        @Test
        void aFileWithoutIdIsNamed() {
            project.write("migrations/x.sql", "-- upgrade\nSELECT 1;\n");
            assertThat(project.run("heads").err())
                    .contains("the file doesn't say which revision it is")
                    .contains("x.sql");
        }

        @Test
        void aClassThatDoesNotCompileIsNamed() {
            project.write("migrations/R1.java", "public class R1 implements Nothing {}\n");
            Output output = project.run("upgrade");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.err()).contains("R1.java").contains("Nothing");
        }
    }

    @Nested
    class WithTheDatabase {

        @Test
        void noUrlSaysWhereItWasLookedFor() {
            project.write("retort.toml", "");
            Output output = project.run("--json", "current");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.out())
                    .contains("missing-url")
                    .contains("DATABASE_URL")
                    .contains("--url");
        }

        @Test
        void anUnreachableServerIsNamed() {
            Output output = project.run("--url", "postgresql://me@localhost:1/app", "current");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.err())
                    .contains("no connection to the database")
                    .contains("host: localhost")
                    .contains("port: 1");
        }

        @Test
        void anUnknownKindIsRefused() {
            assertThat(project.run("--url", "mysql://localhost/app", "current").err())
                    .contains("there is no dialect for 'mysql://'");
        }
    }

    @Test
    void toldToAProgramTheyHaveCodeMessageAndDetails() {
        project.revision("aaa1", "none").revision("bbb1", "none");
        Output output = project.run("--json", "upgrade");
        assertThat(output.code()).isEqualTo(5);
        assertThat(output.err()).isEmpty();
        assertThat(output.json()).containsOnlyKeys("error");
        assertThat(String.valueOf(output.json().get("error")))
                .startsWith("{code=multiple-heads, message='head' means 2 heads, but one revision is needed,")
                .contains("details={heads=aaa1, bbb1, cure=");
    }

    @Test
    void questionsMakeNoDatabaseFile() {
        project.revision("aaa1", "none");
        for (String command :
                List.of("current", "history -i", "--json history", "check", "doctor", "plan upgrade head")) {
            assertThat(project.run(command.split(" ")).err()).contains("the database does not exist yet");
            assertThat(project.folder().resolve("app.db")).doesNotExist();
        }
    }

    @Test
    void aNamingPatternForNothingIsRefused() {
        project.write("retort.toml", "url = \"sqlite://\"\n[naming]\nuniqe = \"x\"\n");
        assertThat(project.run("upgrade").err())
                .contains("'naming' has no pattern for 'uniqe'")
                .contains("retort.toml:")
                .contains("unique");
    }

    @Test
    void aLocationThatIsNotThereIsNamed() {
        project.write("retort.toml", "locations = [\"versions\"]\n");
        assertThat(project.run("heads").err())
                .contains("a script location doesn't exist")
                .contains("versions");
    }
}
