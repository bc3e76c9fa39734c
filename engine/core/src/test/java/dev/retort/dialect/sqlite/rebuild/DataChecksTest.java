package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DataChecksTest {

    private static final QualifiedName T = QualifiedName.of("t");

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory().run("CREATE TABLE t (id INTEGER PRIMARY KEY, v)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> convertible() {
        return Stream.of(
                Arguments.of("'12'", integer(), "12"),
                Arguments.of("' -7 '", integer(), "-7"),
                Arguments.of("2.0", integer(), "2"),
                Arguments.of("9223372036854775807", bigInteger(), "9223372036854775807"),
                Arguments.of("'1.5'", numeric(8, 2), "1.5"),
                Arguments.of("'1e3'", doublePrecision(), "1000.0"),
                Arguments.of("'Yes'", bool(), "1"),
                Arguments.of("0", bool(), "0"),
                Arguments.of("12", string(2), "'12'"),
                Arguments.of("1.5", text(), "'1.5'"),
                Arguments.of("'2026-01-31'", date(), "'2026-01-31'"),
                Arguments.of("'2026-01-31 10:00:00'", timestamp(), "'2026-01-31 10:00:00'"),
                Arguments.of("'[1]'", json(), "'[1]'"),
                Arguments.of("'a'", enumeration("e", "a", "b"), "'a'"),
                Arguments.of(
                        "'123e4567-e89b-42d3-a456-426614174000'", uuid(), "'123e4567-e89b-42d3-a456-426614174000'"),
                Arguments.of("NULL", integer(), "NULL"),
                Arguments.of("x'00'", bytes(), "X'00'"),
                Arguments.of("'9007199254740993.0'", bigInteger(), "9007199254740993"),
                Arguments.of("x'61'", text(), "'a'"),
                Arguments.of("x'4772c3bcc39f65efbfbdf09f9880'", string(7), "'Grüße\uFFFD😀'"),
                Arguments.of("0.1 + 0.2", text(), "'0.30000000000000004'"),
                Arguments.of("1e300", text(), "'1.0e+300'"));
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void aTypeChangeKeepsTheValue(String value, SqlType type, String after) throws SQLException {
        database.run("INSERT INTO t VALUES (1, " + value + ")");
        database.apply(typed(type, Optional.empty()));
        assertThat(database.text("SELECT quote(v) FROM t")).isEqualTo(after);
    }

    static Stream<Arguments> inconvertible() {
        return Stream.of(
                Arguments.of("'12 apples'", integer()),
                Arguments.of("''", integer()),
                Arguments.of("'1.5'", integer()),
                Arguments.of("40000", smallInteger()),
                Arguments.of("'99999999999999999999'", bigInteger()),
                Arguments.of("9007199254740993", doublePrecision()),
                Arguments.of("'x'", numeric()),
                Arguments.of("x'31'", integer()),
                Arguments.of("'maybe'", bool()),
                Arguments.of("2", bool()),
                Arguments.of("'abc'", string(2)),
                Arguments.of("x'ff'", text()),
                Arguments.of("x'c080'", text()),
                Arguments.of("x'6100'", text()),
                Arguments.of("x'eda080'", string(9)),
                Arguments.of("x'61ff62'", string(9)),
                Arguments.of("'31.01.2026'", date()),
                Arguments.of("5", date()),
                Arguments.of("'soon'", timestamp()),
                Arguments.of("'{'", json()),
                Arguments.of("'c'", enumeration("e", "a", "b")),
                Arguments.of("'123'", uuid()),
                Arguments.of("5", bytes()),
                Arguments.of("'x'", nativeType("INT8")));
    }

    @ParameterizedTest
    @MethodSource("inconvertible")
    void aTypeChangeThatWouldLoseAValueIsRefused(String value, SqlType type) throws SQLException {
        database.run("INSERT INTO t VALUES (3, " + value + ")");
        List<String> before = database.schema();
        assertThatThrownBy(() -> database.apply(typed(type, Optional.empty())))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("column 'v' holds values that can't become")
                .hasMessageContaining("table: t")
                .hasMessageContaining("id=3: " + database.text("SELECT quote(v) FROM t"));
        assertThat(database.schema()).isEqualTo(before);
    }

    @Test
    void aConversionSaysHow() throws SQLException {
        database.run("INSERT INTO t VALUES (1, '12 apples')");
        database.apply(typed(integer(), Optional.of("CAST(v AS INTEGER) * 2")));
        assertThat(database.text("SELECT quote(v) FROM t")).isEqualTo("24");
    }

    @Test
    void notNullShowsTheRowsThatAreNull() throws SQLException {
        database.run("INSERT INTO t VALUES (4, NULL), (5, NULL), (6, 1)");
        refused(notNull(), "rows: 2", "id=4, id=5");
    }

    @Test
    void uniqueConstraintsAndIndexesShowTheDuplicates() throws SQLException {
        database.run("INSERT INTO t VALUES (1, 'a'), (2, 'a'), (3, 'b')");
        refused(new AddConstraint(T, unique("v")), "have the same values in the unique constraint", "'a' (2 rows)");
        refused(new CreateIndex(T, index("i").on("v").asUnique(), Presence.REQUIRED, false), "'a' (2 rows)");
        database.apply(new CreateIndex(T, index("i").on("v").asUnique().where("id > 1"), Presence.REQUIRED, false));
    }

    @Test
    void checksShowTheRowsThatBreakThem() throws SQLException {
        database.run("INSERT INTO t VALUES (8, -1), (9, NULL)");
        refused(new AddConstraint(T, check("v > 0 -- or not").named("ck")), "rows break the check 'ck'", "id=8");
    }

    @Test
    void foreignKeysShowTheRowsThatPointToNothing() throws SQLException {
        database.run("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1)");
        database.run("INSERT INTO t VALUES (1, 1), (2, 77), (3, NULL)");
        refused(
                new AddConstraint(T, foreignKey("v").references("p", "id")),
                "point to missing rows of" + " 'p'",
                "id=2: 77");
        refused(new AddConstraint(T, foreignKey("v").references("t", "id")), "id=2: 77");
    }

    @Test
    void aColumnThatNeedsAValueCantBeAddedToRows() throws SQLException {
        AddColumn add = new AddColumn(T, column("n", integer()).notNull(), Presence.REQUIRED);
        database.apply(add);
        database.reverse(add);
        database.run("INSERT INTO t VALUES (1, 1)");
        refused(add, "without a default", "rows: 1");
    }

    private void refused(Operation operation, String... facts) {
        List<String> before = database.schema();
        assertThatThrownBy(() -> database.apply(operation))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContainingAll(facts);
        assertThat(database.schema()).isEqualTo(before);
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of("'1'", numeric(8, 2), "v / 3.0", "0.33"),
                Arguments.of("'7.5'", numeric(8, 2), "v", "7.5"),
                Arguments.of("'0'", timestamp(), "date(v, 'unixepoch')", "'1970-01-01 00:00:00'"),
                Arguments.of("'x'", bool(), "v = 'x'", "1"),
                Arguments.of("'x'", bool(), "'yes'", "1"),
                Arguments.of("'a'", enumeration("e", "a", "b"), "'b'", "'b'"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void anOwnExpressionGivesAValueOfTheType(String value, SqlType type, String using, String after)
            throws SQLException {
        database.run("INSERT INTO t VALUES (1, " + value + ")");
        database.apply(typed(type, Optional.of(using)));
        assertThat(database.text("SELECT quote(v) FROM t")).isEqualTo(after);
    }

    static Stream<Arguments> otherResults() {
        return Stream.of(
                Arguments.of("'12345678901234567.89'", numeric(20, 2), "trim(v)", "id=3: '12345678901234567.89'"),
                Arguments.of("'1234'", numeric(5, 2), "v * 1", "id=3: 1234"),
                Arguments.of("'x'", timestamp(), "'2024'", "id=3: '2024'"),
                Arguments.of("'abc'", string(3), "v || v", "id=3: 'abcabc'"),
                Arguments.of("'40000'", smallInteger(), "v + 0", "id=3: 40000"));
    }

    @ParameterizedTest
    @MethodSource("otherResults")
    void whatAnOwnExpressionGivesBesideTheTypeIsNamed(String value, SqlType type, String using, String row)
            throws SQLException {
        database.run("INSERT INTO t VALUES (3, " + value + ")");
        refused(typed(type, Optional.of(using)), "can't become", row);
    }

    private static AlterColumn typed(SqlType type, Optional<String> using) {
        return new AlterColumn(
                T,
                "v",
                Optional.of(type),
                using.map(Schema::sql),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    private static AlterColumn notNull() {
        return new AlterColumn(
                T,
                "v",
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }
}
