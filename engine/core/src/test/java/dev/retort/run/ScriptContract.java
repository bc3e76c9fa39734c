package dev.retort.run;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.Operations;
import dev.retort.script.ScriptCatalog;
import dev.retort.testing.Kinds;
import dev.retort.testing.Shell;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts, given to the database's own command-line program, do what runs do. */
abstract class ScriptContract extends OnADatabase {

    private static final LambdaScript BASE = LambdaScript.of("a1", List.of(), ScriptContract::base);

    private final List<TestDatabase> others = new ArrayList<>();

    ScriptContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    abstract String dialect();

    /** The cases of which there are scripts. */
    abstract Stream<ScriptCase> scripted();

    /** The cases of which there are none. */
    abstract Stream<ScriptCase> reasoned();

    /** Why. */
    abstract String reason();

    abstract TestDatabase another() throws SQLException;

    abstract Shell shell(TestDatabase on);

    /** Schema and rows, without the history. */
    abstract List<String> content(TestDatabase of);

    @AfterEach
    void giveTheOthersAway() throws SQLException {
        for (TestDatabase other : others) {
            other.close();
        }
    }

    private TestDatabase empty() throws SQLException {
        TestDatabase other = another();
        others.add(other);
        return other;
    }

    private static void base(Operations op) {
        op.createEnum(enumType("mood", "sad", "ok"));
        op.createTable(table(
                        "t_team",
                        column("id", bigInteger()).notNull(),
                        column("title", string(20)).notNull())
                .constraint(primaryKey("id").named("t_team_pkey")));
        op.createTable(table(
                        "t_user",
                        column("id", bigInteger()).notNull(),
                        column("name", string(20)),
                        column("age", string(20)),
                        column("mood", enumeration("mood", "sad", "ok")),
                        column("team_id", bigInteger()))
                .constraint(primaryKey("id").named("t_user_pkey")));
        op.createIndex("t_user", index("t_user_name").on("name"));
        op.insert("t_team", row("id", 1, "title", "it's; -- one"));
        op.insert(
                "t_user",
                row("id", 1, "name", "Zoë \\ $$ :x", "age", "41", "mood", "ok", "team_id", 1),
                row("id", 7, "name", "Bo", "age", "7", "mood", "sad", "team_id", null));
    }

    private void run(TestDatabase on, String script) {
        Shell.Ended ended = shell(on).run(script);
        assertThat(ended.code()).as("%s%n%s", ended.output(), script).isZero();
    }

    Retort offline(LambdaScript... revisions) {
        return Retort.configure()
                .dialect(dialect())
                .scripts(ScriptCatalog.of(List.of(revisions)))
                .build();
    }

