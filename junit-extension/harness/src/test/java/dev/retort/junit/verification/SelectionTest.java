package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that judge only what changed, or only a part. */
class SelectionTest {

    private final Path folder;
    private final Path greens;
    private final SmallHistory history;

    SelectionTest(@TempDir Path folder, @TempDir Path greens) {
        this.folder = folder;
        this.greens = greens;
        this.history = SmallHistory.in(folder)
                .revision("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE users;")
                .revision("r2", "r1", "CREATE INDEX ix ON users (id);", "DROP INDEX ix;")
                .revision("r3", "r2", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE notes;")
                .revision("r4", "r3", "CREATE INDEX iy ON notes (id);", "DROP INDEX iy;");
    }

    private VerificationReport run(String database, Selection selection) {
        return history.verification(database)
                .checks("graph", "upgrade", "no-trace", "all-down")
                .select(selection)
                .run();
    }

    private VerificationReport sinceGreen(String database) {
        return run(database, Selection.all().changedSince("last-green").keptIn(greens));
    }

    private static Set<String> judged(VerificationReport report) {
        return report.results().stream()
                .filter(result -> result.check().equals("no-trace"))
                .flatMap(result -> result.revision().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> told(VerificationReport report, String check) {
        return report.results().stream()
                .filter(result -> result.check().equals(check))
                .map(result -> ((Outcome.Untested) result.outcome()).reason())
                .toList();
    }

    private static List<String> titles(VerificationReport report) {
        return report.results().stream()
                .filter(result -> result.check().equals("changed-since"))
                .map(NodeResult::title)
                .toList();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", folder.toString(), "-c", "user.name=a", "-c", "user.email=a@b.org"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void onlyWhatIsOtherThanAtACommitIsJudged(String database) throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("commit", "-q", "-m", "all");
        history.revision("r5", "r4", "CREATE INDEX iz ON notes (id, id);", "SELECT 1;");
        Selection since = Selection.all().changedSince("git:main");

        VerificationReport fresh = run(database, since);
        assertThat(judged(fresh)).containsExactly("r5");
        assertThat(fresh.findings())
                .isNotEmpty()
                .allMatch(finding ->
                        finding.headline().contains("r5") || finding.headline().contains("iz"));
        assertThat(told(fresh, "changed-since")).containsExactly("4 revisions unchanged since main: only upgraded");
        assertThat(fresh.results()).anyMatch(result -> result.check().equals("all-down"));

        history.revision(
                "r3", "r2", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, n INTEGER);", "DROP TABLE notes;");
        assertThat(judged(run(database, since))).containsExactly("r3", "r4", "r5");

        history.withoutTransaction("r1");
        VerificationReport all = run(database, since);
        assertThat(judged(all)).containsExactly("r1", "r2", "r3", "r4", "r5");
        assertThat(titles(all)).containsExactly("changed since main: all revisions are judged, none is as it was");
    }

    @Test
    void allIsNewAtACommitThatHadNoRevisionsAndOneThatIsNotThereIsTold() throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        git("commit", "-q", "--allow-empty", "-m", "none");

        VerificationReport all = run("sqlite", Selection.all().changedSince("git:main"));
        assertThat(judged(all)).hasSize(4);
        assertThat(titles(all))
                .containsExactly("changed since main: all revisions are judged, there were none in their folder then");
        assertThatThrownBy(() -> run("sqlite", Selection.all().changedSince("git:nowhere")))
                .isInstanceOf(RetortException.class)
                .hasMessageContainingAll(
                        "git can't tell what changed since git:nowhere", "nowhere", "git fetch --unshallow");
    }

    @Test
    void whereThereIsNoGitOrOnlyTheNewestCommitItIsToldWhatToDo(@TempDir Path shallow)
            throws IOException, InterruptedException {
        assertThatThrownBy(() -> run("sqlite", Selection.all().changedSince("git:main")))
                .hasMessageContainingAll("git can't tell what changed since git:main", "not a git repository");

        git("init", "-q", "-b", "main");
        git("add", ".");
        git("commit", "-q", "-m", "all");
        git("commit", "-q", "--allow-empty", "-m", "more");
        git("clone", "-q", "--depth", "1", folder.toUri().toString(), shallow.toString());
        assertThatThrownBy(() -> SmallHistory.in(shallow)
                        .verification("sqlite")
                        .select(Selection.all().changedSince("git:HEAD~1"))
                        .run())
                .hasMessageContainingAll("git can't tell what changed since git:HEAD~1", "fetch-depth: 0");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void afterAGreenRunOnlyWhatChangedIsJudgedAndAfterARedOneTheSameAgain(String database) {
        VerificationReport first = sinceGreen(database);
        assertThat(judged(first)).hasSize(4);
        assertThat(titles(first))
                .containsExactly(
                        "changed since the last green run: all revisions are judged, nothing was green before");
        assertThat(judged(sinceGreen(database))).isEmpty();

        history.revision("r4", "r3", "CREATE INDEX iy ON notes (id);", "SELECT 1;");
        assertThat(judged(sinceGreen(database))).containsExactly("r4");
        VerificationReport again = sinceGreen(database);
        assertThat(again.isSuccessful()).isFalse();
        assertThat(judged(again)).containsExactly("r4");

        history.revision("r4", "r3", "CREATE INDEX iy ON notes (id);", "DROP INDEX iy;");
        assertThat(told(sinceGreen(database), "changed-since"))
                .containsExactly("4 revisions unchanged since the last green run: only upgraded");
    }

    @Test
    void whatWasGreenWithOtherSettingsOrOnOneDatabaseOnlyIsJudgedAnew() {
        sinceGreen("sqlite");

        VerificationReport both = sinceGreen("sqlite,postgresql");
        assertThat(judged(both)).hasSize(4);
        assertThat(titles(both))
                .containsExactly("changed since the last green run: all revisions are judged,"
                        + " a setting, a file of the class path or a library is another one");
        assertThat(judged(history.verification("sqlite,postgresql")
                        .checks("graph", "upgrade", "no-trace", "all-down")
                        .seed(7)
                        .select(Selection.all().changedSince("last-green").keptIn(greens))
                        .run()))
                .hasSize(4);
    }

    @Test
    void filesOfTheClassPathCountButForScriptsWhichHaveHashesOfTheirOwn() throws IOException {
        String key = "surefire.test.class.path";
        String before = System.getProperty(key);
        System.setProperty(key, folder.toString());
        try {
            sinceGreen("sqlite");
            history.revision("r4", "r3", "CREATE INDEX iy ON notes (id, id);", "DROP INDEX iy;");
            assertThat(judged(sinceGreen("sqlite"))).containsExactly("r4");

            Files.writeString(folder.resolve("rows.csv"), "id\n1\n");
            assertThat(judged(sinceGreen("sqlite"))).hasSize(4);
        } finally {
            if (before == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void shardsAreTogetherTheWholeAndNoneIsJudgedTwice(String database) {
        List<VerificationReport> parts = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> run(database, Selection.all().shard(number + "/3")))
                .toList();

        assertThat(parts)
                .extracting(SelectionTest::judged)
                .containsExactly(Set.of("r1", "r4"), Set.of("r2"), Set.of("r3"));
        assertThat(parts.stream()
                        .flatMap(report -> report.results().stream())
                        .filter(result -> Set.of("graph", "all-down").contains(result.check())))
                .hasSize(2);
        assertThat(told(parts.get(1), "shard"))
                .containsExactly(
                        "shard 2/3 judges 1 of 4 revisions, and the checks of the whole are made by shard 1/3");
    }

    @Test
    void aShardWithoutARevisionSaysSo() {
        VerificationReport report = run("sqlite", Selection.all().shard("6/7"));

        assertThat(judged(report)).isEmpty();
        assertThat(told(report, "no-trace")).containsExactly("there is no revision to check");
    }

    @Test
    void shardsDivideWhatChanged() {
        sinceGreen("sqlite");
        history.revision("r5", "r4", "CREATE TABLE t5 (id INTEGER);", "DROP TABLE t5;")
                .revision("r6", "r5", "CREATE TABLE t6 (id INTEGER);", "DROP TABLE t6;");
        Selection changed = Selection.all().changedSince("last-green").keptIn(greens);

        assertThat(judged(run("sqlite", changed.shard("1/2")))).containsExactly("r5");
        assertThat(judged(run("sqlite", changed.shard("2/2")))).containsExactly("r6");
        assertThat(judged(run("sqlite", changed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "1/0", "4", "a/b", "1/4/2", "-1/4", "", "1/99999"})
    void whatIsNoShardIsRefused(String part) {
        assertThatThrownBy(() -> Selection.all().shard(part))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("'" + part + "' is no shard")
                .hasMessageContaining("from 1/4 to 4/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "git:", "git:--output=x", "yesterday", ""})
    void whatIsNoTimeIsRefused(String when) {
        assertThatThrownBy(() -> Selection.all().changedSince(when))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("nothing can have changed since '" + when + "'")
                .hasMessageContaining("git:main");
    }

    @Test
    void progressIsToldOnlyOfLongWalksAndNowAndThen() {
        List<String> told = new ArrayList<>();
        long[] seconds = {1};
        Progress progress = new Progress("SQLite 3", 8, told::add, () -> seconds[0] * 1_000_000_000L);
        progress.begins();
        for (int revision = 1; revision <= 8; revision++) {
            seconds[0] += 6;
            progress.reached("r" + revision);
            progress.reached("r" + revision);
        }

        assertThat(told)
                .containsExactly(
                        "SQLite 3: 2 of 8 revisions, 12 s",
                        "SQLite 3: 4 of 8 revisions, 24 s",
                        "SQLite 3: 6 of 8 revisions, 36 s");
    }
}
