package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.Presence;
import dev.retort.operation.Reversal;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.RowOperation.UpdateRows;
import dev.retort.schema.Column;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What columns make of the values that a migration gives them. */
class StoredValuesTest {

    private static final QualifiedName T = QualifiedName.of("T");
    private static final String DECLARED =
            "id INTEGER PRIMARY KEY, n NUMERIC(20,2), name TEXT, at TIMESTAMP(3), ok BOOLEAN, j JSON, odd DECIMALS";

    private TestDatabase database;

    @BeforeEach
    void createTables() throws SQLException {
        database = TestDatabase.inMemory().run("CREATE TABLE t (" + DECLARED + ")");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of("N", new BigDecimal("12345678901234567.00"), "12345678901234567"),
                Arguments.of("n", "12345678901234567.00", "12345678901234567"),
                Arguments.of("n", new BigDecimal("0.10"), "0.1"),
                Arguments.of("n", 0.25, "0.25"),
                Arguments.of("name", new BigDecimal("12345678901234567.89"), "'12345678901234567.89'"),
                Arguments.of("name", new BigDecimal("1.10"), "'1.10'"),
                Arguments.of("name", 0.1 + 0.2, "'0.30000000000000004'"),
                Arguments.of("name", 7, "'7'"),
                Arguments.of("at", LocalDate.of(2024, 1, 1), "'2024-01-01 00:00:00'"),
                Arguments.of("at", "2024-01-01T10:00:00.5", "'2024-01-01 10:00:00.500000'"),
                Arguments.of("ok", "yes", "1"),
                Arguments.of("j", "{\"a\": 1.10}", "'{\"a\": 1.10}'"),
                Arguments.of("odd", "abc", "'abc'"),
                Arguments.of("id", 5_000_000_000L, "5000000000"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isKeptExactlyAndFoundAgain(String column, Object value, String stored) throws SQLException {
        InsertRows insert = new InsertRows(T, List.of(row(column, value)), List.of(column));
        database.apply(insert);
        assertThat(database.texts("SELECT quote(" + column + ") FROM t")).containsExactly(stored);
        Reversal.By by = (Reversal.By) insert.reverse();
        database.apply(by.operations().get(0));
        assertThat(database.texts("SELECT id FROM t")).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("n", new BigDecimal("12345678901234567.89"), "15 digits"),
                Arguments.of("n", "1234567890123456.1", "15 digits"),
                Arguments.of("n", new BigDecimal("1.234"), "more than 2 digits behind the point"),
                Arguments.of("n", 1e18, "more than 18 digits before the point"),
                Arguments.of("n", "many", "no number"),
                Arguments.of("at", "2024", "isn't written as"),
                Arguments.of("at", "12:30", "isn't written as"),
                Arguments.of("at", LocalDateTime.parse("2024-01-01T10:00:00.1234"), "more than 3 digits of a second"),
                Arguments.of("ok", "maybe", "no truth value"),
                Arguments.of("j", "12345678901234567.89", "15 digits"),
                Arguments.of("odd", "12345678901234567.89", "15 digits"),
                Arguments.of("odd", new BigDecimal("12345678901234567.89"), "15 digits"),
                Arguments.of("id", new BigDecimal("1.5"), "no whole number"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithWhereAndWhat(String column, Object value, String why) throws SQLException {
        database.run("INSERT INTO t (id) VALUES (1)");
        for (var operation : List.of(
                new InsertRows(T, List.of(row("name", "Ada"), row("name", "Bob", column, value))),
                new UpdateRows(T, row("id", 1), row(column, value)))) {
            assertThatThrownBy(() -> database.apply(operation))
                    .isInstanceOfSatisfying(InvalidOperationException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo("value-not-kept"))
                    .hasMessageContaining("column 'T." + column + "' of type")
                    .hasMessageContaining(why)
                    .hasMessageContaining("value: " + value)
                    .hasMessageContaining("text() keeps any");
        }
        assertThat(database.texts("SELECT count(*) FROM t")).containsExactly("1");

        database.apply(new AddColumn(T, column("long", text()), Presence.REQUIRED));
        database.apply(new UpdateRows(T, row("id", 1), row("long", value)));
        assertThat(database.text("SELECT long FROM t"))
                .startsWith(value.toString().substring(0, 1));
    }

    @Test
    void aStrictTableKeepsLongDecimalsAsText() throws SQLException {
        database.run("CREATE TABLE s (n ANY) STRICT");
        database.apply(new InsertRows(
                QualifiedName.of("s"), List.of(row("n", new BigDecimal("12345678901234567.89")), row("n", 5))));
        assertThat(database.texts("SELECT quote(n) FROM s")).containsExactly("'12345678901234567.89'", "5");
    }

    @Test
    void aDefaultThatTheColumnWouldChangeIsRefused() {
        Column price = column("price", numeric(5, 2)).defaultTo(new BigDecimal("1.234"));
        assertThatThrownBy(() -> database.apply(new AddColumn(T, price, Presence.REQUIRED)))
                .hasMessageContaining("column 'price' of type NUMERIC(5,2) can't hold its default as it is given")
                .hasMessageContaining("default: 1.234");
        AlterColumn altered = new AlterColumn(
                T,
                "n",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Change.to(new Default.Literal(new BigDecimal("12345678901234567.89"))),
                Change.keep(),
                Change.keep(),
                Optional.empty());
        assertThatThrownBy(() -> database.apply(altered))
                .hasMessageContaining("column 'n' of type NUMERIC(20,2) can't hold its default");
    }

    private void changeType(String declared, SqlType type) throws SQLException {
        database.run("DROP TABLE IF EXISTS d; CREATE TABLE d (id INTEGER PRIMARY KEY, d " + declared + ")");
        database.apply(new AlterColumn(
                QualifiedName.of("d"),
                "d",
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty()));
    }

    static Stream<Arguments> defaultsThatFit() {
        return Stream.of(
                Arguments.of("TEXT DEFAULT '12'", integer(), "12"),
                Arguments.of("TEXT DEFAULT 'yes'", bool(), "1"),
                Arguments.of("TEXT DEFAULT '2024-01-31'", date(), "'2024-01-31'"),
                Arguments.of("TEXT NOT NULL DEFAULT '2024-01-31T10:00'", timestamp(), "'2024-01-31 10:00:00'"),
                Arguments.of("INTEGER DEFAULT 7", text(), "'7'"),
                Arguments.of("INTEGER DEFAULT -7", bigInteger(), "-7"),
                Arguments.of("NUMERIC(5,2) DEFAULT 12.50", text(), "'12.50'"),
                Arguments.of("TEXT DEFAULT NULL", integer(), "NULL"),
                Arguments.of("TEXT DEFAULT 'abc'", string(3), "'abc'"));
    }

    @ParameterizedTest
    @MethodSource("defaultsThatFit")
    void aDefaultThatStaysFollowsTheType(String declared, SqlType type, String stored) throws SQLException {
        changeType(declared, type);
        database.run("INSERT INTO d (id) VALUES (1)");
        assertThat(database.texts("SELECT quote(d) FROM d")).containsExactly(stored);
    }

    static Stream<Arguments> defaultsThatDoNot() {
        return Stream.of(
                Arguments.of("TEXT DEFAULT '12345678901234567.89'", numeric(20, 2)),
                Arguments.of("TEXT DEFAULT 'abc'", integer()),
                Arguments.of("TEXT DEFAULT '2024-13-45'", date()),
                Arguments.of("TEXT DEFAULT 'abcdef'", string(3)),
                Arguments.of("NUMERIC(5,2) DEFAULT 12.5", integer()),
                Arguments.of("NUMERIC(20,2) DEFAULT 12345678901234567", smallInteger()));
    }

    @ParameterizedTest
    @MethodSource("defaultsThatDoNot")
    void andOneThatIsNoneOfItsValuesIsRefused(String declared, SqlType type) {
        assertThatThrownBy(() -> changeType(declared, type))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("can't hold its default as it is given");
    }
}
