package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of an enumeration are found by their checks wherever these stand; none or several is an error. */
final class LabelsTest {

    private static final QualifiedName MOOD = QualifiedName.of("mood");
    private static final EnumType LABELS = enumType("mood", "sad", "ok");
    private static final EnumColumn STATE = new EnumColumn(QualifiedName.of("users"), "state");

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory().run("PRAGMA foreign_keys = OFF");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static AddEnumLabel add() {
        return new AddEnumLabel(MOOD, "fine", Optional.empty());
    }

    private static AddEnumLabel add(EnumColumn... columns) {
        return new AddEnumLabel(MOOD, "fine", Optional.empty(), Presence.REQUIRED, Optional.empty(), List.of(columns));
    }

    private static RenameEnumLabel rename() {
        return new RenameEnumLabel(MOOD, "sad", "low").was(LABELS);
    }

    private static ReplaceEnum replace() {
        return new ReplaceEnum(
                enumType("mood", "fine", "ok"),
                Map.of("sad", "fine"),
                Map.of("fine", "sad"),
                List.of(),
                Optional.of(LABELS));
    }

    private void refuses(Operation operation, String... words) {
        assertThatThrownBy(() -> database.compile(operation))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state TEXT DEFAULT 'sad' CHECK (state IN (#))",
                "state TEXT DEFAULT 'sad' CONSTRAINT ck_state CHECK (state IN (#)) NOT NULL",
                "\"state\" VARCHAR(9) NOT NULL DEFAULT ('sad'), CHECK ([state] IN (#)), CHECK (id > 0)",
                "state TEXT DEFAULT 'sad', n INT, CONSTRAINT \"ck it's\" CHECK (((STATE in (#)))), UNIQUE (id, state)",
                "state TEXT DEFAULT 'sad' CHECK (state IN (#)) CONSTRAINT twice CHECK (state IN (#))"
            })
    void aCheckIsFoundWhereverItStands(String columns) throws SQLException {
        String before = "CREATE TABLE users (id INTEGER PRIMARY KEY, " + columns.replace("#", "'sad', 'ok'") + ")";
        database.run(before, "INSERT INTO users (id, state) VALUES (1, 'sad'), (2, 'ok')");
        database.apply(add().was(LABELS));
        assertThat(database.sqlOf("users")).isEqualTo(before.replace("'sad', 'ok'", "'sad', 'ok', 'fine'"));
        database.run("INSERT INTO users (id, state) VALUES (3, 'fine'); DELETE FROM users WHERE id = 3");
        database.reverse(add().was(LABELS));
        assertThat(database.sqlOf("users")).isEqualTo(before);
        for (Operation operation : List.of(rename(), replace())) {
            database.apply(operation);
            assertThat(database.texts("SELECT count(*) FROM users WHERE state = 'sad'"))
                    .containsExactly("0");
            database.run("INSERT INTO users (id) VALUES (3); DELETE FROM users WHERE id = 3");
            database.reverse(operation);
            assertThat(database.sqlOf("users")).isEqualTo(before);
            assertThat(database.texts("SELECT state FROM users ORDER BY id")).containsExactly("sad", "ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state TEXT",
                "state TEXT CHECK (state IN ('sad', 'ok', 'odd'))",
                "state TEXT CHECK (state = 'sad' OR state = 'ok')",
                "state TEXT, CHECK (lower(state) IN ('sad', 'ok'))"
            })
    void noColumnIsAnError(String column) throws SQLException {
        database.run("CREATE TABLE users (id INTEGER PRIMARY KEY, " + column + ")");
        for (Operation operation : List.of(add().was(LABELS), rename(), replace())) {
            refuses(operation, "no column has a check of the labels of enum mood", ".usedBy(\"table\", \"column\")");
        }
    }

    @Test
    void severalColumnsAreAnErrorUntilTheyAreNamed() throws SQLException {
        database.run(
                "CREATE TABLE users (state TEXT CHECK (state IN ('sad', 'ok')))",
                "CREATE TABLE days (weather TEXT CHECK (weather IN ('ok', 'sad')), plain TEXT)");
        for (Operation operation : List.of(add().was(LABELS), rename(), replace())) {
            refuses(operation, "several columns have the labels", "users.state", "days.weather", ".usedBy(");
        }
        database.apply(add(STATE));
        assertThat(database.sqlOf("users")).contains("'sad', 'ok', 'fine'");
        assertThat(database.sqlOf("days")).contains("('ok', 'sad')");
        database.reverse(add(STATE).was(LABELS));
        assertThat(database.sqlOf("users")).contains("('sad', 'ok')");
        database.apply(replace().usedBy(List.of(STATE, new EnumColumn(QualifiedName.of("days"), "weather"))));
        assertThat(database.sqlOf("days")).contains("('fine', 'ok')");
    }

    @Test
    void aTypeOfWhichNothingIsKnownIsAnErrorWhereThereAreLabels() throws SQLException {
        assertThat(database.compile(add())).isEmpty();
        assertThat(database.compile(new RenameEnumLabel(MOOD, "sad", "low"))).isEmpty();
        database.run("CREATE TABLE users (state TEXT CHECK (state IN ('sad', 'ok')))");
        refuses(add(), "SQLite doesn't record which columns use enum mood", ".was(…)", "users.state [sad, ok]");
        refuses(new RenameEnumLabel(MOOD, "sad", "low"), "SQLite doesn't record which columns use enum mood");
        refuses(add(new EnumColumn(QualifiedName.of("users"), "rowid")), "none of the columns that use enum mood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK (state = 'sad' OR state = 'ok')",
                "CHECK (state IS NULL OR state IN ('sad', 'ok'))",
                ", CHECK (length(state) < 4)"
            })
    void aNamedColumnWithAnotherCheckIsRefused(String check) throws SQLException {
        database.run("CREATE TABLE users (id INT, state TEXT " + check + ")");
        refuses(
                replace().usedBy(List.of(STATE)),
                "has a check that isn't only a list of labels",
                "drop this constraint");
    }

    @Test
    void aNamedColumnWithoutACheckGetsOne() throws SQLException {
        database.run("CREATE TABLE users (id INT, state TEXT DEFAULT 'ok')", "INSERT INTO users VALUES (1, 'sad')");
        database.apply(replace().usedBy(List.of(STATE)));
        assertThat(database.sqlOf("users")).contains("DEFAULT 'ok' CHECK (state IN ('fine', 'ok'))");
        assertThat(database.texts("SELECT state FROM users")).containsExactly("fine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"'sad'", "('sad')"})
    void aDefaultThatIsNoLabelLaterIsRefused(String value) throws SQLException {
        database.run("CREATE TABLE users (state TEXT DEFAULT " + value + " CHECK (state IN ('sad', 'ok')))");
        refuses(
                new ReplaceEnum(enumType("mood", "ok"), Map.of(), Map.of(), List.of(), Optional.of(LABELS)),
                "the default of 'users.state' is no label afterwards",
                ".mapping(…)");
        AlterColumn type = new AlterColumn(
                QualifiedName.of("users"),
                "state",
                Optional.of(enumeration("mood", "ok")),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
        refuses(type, "the default of 'users.state' is no label afterwards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(lower('SAD'))", "('s' || 'ad')", "(CASE WHEN 1 THEN 'ok' ELSE 'sad' END)", "1"})
    void aDefaultThatIsWorkedOutStaysOrIsRefused(String value) throws SQLException {
        String before = "CREATE TABLE users (state TEXT DEFAULT " + value + " CHECK (state IN ('sad', 'ok')))";
        database.run(before);
        for (Operation operation : List.of(rename(), replace(), replace().usedBy(List.of(STATE)))) {
            refuses(operation, "the default of 'users.state' is an expression", "op.alterColumn(…).defaultTo(…)");
        }
        database.apply(add(STATE));
        assertThat(database.sqlOf("users")).isEqualTo(before.replace("'sad', 'ok')", "'sad', 'ok', 'fine')"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sad", "\"sad\"", "[sad]", "(('sad'))"})
    void aDefaultThatIsATextInAnyFormIsCarriedOver(String value) throws SQLException {
        database.run("CREATE TABLE users (state TEXT DEFAULT " + value + " CHECK (state IN ('sad', 'ok')))");
        database.apply(replace());
        database.run("INSERT INTO users DEFAULT VALUES");
        assertThat(database.texts("SELECT state FROM users")).containsExactly("fine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CREATE INDEX ix ON users (id) WHERE state = 'sad' | index ix",
                "CREATE UNIQUE INDEX ix ON users (id) WHERE [state] IN ('ok', 'sad') | index ix",
                "CREATE INDEX ix ON users (CASE state WHEN 'sad' THEN 1 END) | index ix",
                "CREATE VIEW v AS SELECT id FROM users WHERE state = 'sad' | view v",
                "CREATE VIEW w AS SELECT * FROM users; CREATE VIEW v AS SELECT count(*) FROM w WHERE state <> 'sad' | view v",
                "CREATE TRIGGER tr AFTER INSERT ON users WHEN NEW.state = 'sad' BEGIN DELETE FROM users WHERE id = 1; END"
                        + " | trigger tr",
                "CREATE TABLE t (a); CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO users VALUES (1, 'sad'); END"
                        + " | trigger tr",
                "ALTER TABLE users ADD g GENERATED ALWAYS AS (state = 'sad') | generated column g",
                "ALTER TABLE users ADD b CHECK (b <> 1 OR state <> 'sad') | check CHECK (b <> 1 OR state <> 'sad')",
                "ALTER TABLE users ADD b CONSTRAINT ck CHECK (b <> 1 OR 'sad' = state) | check ck"
            })
    void whatMentionsALabelThatGoesIsNamedFirst(String made, String named) throws SQLException {
        database.run("CREATE TABLE users (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('sad', 'ok')))", made);
        for (Operation operation : List.of(rename(), replace())) {
            refuses(operation, "can't be replaced while other objects mention them", named, "drop these first");
        }
        database.apply(add(STATE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ix ON users (id) WHERE state = 'ok'",
                "CREATE VIEW v AS SELECT state FROM users -- 'sad' to say",
                "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t WHERE a = 'sad'",
                "ALTER TABLE users ADD b TEXT DEFAULT 'sad' CHECK (b <> 'sad ')"
            })
    void whatMentionsNoneIsLeft(String made) throws SQLException {
        database.run("CREATE TABLE users (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('sad', 'ok')))", made);
        database.apply(replace());
        assertThat(database.sqlOf("users")).contains("'fine', 'ok'");
    }

    @Test
    void aValueThatIsNoLabelLaterIsShownWithTheMappingDone() throws SQLException {
        database.run(
                "CREATE TABLE users (id INTEGER PRIMARY KEY, state TEXT CONSTRAINT c CHECK (state IN ('sad', 'ok', 'odd')))",
                "INSERT INTO users VALUES (1, 'sad'), (7, 'odd')");
        ReplaceEnum replace = new ReplaceEnum(
                enumType("mood", "fine", "ok"), Map.of("sad", "fine"), Map.of(), List.of(STATE), Optional.empty());
        refuses(replace, "column 'state' holds values", "id=7: 'odd'");
    }
}
