package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Reversal;
import dev.retort.operation.writing.Operations;
import dev.retort.run.MigrationFailedException;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlText;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that a user wrote: they go wherever Retort's own go. */
class OwnOperationsTest extends Scenario {

    OwnOperationsTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    /** Lets nobody delete rows of a table. */
    record KeepRows(String table) implements CustomOperation {

        @Override
        public String describe() {
            return "keep the rows of " + table;
        }

        @Override
        public SqlText sql() {
            return sqlOn(
                            SQLITE,
                            "CREATE TRIGGER keep_rows BEFORE DELETE ON " + table
                                    + " BEGIN SELECT RAISE(ABORT, 'rows are kept'); END")
                    .on(
                            POSTGRESQL,
                            "CREATE FUNCTION keep_rows() RETURNS trigger LANGUAGE plpgsql"
                                    + " AS $$ BEGIN RAISE EXCEPTION 'rows are kept'; END $$;\n"
                                    + "CREATE TRIGGER keep_rows BEFORE DELETE ON " + table
                                    + " FOR EACH ROW EXECUTE FUNCTION keep_rows()");
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new LetRowsGo(table));
        }

        @Override
        public Optional<QualifiedName> changedTable() {
            return Optional.of(QualifiedName.of(table));
        }
    }

    /** Undoes it. */
    record LetRowsGo(String table) implements CustomOperation {

        @Override
        public String describe() {
            return "let rows of " + table + " go";
        }

        @Override
        public SqlText sql() {
            return sqlOn(SQLITE, "DROP TRIGGER keep_rows")
                    .on(POSTGRESQL, "DROP TRIGGER keep_rows ON " + table + "; DROP FUNCTION keep_rows()");
        }
    }

    /** Does something on one database, and nothing or anything on the other. */
    record Only(SqlText sql) implements CustomOperation {

        @Override
        public String describe() {
            return "only here";
        }
    }

    @Revision(id = "own", message = "rows are kept")
    static final class KeepThem implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createTable(table("papers", column("id", integer()).notNull()).primaryKey("id"));
            op.insert("papers", row("id", 1));
            op.add(new KeepRows("papers"));
        }
    }

    @Revision(id = "elsewhere", down = "own", message = "for databases that aren't here")
    static final class Elsewhere implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.add(new Only(op.database() == SQLITE ? sqlOn(POSTGRESQL, "SELECT 1") : sqlOn(SQLITE, "SELECT 1")));
        }
    }

    @Revision(id = "nothing", down = "own", message = "nothing to do here")
    static final class NothingHere implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.add(new Only(sqlOn(SQLITE, "").on(POSTGRESQL, "")));
        }
    }

    @Revision(id = "nobody", down = "own", message = "nothing undoes it")
    static final class Irreversible implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.add(new LetRowsGo("papers"));
        }
    }

    @Revision(id = "outside", down = "own", message = "outside of the transaction")
    static final class Outside implements Migration {

        record Vacuum() implements CustomOperation {
            @Override
            public String describe() {
                return "vacuum";
            }

            @Override
            public SqlText sql() {
                return Schema.sql("VACUUM");
            }

            @Override
            public boolean transactional() {
                return false;
            }
        }

        @Override
        public void upgrade(Operations op) {
            op.add(new Vacuum());
        }
    }

    @Revision(id = "commits", down = "own", message = "ends the transaction")
    static final class Commits implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.add(new Only(sqlOn(SQLITE, "COMMIT").on(POSTGRESQL, "COMMIT")));
        }
    }

    @Test
    void anOperationRunsAndIsUndone() {
        goesUpAndDownAndUp(retort(List.of(KeepThem.class)), "base", () -> assertThatThrownBy(
                        () -> database.execute("DELETE FROM papers"))
                .hasStackTraceContaining("kept"));
    }

    @Test
    void aDryRunShowsIt() {
        Retort retort = retort(List.of(KeepThem.class));

        assertThat(retort.script(retort.planUpgrade("head"))).contains("CREATE TRIGGER keep_rows BEFORE DELETE");
        assertThat(database.tables()).isEmpty();
        retort.upgrade("head");
        assertThat(retort.script(retort.planDowngrade("base")))
                .containsSubsequence("DROP TRIGGER keep_rows", "DROP TABLE papers");
    }

    @Test
    void aDatabaseThatItDoesNotKnowIsNamed() {
        Retort retort = retort(List.of(KeepThem.class, Elsewhere.class));
        retort.upgrade("own");

        MigrationFailedException failure = failsWithoutATrace(retort);

        assertThat(failure)
                .hasMessageContaining("operation 'only here' has no SQL for " + choose("SQLite", "PostgreSQL"))
                .hasMessageContaining(choose(".on(SQLITE, \"…\")", ".on(POSTGRESQL, \"…\")"))
                .hasMessageContaining("OwnOperationsTest.java:");
        assertThatThrownBy(() -> retort.script(retort.planUpgrade("head")))
                .hasMessageContaining("operation 'only here' has no SQL for");
    }

    @Test
    void anEmptyTextDoesNothing() {
        Retort retort = retort(List.of(KeepThem.class, NothingHere.class));
        retort.upgrade("own");
        List<String> before = database.state();
        retort.upgrade("head");

        assertThat(database.state()).isEqualTo(before);
    }

    @Test
    void oneWithoutAReverseIsRefusedInAReversibleBlock() {
        Retort retort = retort(List.of(KeepThem.class, Irreversible.class));
        retort.upgrade("own");

        assertThat(failsWithoutATrace(retort))
                .hasMessageContaining("let rows of papers go at OwnOperationsTest.java:")
                .hasMessageContaining("override reverse()");
    }

    @Test
    void oneCanRunOutsideOfTheTransaction() {
        Retort retort = retort(List.of(KeepThem.class, Outside.class));
        retort.upgrade("head");

        assertThat(retort.isAtHead()).isTrue();
    }

    @Test
    void noneEndsTheTransaction() {
        Retort retort = retort(List.of(KeepThem.class, Commits.class));
        retort.upgrade("own");

        assertThat(failsWithoutATrace(retort)).hasMessageContaining("COMMIT is in a migration");
    }
}
