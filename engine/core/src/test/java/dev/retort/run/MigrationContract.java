package dev.retort.run;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.RevisionInfo;
import dev.retort.dialect.LockTimeoutException;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Step;
import dev.retort.run.RunResult.StepResult;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What migrations written in Java do, and what listeners are told, on every database. */
abstract class MigrationContract extends OnADatabase {

    MigrationContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    @Revision(id = "j1", message = "create users")
    static final class CreateUsers implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table("t_users", column("id", integer()).notNull(), column("name", string(20)))
                    .primaryKey("id"));
            op.insert("t_users", row("id", 1, "name", "Ada"), row("id", 2, "name", null));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("t_users");
        }
    }

    @Revision(id = "j2", down = "j1", message = "names are needed")
    static final class NeedNames implements Migration {
        @Override
        public void upgrade(Operations op) {
            long unnamed = op.query("SELECT count(*) AS n FROM t_users WHERE name IS NULL")
                    .get(0)
                    .number("n");
            op.execute("UPDATE t_users SET name = 'none of " + unnamed + "' WHERE name IS NULL");
            op.alterColumn("t_users", "name").notNull();
            op.addColumn("t_users", column("phone", string(32)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("t_users", "phone");
            op.alterColumn("t_users", "name").nullable();
        }
    }

    @Revision(id = "jd", down = "j1", message = "a default that goes again, and a column of the same name")
    static final class DefaultThatGoes implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("t_users", column("language", string(5)).notNull().defaultTo("en"));
            op.alterColumn("t_users", "language").dropDefault();
            op.dropColumn("t_users", "name");
            op.addColumn("t_users", column("name", string(20)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("t_users", "language");
        }
    }

    @Revision(id = "j3", down = "j2")
    static final class DropWhatIsNotThere implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("t_users", column("extra", integer()));
            op.dropTable("t_nowhere");
        }
    }

    @Revision(id = "j4", down = "j2")
    static final class CommitsInTheMiddle implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("UPDATE t_users SET phone = '1'");
            op.autocommit(sql("UPDATE t_users SET phone = phone || '2'"));
            op.execute("UPDATE t_users SET phone = phone || '3'");
            op.flush();
            throw new IllegalStateException("too late for 1 and 2");
        }
    }

    private Retort running(List<Class<? extends Migration>> migrations) {
        return configured().migrations(migrations).build();
    }

    @Test
    void operationsRunUpAndDown() {
        Retort retort = running(List.of(CreateUsers.class, NeedNames.class));

        retort.upgrade("head");

        assertThat(database.column("SELECT name FROM t_users ORDER BY id")).containsExactly("Ada", "none of 1");
        assertThat(database.column("SELECT phone FROM t_users")).containsExactly("null", "null");
        assertThatThrownBy(() -> database.execute("INSERT INTO t_users (id) VALUES (3)"))
                .isInstanceOf(IllegalStateException.class);
        retort.downgrade("-1");
        database.execute("INSERT INTO t_users (id) VALUES (3)");
        retort.downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void changesToOneColumnAreSeenByTheRowsInTheirOrder() {
        running(List.of(CreateUsers.class, DefaultThatGoes.class)).upgrade("head");

        assertThat(database.column("SELECT language FROM t_users")).containsExactly("en", "en");
        assertThat(database.column("SELECT name FROM t_users")).containsExactly("null", "null");
        assertThatThrownBy(() -> database.execute("INSERT INTO t_users (id) VALUES (3)"))
                .hasMessageContaining("language");
    }

    @Test
    void aFailedOperationIsNamedWithItsLineAndUndone() {
        running(List.of(CreateUsers.class, NeedNames.class)).upgrade("head");

        MigrationFailedException failed = catchThrowableOfType(MigrationFailedException.class, () -> running(
                        List.of(CreateUsers.class, NeedNames.class, DropWhatIsNotThere.class))
                .upgrade("head"));

        assertThat(failed.operation()).contains("drop table t_nowhere");
        assertThat(failed.source().map(SourceLine::file)).contains("MigrationContract.java");
        assertThatThrownBy(() -> database.column("SELECT extra FROM t_users")).hasMessageContaining("extra");
        assertThat(database.rows()).containsExactly("j2");
    }

    @Test
    void aStatementOutsideOfTheTransactionCommitsWhatWasBeforeIt() {
        assertThatThrownBy(() -> running(List.of(CreateUsers.class, NeedNames.class, CommitsInTheMiddle.class))
                        .upgrade("head"))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("what ran outside a transaction stays");

        assertThat(database.column("SELECT DISTINCT phone FROM t_users")).containsExactly("12");
        assertThat(database.rows()).containsExactly("j2");
    }

    @Test
    void sqlAndJavaMakeOneHistory() {
        scripts.table("s3", "j2");
        Retort retort = running(List.of(CreateUsers.class, NeedNames.class));

        assertThat(retort.upgrade("head").steps())
                .extracting(StepResult::revision)
                .containsExactly("j1", "j2", "s3");
        assertThat(retort.history(retort.current()))
                .extracting(RevisionInfo::id, RevisionInfo::isHead, RevisionInfo::isCurrent)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("s3", true, true),
                        org.assertj.core.groups.Tuple.tuple("j2", false, false),
                        org.assertj.core.groups.Tuple.tuple("j1", false, false));
    }

    @Test
    void aFailureInAJavaSourceNamesItsLine() {
        scripts.table("a1", "none")
                .java("b2", "a1", "op.execute(\"INSERT INTO t_a1 VALUES (7)\");")
                .java("c3", "b2", "op.execute(\"INSERT INTO nowhere VALUES (1)\");")
                .java("d4", "b2", "throw new IllegalStateException(\"\" + op.database().ordinal());");

        MigrationFailedException statement =
                catchThrowableOfType(MigrationFailedException.class, () -> retort().upgrade("c3"));
        MigrationFailedException thrown =
                catchThrowableOfType(MigrationFailedException.class, () -> retort().upgrade("d4"));

        assertThat(statement.source()).contains(new SourceLine("c3.java", 9));
        assertThat(thrown.source()).contains(new SourceLine("d4.java", 9));
        assertThat(database.column("SELECT id FROM t_a1")).containsExactly("7");
    }

    @Test
    void aPoolWithoutAutoCommitWillDo() {
        scripts.table("a1", "none");
        List<Connection> given = new ArrayList<>();
        Retort retort = configured()
                .dataSource(new ConnectionsOnly(new ManualCommit(database, given)))
                .build();

        retort.upgrade("head");

        assertThat(retort.isAtHead()).isTrue();
        assertThat(database.rows()).containsExactly("a1");
        assertThat(given).isNotEmpty().allSatisfy(connection -> assertThat(connection.isClosed())
                .isTrue());
    }

    private record ManualCommit(TestDatabase database, List<Connection> given) implements TestDatabase {

        @Override
        public Connection connect() throws SQLException {
            Connection connection = database.connect();
            connection.setAutoCommit(false);
            given.add(connection);
            return connection;
        }

        @Override
        public String url() {
            return database.url();
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }

    private static final class Diary implements RunListener {

        private final List<String> told = new ArrayList<>();

        @Override
        public void beforeStep(Step step) {
            told.add("begin " + step.after());
        }

        @Override
        public void beforeStatement(StatementRun statement) {
            told.add(statement.revision() + " runs " + statement.sql().strip());
        }

        @Override
        public void afterStatement(StatementRun statement, long nanos) {
            told.add(statement.source().orElseThrow() + (nanos > 0 ? " took its time" : " took none"));
        }

        @Override
        public void afterStep(StepResult result) {
            told.add("end " + result.revision());
        }

        @Override
        public void failed(RetortException failure) {
            told.add("failed " + failure.code());
        }
    }

    @Test
    void listenersAreToldInOrder() {
        scripts.table("a1", "none").script("a2", "a1", "SELECT nothing;", "\n");
        Diary diary = new Diary();

        assertThatThrownBy(() -> configured().listener(diary).build().upgrade("head"))
                .isInstanceOf(MigrationFailedException.class);

        assertThat(diary.told)
                .containsExactly(
                        "begin a1",
                        "a1 runs CREATE TABLE t_a1 (id INTEGER PRIMARY KEY)",
                        "a1.sql:6 took its time",
                        "end a1",
                        "begin a2",
                        "a2 runs SELECT nothing",
                        "failed migration-failed");
    }

    @Test
    void aListenerThatThrowsEndsTheRun() {
        scripts.table("a1", "none");
        RunListener refusing = new RunListener() {
            @Override
            public void beforeStatement(StatementRun statement) {
                throw new IllegalStateException("not today");
            }
        };

        assertThatThrownBy(() -> configured().listener(refusing).build().upgrade("head"))
                .hasMessageContaining("not today");

        assertThat(database.tables()).isEmpty();
        assertThat(database.rows()).isEmpty();
    }

    @Test
    void anotherRunWaitsOnlyIfItHasSomethingToDo() {
        scripts.table("a1", "none").table("a2", "a1");
        List<String> others = new ArrayList<>();
        RunListener another = new RunListener() {
            @Override
            public void afterStep(StepResult result) {
                Retort other = configured().lockTimeout(Duration.ZERO).build();
                others.add(result.revision() + other.upgrade(result.revision()).steps());
                if (result.revision().equals("a1")) {
                    assertThatThrownBy(() -> other.upgrade("head")).isInstanceOf(LockTimeoutException.class);
                }
            }
        };

        configured().listener(another).build().upgrade("head");

        assertThat(others).containsExactly("a1[]", "a2[]");
    }

    @Test
    void aTableOfAlembicIsTakenOver() {
        scripts.table("a1", "none").table("a2", "a1");
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)");
        database.execute("INSERT INTO alembic_version VALUES ('a1')");

        configured().versionTable("alembic_version").build().upgrade("head");

        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("a2");
        assertThat(database.tables()).containsExactly("t_a2");
    }

    @Test
    void aVersionRowThatWasTakenAwayMeanwhileIsNoticed() {
        scripts.table("a1", "none").script("a2", "a1", "DELETE FROM retort_version;", "\n");

        assertThatThrownBy(() -> retort().upgrade("head"))
                .isInstanceOf(MigrationFailedException.class)
                .hasCauseInstanceOf(CorruptVersionTableException.class)
                .hasMessageContaining("affected 0 rows");

        assertThat(database.rows()).containsExactly("a1");
    }
}
