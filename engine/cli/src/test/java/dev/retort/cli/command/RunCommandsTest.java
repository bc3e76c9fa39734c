package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** upgrade, downgrade, stamp, current, check and ensure-version, on both databases. */
class RunCommandsTest {

    private final Path folder;

    RunCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void upgradeGoesToTheHeadAndDowngradeBack(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = line(url);

        Output up = project.run("upgrade");
        assertThat(up.code()).isZero();
        assertThat(up.out()).isEqualTo("current: bbb1\n");
        assertThat(up.err()).isEqualTo("upgrade aaa1  make aaa1\nupgrade bbb1  make bbb1\n");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .containsExactly("bbb1");
        assertThat(TestDatabase.column(url, "SELECT count(*) FROM t_bbb1")).containsExactly("0");

        Output down = project.run("down", "-1");
        assertThat(down.out()).isEqualTo("current: aaa1\n");
        assertThat(down.err()).isEqualTo("downgrade bbb1  make bbb1\n");
        assertThat(project.run("rollback", "base").out()).isEqualTo("current: (base)\n");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void jsonTellsEachStep(TestDatabase kind) throws SQLException {
        TestProject project = line(kind.create(folder));

        Output up = project.run("--json", "migrate", "heads");
        assertThat(up.err()).isEmpty();
        assertThat(up.json()).containsOnlyKeys("steps", "heads").containsEntry("heads", List.of("bbb1"));
        assertThat(steps(up)).hasSize(2);
        assertThat(steps(up).get(0))
                .containsOnlyKeys("revision", "direction", "heads", "millis")
                .containsEntry("revision", "aaa1")
                .containsEntry("direction", "upgrade")
                .containsEntry("heads", List.of("aaa1"));
        assertThat(steps(up).get(0).get("millis")).isInstanceOf(Integer.class);

        assertThat(project.run("upgrade", "--json").json()).containsEntry("steps", List.of());
        assertThat(steps(project.run("--json", "downgrade", "aaa1")).get(0)).containsEntry("direction", "downgrade");
        assertThat(steps(project.run("--json", "stamp", "head")).get(0)).containsEntry("direction", "stamp");
    }

    @ParameterizedTest
    @EnumSource
    void currentTellsWhereTheDatabaseStands(TestDatabase kind) throws SQLException {
        TestProject project = line(kind.create(folder));
        assertThat(project.run("current").err()).endsWith("(base): no revision is applied\n");
        assertThat(project.run("--json", "current").json())
                .isEqualTo(Map.of("current", List.of(), "heads", List.of("bbb1"), "atHead", false));
        assertThat(project.run("current", "--check-heads").code()).isEqualTo(3);

        project.run("upgrade", "+1");
        assertThat(project.run("status").out())
                .contains("aaa1")
                .contains("current")
                .doesNotContain("bbb1");
        project.run("upgrade", "+1");
        assertThat(project.run("--json", "current", "--check-heads"))
                .satisfies(output -> assertThat(output.code()).isZero())
                .satisfies(output -> assertThat(output.json()).containsEntry("atHead", true));
    }

    @ParameterizedTest
    @EnumSource
    void checkHeadsHoldsAfterUpgradeHeadsEvenIfAHeadIsOnlyADependency(TestDatabase kind) throws SQLException {
        TestProject project = new TestProject(folder)
                .configured(kind.create(folder))
                .revision("aaa1", "none")
                .revision("bbb1", "none", "-- depends_on: aaa1");
        project.run("upgrade", "heads");
        assertThat(project.run("current", "--check-heads").code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void checkListsWhatIsPending(TestDatabase kind) throws SQLException {
        TestProject project = line(kind.create(folder));
        project.run("upgrade", "aaa1");
        Output pending = project.run("check");
        assertThat(pending.code()).isEqualTo(3);
        assertThat(pending.out()).contains("bbb1").doesNotContain("make aaa1");
        assertThat(project.run("--json", "check").json()).containsEntry("pending", List.of("bbb1"));
        project.run("upgrade");
        assertThat(project.run("check")).isEqualTo(new Output(0, "nothing is pending\n", ""));
    }

    @ParameterizedTest
    @EnumSource
    void anotherRunIsWaitedForAndThenGivenUp(TestDatabase kind) throws Exception {
        String url = kind.create(folder);
        TestProject project = line(url);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RunListener slow = new RunListener() {
            @Override
            public void afterStep(StepResult result) {
                running.countDown();
                awaitUninterruptibly(end);
            }
        };
        Thread other = new Thread(() -> Retort.configure()
                .url(url)
                .scripts(folder.resolve("migrations").toString())
                .listener(slow)
                .build()
                .upgrade("+1"));
        other.start();
        try {
            running.await();
            Output output = project.run("-x", "lock_timeout=200ms", "--json", "upgrade");
            assertThat(output.code()).isEqualTo(4);
            assertThat(output.json()).containsOnlyKeys("error");
        } finally {
            end.countDown();
            other.join();
        }
        assertThat(project.run("upgrade").out()).isEqualTo("current: bbb1\n");
    }

    @ParameterizedTest
    @EnumSource
    void namesFollowTheConventionThatIsConfigured(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = new TestProject(folder)
                .configured(url)
                .write(
                        "retort.toml",
                        "url = \"" + url
                                + "\"\n[naming]\nunique = \"only_{table}_{columns}\"\nindex = \"by_{columns}\"\n")
                .write(
                        "migrations/R1.java",
                        """
                        import static dev.retort.schema.Schema.*;

                        import dev.retort.operation.writing.Operations;
                        import dev.retort.script.Migration;
                        import dev.retort.script.Revision;

                        @Revision(id = "aaa1")
                        public final class R1 implements Migration {
                            @Override
                            public void upgrade(Operations op) {
                                op.createTable(table("t", column("a", integer())).unique("a"));
                            }
                        }
                        """);
        assertThat(project.run("upgrade", "-v").err()).contains("only_t_a");
    }

    @ParameterizedTest
    @EnumSource
    void stampRunsNothing(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = line(url);
        assertThat(project.run("stamp", "bbb").out()).isEqualTo("current: bbb1\n");
        assertThat(project.run("downgrade", "-1").code()).isEqualTo(1);
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .containsExactly("bbb1");
    }

    @ParameterizedTest
    @EnumSource
    void onlyPurgeGetsPastAnUnknownRow(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = line(url);
        project.run("ensure-version");
        TestDatabase.execute(url, "INSERT INTO retort_version VALUES ('gone1')");

        Output refused = project.run("stamp", "head");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("the version table lists revision 'gone1'")
                .contains("stamp --purge");
        assertThat(project.run("stamp", "--purge", "head").out()).isEqualTo("current: bbb1\n");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfAlembicIsTakenOverAsItIs(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestDatabase.execute(
                url,
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                        + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))");
        TestDatabase.execute(url, "INSERT INTO alembic_version VALUES ('aaa1')");
        TestProject project = line(url);
        project.write("retort.toml", "url = \"" + url + "\"\nversion_table = \"alembic_version\"\n");

        assertThat(project.run("--json", "current").json()).containsEntry("current", List.of("aaa1"));
        assertThat(project.run("upgrade").err()).isEqualTo("upgrade bbb1  make bbb1\n");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM alembic_version"))
                .containsExactly("bbb1");
    }

    @ParameterizedTest
    @EnumSource
    void aFailingRevisionLeavesTheOnesBeforeItAndSaysWhere(TestDatabase kind) throws SQLException {
        String url = kind.create(folder);
        TestProject project = line(url);
        project.write(
                "migrations/ccc1.sql",
                """
                -- revision: ccc1
                -- down_revision: bbb1

                -- upgrade
                CREATE TABLE fine (id integer);
                INSERT INTO nowhere VALUES (1);
                -- downgrade
                DROP TABLE fine;
                """);

        Output failed = project.run("upgrade");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("ccc1").contains("nowhere").doesNotContain("\tat ");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .containsExactly("bbb1");
        assertThat(project.run("--debug", "upgrade").err()).contains("\tat dev.retort");
        assertThat(project.run("--json", "upgrade").json()).containsOnlyKeys("error");
    }

    private TestProject line(String url) {
        return new TestProject(folder).configured(url).revision("aaa1", "none").revision("bbb1", "aaa1");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Output output) {
        return (List<Map<String, Object>>) output.json().getOrDefault("steps", List.of());
    }
}
