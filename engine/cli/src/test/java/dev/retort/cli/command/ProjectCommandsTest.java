package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** init, list-templates, config, doctor, edit, and the program itself. */
class ProjectCommandsTest {

    private final Path folder;
    private final TestProject project;

    ProjectCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        this.project = new TestProject(folder);
    }

    @Nested
    class Init {

        @ParameterizedTest
        @ValueSource(strings = {"sql", "java"})
        void makesAProjectInWhichTheNextCommandsRun(String template) {
            assertThat(project.run("init", "--template", template).code()).isZero();
            String url = "sqlite:///" + folder.resolve("app.db");
            assertThat(project.run("heads").err()).startsWith("no revisions yet; create one with");
            assertThat(project.run("check", "--url", url).code()).isZero();
            assertThat(project.run("revision", "-m", "first").code()).isZero();
            assertThat(project.scripts()).singleElement().asString().endsWith("." + template);
            assertThat(project.run("upgrade", "--url", url).code()).isZero();
            assertThat(project.run("downgrade", "base", "--url", url).code()).isZero();
        }

        @Test
        void makesAProjectForSeveralDatabases() {
            project.run("init", "db", "--template", "multi-database");
            for (String environment : new String[] {"orders", "billing"}) {
                String url = "sqlite:///" + folder.resolve(environment + ".db");
                assertThat(project.run("-e", environment, "revision", "--rev-id", environment)
                                .code())
                        .isZero();
                assertThat(project.run("-e", environment, "--url", url, "upgrade")
                                .out())
                        .isEqualTo("current: " + environment + "\n");
            }
        }

        @Test
        void withSeveralDatabasesOneMustBeChosen() {
            assertThat(project.run("init", "-t", "multi-database").out()).contains("retort --env orders revision -m");
            for (String command : new String[] {"revision", "upgrade", "current", "heads"}) {
                assertThat(project.run(command).err())
                        .contains("no environment was chosen")
                        .contains("environments: billing, orders")
                        .contains("--env billing");
            }
            assertThat(project.run("doctor").out()).contains("what to do: choose one with --env");
        }

        @Test
        void neverTouchesWhatIsThere() throws IOException {
            project.write("retort.toml", "# mine\n");
            Output again = project.run("init");
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("there is a configuration already; nothing was written");
            assertThat(folder.resolve("retort.toml")).hasContent("# mine\n");
            assertThat(folder.resolve("migrations")).doesNotExist();

            Files.delete(folder.resolve("retort.toml"));
            project.write("migrations/x.sql", "");
            assertThat(project.run("init").err()).contains("the folder for revisions is not empty");
            assertThat(folder.resolve("retort.toml")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"sql", "java"})
        void writesTheUrlThatItIsGiven(String template) throws IOException {
            String url = "sqlite:///" + folder.resolve("a \"b\\c\".db");
            Output output = project.run("init", "-t", template, "--url", url);
            assertThat(output.out()).contains("next: run: retort revision").doesNotContain("password");
            assertThat(project.run("config").out()).contains(url).doesNotContain("app.db\n");
            assertThat(project.run("revision", "--rev-id", "a1").code()).isZero();
            assertThat(project.run("upgrade").code()).isZero();
            assertThat(folder.resolve("a \"b\\c\".db")).exists();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "postgresql://u:SECRET@h/db",
                    "postgresql://u@h/db?password=SECRET",
                    "jdbc:postgresql://h/db?user=u&password=SECRET"
                })
        void writesNoPassword(String url) throws IOException {
            Output output = project.run("init", "--url", url);
            assertThat(output.out()).contains("the password was not written; give it in RETORT_PASSWORD");
            assertThat(folder.resolve("retort.toml"))
                    .content()
                    .contains("\nurl = \"postgresql://u@h/db\"\n")
                    .doesNotContain("SECRET");
        }

        @Test
        void refusesWhatItWouldPassOver() {
            assertThat(project.run("init", "--url", "postgresql://u:SECRET@h:99999/db")
                            .err())
                    .contains("there is no port 99999")
                    .doesNotContain("SECRET");
            assertThat(project.run("init", "-t", "multi-database", "--url", "sqlite:///a.db")
                            .err())
                    .contains("has several databases: leave out --url");
            for (String[] given : new String[][] {{"--env", "production"}, {"-x", "version_table=v"}}) {
                Output output = project.run("init", given[0], given[1]);
                assertThat(output.code()).isEqualTo(2);
                assertThat(output.err()).contains("init takes no --env and no -x");
            }
            assertThat(folder.resolve("retort.toml")).doesNotExist();
        }

        @Test
        void knowsItsTemplates() {
            Output unknown = project.run("init", "-t", "python");
            assertThat(unknown.code()).isEqualTo(2);
            assertThat(unknown.err()).contains("there is no template 'python'; choose from sql, java, multi-database");
            assertThat(project.run("list-templates").out()).contains("sql", "java", "multi-database");
            assertThat(project.run("--json", "list-templates").json()).containsOnlyKeys("templates");
        }
    }

    @Nested
    class Configuration {

        @Test
        void isShownWithOriginsAndWithoutSecrets() {
            project.write(
                            "retort.toml",
                            "url = \"postgresql://me:pw1@h/d\"\npassword = \"pw2\"\n[env.prod]\nuser = \"root\"\n")
                    .variable("RETORT_TIMEZONE", "Europe/Berlin");
            String shown = project.run("-e", "prod", "-x", "naming=common", "config", "--show-origin")
                    .out();
            assertThat(shown.lines().map(line -> line.replaceAll(" {2,}", " | ")))
                    .contains(
                            "SETTING | VALUE | ORIGIN",
                            "url | postgresql://me:***@h/d | retort.toml:1",
                            "password | *** | retort.toml:2",
                            "user | root | retort.toml:4",
                            "timezone | Europe/Berlin | RETORT_TIMEZONE",
                            "naming | common | -x naming",
                            "lock_timeout | 60s | default");
            assertThat(project.run("config").out()).doesNotContain("ORIGIN");
            assertThat(project.run("--json", "config").json().toString())
                    .contains("{key=timezone, value=Europe/Berlin, origin=RETORT_TIMEZONE}");
        }

        @Test
        void namesAMissingVariableAndGoesOn() {
            project.write("retort.toml", "password = \"${env:PW}\"\n");
            assertThat(project.run("config").out()).contains("needs the environment variable PW, which is not set");
        }

        @Test
        void takesPropertiesBehindTheProgramsName() {
            assertThat(project.run("-Dretort.timezone=Asia/Tokyo", "config", "--show-origin")
                            .out())
                    .contains("Asia/Tokyo")
                    .contains("-Dretort.timezone");
        }
    }

    @Nested
    class Doctor {

        @Test
        void findsAHealthyProjectWell() {
            TestProject.onSqlite(folder).revision("aaa1", "none").run("upgrade");
            Output output = project.run("doctor");
            assertThat(output.code()).isZero();
            assertThat(output.out().lines())
                    .allMatch(line -> line.startsWith("ok "))
                    .extracting(line -> line.replaceAll("^ok +(.*?):.*", "$1"))
                    .containsExactly(
                            "java",
                            "configuration",
                            "settings",
                            "scripts",
                            "database",
                            "version rows",
                            "applied scripts",
                            "lock");
            assertThat(project.run("--json", "doctor").json()).containsEntry("ok", true);
        }

        @Test
        void warnsOfWhatIsPendingAndOfSeveralHeads() {
            TestProject.onSqlite(folder).revision("aaa1", "none").revision("bbb1", "none");
            Output output = project.run("doctor");
            assertThat(output.code()).isZero();
            assertThat(output.out())
                    .contains("warning  scripts: 2 revisions, 2 heads")
                    .contains("warning  version rows: (none): 2 pending");
        }

        @Test
        void saysAllThatIsWrongAtOnce() {
            new TestProject(folder).configured("postgresql://localhost:1/x").revision("aaa1", "gone");
            Output output = project.run("doctor");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.out())
                    .contains("wrong    scripts: the parent 'gone' of revision 'aaa1' doesn't exist")
                    .contains("wrong    database: no connection to the database")
                    .contains("what to do:");
            assertThat(project.run("--json", "doctor").json()).containsEntry("ok", false);
        }

        @Test
        void namesASettingThatCannotBeUsed() {
            TestProject.onSqlite(folder).revision("aaa1", "none");
            assertThat(project.run("doctor", "-x", "timezone=Nowhere").out())
                    .contains("wrong    settings: there is no time zone called 'Nowhere'");
            assertThat(project.run("doctor", "-x", "lock_timeout=soon").out()).contains("wrong    settings:");
        }

        @Test
        void saysWhyADatabaseFileCannotBeUsed() {
            project.configured("sqlite:///" + folder.resolve("nowhere/app.db"));
            assertThat(project.run("doctor").out())
                    .contains("wrong    database: the database file cannot be used: the folder")
                    .contains("what to do: create the folder");
            project.configured("sqlite:///" + folder);
            assertThat(project.run("doctor").out()).contains("cannot be used: it is a folder");
        }

        @Test
        void namesAVersionRowThatNoScriptIsKnownFor() {
            TestProject.onSqlite(folder).revision("aaa1", "none").run("upgrade");
            project.write("migrations/aaa1.sql", "-- revision: other\n\n-- upgrade\n-- downgrade\n");
            assertThat(project.run("doctor").out())
                    .contains("wrong    version rows: the version table lists revision 'aaa1'")
                    .contains("stamp --purge");
        }

        @ParameterizedTest
        @EnumSource
        void namesWhoHoldsTheLockAlsoBeforeTheFirstRevision(TestDatabase database) throws Exception {
            String url = database.create(folder);
            project.revision("aaa1", "none");
            try (Connection connection = TestDatabase.connect(url);
                    RunLock.Held held = Dialects.onClassPath()
                            .of(connection)
                            .runLock()
                            .acquire(() -> TestDatabase.connect(url), connection, "retort_version", Duration.ZERO)) {
                assertThat(held).isNotNull();
                assertThat(project.run("--url", url, "doctor").out())
                        .contains("warning  lock: another run holds the lock")
                        .contains("process " + ProcessHandle.current().pid())
                        .contains("what to do: wait for");
            }
            assertThat(project.run("--url", url, "doctor").out()).contains("ok       lock: free");
        }

        @Test
        void stopsAtAConfigurationThatCannotBeRead() {
            project.write("retort.toml", "urll = 5\n");
            assertThat(project.run("doctor").out())
                    .contains("wrong    configuration: there is no setting called 'urll'")
                    .doesNotContain("database");
        }
    }

    @Nested
    class Edit {

        @Test
        void opensTheFileInTheEditor() throws IOException {
            TestProject.onSqlite(folder).revision("aaa1", "none").revision("bbb1", "aaa1");
            project.variable("EDITOR", "sed -i s/bbb1/edited/");
            assertThat(project.run("edit", "head").code()).isZero();
            assertThat(Files.readString(folder.resolve("migrations/bbb1.sql"))).contains("edited");
        }

        @Test
        void saysWhenTheEditorFails() {
            TestProject.onSqlite(folder).revision("aaa1", "none");
            project.variable("VISUAL", "false");
            assertThat(project.run("edit", "aaa1").err()).contains("the editor failed: exit status 1");
            project.variable("VISUAL", "no-such-editor");
            assertThat(project.run("edit", "aaa1").err()).contains("no-such-editor");
        }

        @Test
        void saysWhenThereIsNone() {
            TestProject.onSqlite(folder).revision("aaa1", "none");
            assertThat(project.run("edit", "aaa1").err()).contains("set VISUAL or EDITOR");
        }
    }

    @Nested
    class TheProgram {

        @Test
        void pointsToInitWhereThereIsNoProject() {
            for (String command : new String[] {"heads", "upgrade", "revision"}) {
                assertThat(project.run(command).err())
                        .contains("there is no project in this folder")
                        .contains("retort init");
            }
        }

        @Test
        void saysWhatIsMissingOrUnknown() {
            assertThat(project.run().code()).isEqualTo(2);
            assertThat(project.run().err()).contains("no command was given; the commands are init, list-templates");
            assertThat(project.run("upgrde").code()).isEqualTo(2);
            assertThat(project.run("upgrde").err())
                    .contains("there is no command 'upgrde'")
                    .contains("did you mean: upgrade");
            assertThat(project.run("help", "upgrde").code()).isEqualTo(2);
            assertThat(project.run("help", "upgrde").err())
                    .contains("there is no command 'upgrde'")
                    .contains("did you mean: upgrade");
            assertThat(project.run("downgrade").code()).isEqualTo(2);
            assertThat(project.run("upgrade", "--tag").err()).contains("there is no option '--tag'");
            assertThat(project.run("upgrade", "--accept-edit").err()).contains("did you mean: --accept-edited");
            assertThat(project.run("plan").err()).contains("DIRECTION and TARGET are missing");
            assertThat(project.run("plan", "sideways", "head").err())
                    .contains("'sideways' is not one of upgrade, downgrade, stamp");
            assertThat(project.run("heads", "extra").err()).contains("unexpected: 'extra'");
            assertThat(project.run("--json", "upgrde").json().toString()).contains("did you mean=upgrade");
            assertThat(project.run("--color", "pink", "heads").code()).isEqualTo(2);
        }

        @Test
        void saysSoInJsonToo() {
            Output output = project.run("--json", "downgrade");
            assertThat(output.code()).isEqualTo(2);
            assertThat(String.valueOf(output.json().get("error")))
                    .contains("code=usage")
                    .contains("TARGET");
            assertThat(output.err()).isEmpty();
        }

        @Test
        void explainsItself() {
            assertThat(project.run("--help").out()).contains("Exit codes:").contains("upgrade, up, migrate");
            assertThat(project.run("help", "stamp").out()).contains("--purge");
            assertThat(project.run("upgrade", "--help").out())
                    .contains("--accept-edited")
                    .contains("--url");
            assertThat(project.run("--version").out()).startsWith("retort ");
            assertThat(project.run("generate-completion").out())
                    .contains("complete -F")
                    .contains("downgrade");
        }

        @Test
        void hasColoursOnATerminalUnlessToldOtherwise() {
            TestProject.onSqlite(folder).revision("aaa1", "none");
            String escape = "\u001B[";
            assertThat(project.run("heads").out()).doesNotContain(escape);
            assertThat(project.run("--color", "always", "heads").out()).contains(escape);
            project.inTerminal();
            assertThat(project.run("heads").out()).contains(escape);
            assertThat(project.run("--color=never", "heads").out()).doesNotContain(escape);
            assertThat(project.run("--json", "heads").out()).doesNotContain(escape);
            project.variable("NO_COLOR", "1");
            assertThat(project.run("heads").out()).doesNotContain(escape);
        }

        @Test
        void isQuietOrVerboseWhenAsked() {
            TestProject.onSqlite(folder).revision("aaa1", "none");
            assertThat(project.run("-q", "upgrade").all()).isEqualTo("current: aaa1\n");
            project.run("downgrade", "base");
            assertThat(project.run("-v", "upgrade").err())
                    .contains("CREATE TABLE t_aaa1")
                    .contains("done in ");
        }
    }
}
