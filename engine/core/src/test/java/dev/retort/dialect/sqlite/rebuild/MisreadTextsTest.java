package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that an earlier reader took for others: values were lost, or the rebuild failed on our own SQL. */
final class MisreadTextsTest {

    private static final QualifiedName T = QualifiedName.of("t");

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static AlterColumn notNull(String column) {
        return new AlterColumn(
                T,
                column,
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    private static DropConstraint drop(String name) {
        return new DropConstraint(T, name, Optional.empty(), Presence.REQUIRED, false, Optional.empty());
    }

    private void valuesSurvive(String definition, Operation operation) throws SQLException {
        database.run("CREATE TABLE t (" + definition + ")", "INSERT INTO t (a, b) VALUES (1, 2), (3, 'x')");
        List<String> before = database.texts("SELECT quote(a) || typeof(a) || quote(b) || typeof(b) FROM t");
        database.apply(operation);
        assertThat(database.texts("SELECT quote(a) || typeof(a) || quote(b) || typeof(b) FROM t"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id INTEGER PRIMARY KEY, a TEXT, b generated",
                "id INTEGER PRIMARY KEY, a TEXT, b generated always",
                "id INTEGER PRIMARY KEY, a TEXT, b INT generated (10)",
                "id INTEGER PRIMARY KEY, a TEXT, b \"generated\" always NOT NULL"
            })
    void generatedIsAWordOfATypeToo(String definition) throws SQLException {
        valuesSurvive(definition, new AddConstraint(T, check("id > 0").named("ck")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a INTEGER, b INT CONSTRAINT foo",
                "a INTEGER CONSTRAINT bar, b INT CONSTRAINT foo CONSTRAINT baz",
                "a INTEGER, b INT CONSTRAINT foo NOT NULL CONSTRAINT bar",
                "a INTEGER, b INT CONSTRAINT \"foo, (\", CONSTRAINT foo CHECK (1), CONSTRAINT last"
            })
    void aNameThatNothingHasSwallowsNothing(String definition) throws SQLException {
        valuesSurvive(definition, notNull("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a INTEGER, b TEXT CONSTRAINT b_required",
                "a INTEGER, b TEXT DEFAULT 'x' CONSTRAINT b_required",
                "a INTEGER, b TEXT CONSTRAINT \"b required\" /* by the boss */",
                "a INTEGER, b TEXT, CONSTRAINT b_required"
            })
    void aConstraintIsAddedBehindANameThatNothingHas(String definition) throws SQLException {
        valuesSurvive(definition, new AddConstraint(T, check("a > 0").named("ck")));
        assertThat(database.sqlOf("t")).contains("required").contains(", CONSTRAINT ck CHECK (a > 0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a INTEGER REFERENCES t NOT NULL DEFERRABLE INITIALLY DEFERRED, b",
                "a INTEGER, b DEFERRABLE",
                "a INTEGER REFERENCES t (a), b NOT DEFERRABLE CHECK (b <> ',')",
                "a INTEGER, b, CHECK (a > 0) /* , */ CHECK (b <> 0) -- ,\n CHECK (1)",
                "a INTEGER, b chec\u212a, CHECK (1)",
                "a \"INT\"DEFAULT 1, b\"x\"CONSTRAINT\"y\"CHECK(b<>0)"
            })
    void whatTheDocumentationDoesntTellIsRead(String definition) throws SQLException {
        database.run("PRAGMA foreign_keys = OFF");
        database.run("CREATE TABLE t (" + definition + ")");
        database.apply(notNull("a"), new AddConstraint(T, check("a > 0").named("ck")));
        database.apply(drop("ck"));
        assertThat(database.sqlOf("t")).contains("NOT NULL");
    }

    @Test
    void aKeyTakesWhatIsSaidOfItsDeferralAlong() throws SQLException {
        database.run(
                "CREATE TABLE t (a REFERENCES t, b CONSTRAINT fk REFERENCES t (a) NOT NULL DEFERRABLE, c NOT DEFERRABLE)");
        database.apply(drop("fk"));
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (a REFERENCES t, b NOT NULL, c)");
    }

    @Test
    void theNameThatCountsIsRenamed() throws SQLException {
        database.run("CREATE TABLE t (a INT CONSTRAINT x CONSTRAINT\"y\"CHECK (a > 0))");
        database.apply(new RenameConstraint(T, "y", "z"));
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (a INT CONSTRAINT x CONSTRAINT z CHECK (a > 0))");
    }
}