    private Retort online(LambdaScript... revisions) {
        return Retort.configure()
                .dataSource(new ConnectionsOnly(database))
                .scripts(ScriptCatalog.of(List.of(revisions)))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withAScript")
    void eachOperationLeavesWhatTheRunLeaves(ScriptCase asked) throws SQLException {
        LambdaScript change = LambdaScript.of("a2", List.of("a1"), asked.up());
        TestDatabase scripted = empty();

        run(scripted, offline(BASE).upgradeScript("head"));
        run(scripted, offline(BASE, change).upgradeScript("a1:head"));
        online(BASE, change).upgrade("head");

        assertThat(content(scripted)).isEqualTo(content(database));
        assertThat(scripted.rows()).containsExactly("a2");
        assertThat(scripted.column("SELECT id || revision || direction || heads FROM retort_history ORDER BY id"))
                .containsExactly("1a1upgradea1", "2a2upgradea2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutAScript")
    void anOperationWithoutAScriptSaysSo(ScriptCase asked) {
        LambdaScript change = LambdaScript.of("a2", List.of("a1"), asked.up());
        List<Operation> operations = asked.operations(dialect());

        assertThatThrownBy(() -> offline(BASE, change).upgradeScript("a1:head"))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining(operations.get(operations.size() - 1).describe())
                .hasMessageContaining(reason());
    }

    @Test
    void everyOperationHasAScriptOrAReason() {
        assertThat(Stream.concat(scripted(), reasoned())
                        .flatMap(asked -> asked.operations(dialect()).stream())
                        .<Class<?>>map(it -> it instanceof CustomOperation ? CustomOperation.class : it.getClass())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Operation.class));
    }

    @Test
    void theHistoryOfAScriptIsRead() throws SQLException {
        TestDatabase scripted = empty();
        run(scripted, offline(BASE).upgradeScript("head"));

        List<HistoryEntry> log = Retort.configure()
                .dataSource(new ConnectionsOnly(scripted))
                .scripts(ScriptCatalog.of(List.of(BASE)))
                .build()
                .log();

        assertThat(log).hasSize(1);
        assertThat(log.get(0).checksum()).contains("test:a1");
        assertThat(log.get(0).appliedAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void downgradesAndStampsAreScriptsToo() throws SQLException {
        scripts.table("a1", "none").table("a2", "a1");
        Retort offline = Retort.configure()
                .dialect(dialect())
                .scripts(scripts.location())
                .build();
        TestDatabase scripted = empty();

        run(scripted, offline.upgradeScript("head"));
        run(scripted, offline.downgradeScript("a2:a1"));
        assertThat(scripted.rows()).containsExactly("a1");
        assertThat(scripted.tables()).containsExactly("t_a1");
        run(scripted, offline.stampScript("a1:a2"));
        assertThat(scripted.rows()).containsExactly("a2");
        assertThat(offline.upgradeScript("a2:head")).startsWith("-- nothing to do");
        assertThatThrownBy(() -> offline.downgradeScript("base"))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("from:to");
    }

    @Test
    void aScriptEndsAtOnceWhereItDoesNotBelong() throws SQLException {
        scripts.table("a1", "none").table("a2", "a1").table("a3", "a2");
        Retort offline = Retort.configure()
                .dialect(dialect())
                .scripts(scripts.location())
                .build();
        TestDatabase scripted = empty();
        run(scripted, offline.upgradeScript("a1"));

        Shell.Ended ended = shell(scripted).run(offline.upgradeScript("a2:a3"));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("this script starts from version rows: a2");
        assertThat(scripted.tables()).containsExactly("t_a1");
    }

    @Test
    void aFailureLeavesNothingOfItsRevision() throws SQLException {
        scripts.table("a1", "none")
                .script("a2", "a1", "CREATE TABLE t_a2 (id INT);\nINSERT INTO t_a1 VALUES (1);", "\n");
        Retort offline = Retort.configure()
                .dialect(dialect())
                .scripts(scripts.location())
                .build();
        TestDatabase scripted = empty();
        run(scripted, offline.upgradeScript("a1"));
        scripted.execute("INSERT INTO t_a1 VALUES (1)");

        assertThat(shell(scripted).run(offline.upgradeScript("a1:a2")).code()).isNotZero();

        assertThat(scripted.tables()).containsExactly("t_a1");
        assertThat(scripted.rows()).containsExactly("a1");
    }

    @Test
    void aMigrationThatReadsRowsNeedsAConnection() {
        LambdaScript reading = LambdaScript.of("a2", List.of("a1"), op -> op.query("SELECT 1 AS one"));

        assertThatThrownBy(() -> offline(BASE, reading).upgradeScript("a1:a2"))
                .isInstanceOf(MigrationFailedException.class)
                .hasCauseInstanceOf(NeedsConnectionException.class)
                .hasMessageContaining("op.query")
                .hasMessageContaining("no script was written");
    }

    @Test
    void withoutADatabaseNothingRuns() {
        assertThatThrownBy(() -> offline(BASE).upgrade("head")).hasMessageContaining("no database was named");
    }
}
