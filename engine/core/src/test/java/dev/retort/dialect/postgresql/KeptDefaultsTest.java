package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
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

/** A type changes and the default stays: it is a default of the new type then, and of the old one on the way back. */
class KeptDefaultsTest {

    private static final QualifiedName LAMPS = QualifiedName.of("lamps");
    private static final EnumType STATE = enumType("state", "on", "off");
    private static final EnumType MOOD = enumType("mood", "on", "off", "dim");

    private Workbench bench;

    @BeforeEach
    void createTypes() throws SQLException {
        bench = Workbench.open();
        bench.execute("CREATE TYPE state AS ENUM ('on', 'off'); CREATE TYPE mood AS ENUM ('on', 'off', 'dim')");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    private void createLamps(String column, String value) throws SQLException {
        bench.execute("CREATE TABLE lamps (id integer PRIMARY KEY, c " + column + "); INSERT INTO lamps VALUES (1, "
                + value + "), (2, NULL)");
    }

    private static AlterColumn to(SqlType type, Optional<Column> original) {
        return new AlterColumn(
                LAMPS,
                "c",
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                original);
    }

    private List<String> defaults() throws SQLException {
        return bench.column("SELECT table_name || ' ' || column_default FROM information_schema.columns"
                + " WHERE column_name = 'c' AND column_default IS NOT NULL AND table_schema = 'public' ORDER BY 1");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("state DEFAULT 'on'", enumeration(STATE), "'off'", text(), "'on'::text"),
                Arguments.of(
                        "state DEFAULT 'on' NOT NULL",
                        enumeration(STATE),
                        "'off'",
                        string(9),
                        "'on'::character varying"),
                Arguments.of(
                        "state[] DEFAULT '{on,off}'",
                        arrayOf(enumeration(STATE)),
                        "'{off}'",
                        arrayOf(text()),
                        "'{on,off}'::text[]"),
                Arguments.of(
                        "state[] DEFAULT '{}'",
                        arrayOf(enumeration(STATE)),
                        "'{off}'",
                        arrayOf(text()),
                        "'{}'::text[]"),
                Arguments.of("text DEFAULT 'on'", text(), "'off'", enumeration(STATE), "'on'::state"),
                Arguments.of("varchar(9) DEFAULT 'on'", string(9), "'off'", enumeration(STATE), "'on'::state"),
                Arguments.of(
                        "text[] DEFAULT '{on}'",
                        arrayOf(text()),
                        "'{off}'",
                        arrayOf(enumeration(STATE)),
                        "'{on}'::state[]"),
                Arguments.of("state DEFAULT 'on'", enumeration(STATE), "'off'", enumeration(MOOD), "'on'::mood"),
                Arguments.of("text DEFAULT '7'", text(), "'8'", integer(), "7"),
                Arguments.of("text DEFAULT '-7.50'", text(), "'8'", numeric(5, 2), "'-7.50'::numeric"),
                Arguments.of("integer DEFAULT 7", integer(), "8", text(), "'7'::text"),
                Arguments.of("boolean DEFAULT true", bool(), "false", integer(), "1"),
                Arguments.of("integer DEFAULT 1", integer(), "0", bool(), "true"),
                Arguments.of("text DEFAULT 'false'", text(), "'true'", bool(), "false"),
                Arguments.of("text DEFAULT '2024-02-29'", text(), "'2023-01-01'", date(), "'2024-02-29'::date"),
                Arguments.of(
                        "text DEFAULT '0191f3a0-1111-7222-8333-444455556666'",
                        text(),
                        "'0191f3a0-1111-7222-8333-444455556667'",
                        uuid(),
                        "'0191f3a0-1111-7222-8333-444455556666'::uuid"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aLiteralFollowsTheType(String column, SqlType was, String value, SqlType type, String shown)
            throws SQLException {
        createLamps(column.replace(" NOT NULL", ""), value);
        List<String> before = bench.schema();
        bench.apply(to(type, Optional.of(column("c", was))));
        assertThat(defaults()).containsExactly("lamps " + shown);
        bench.execute("INSERT INTO lamps (id) VALUES (3)");
        bench.apply(to(was, Optional.of(column("c", type))));
        assertThat(bench.column("SELECT count(DISTINCT c) || ' ' || count(c) FROM lamps"))
                .containsExactly("2 2");
        assertThat(bench.schema()).isEqualTo(before);
    }

    @Test
    void anEnumTypeCanGoWhenItsColumnIsText() throws SQLException {
        createLamps("state DEFAULT 'on'", "'off'");
        bench.apply(to(text(), Optional.empty()));
        bench.execute("DROP TYPE state; INSERT INTO lamps (id) VALUES (3)");
        assertThat(bench.column("SELECT c FROM lamps ORDER BY id")).containsExactly("off", "null", "on");
    }

    @Test
    void whatTheServerCastsItselfIsLeftToIt() throws SQLException {
        createLamps("integer DEFAULT 7", "8");
        assertThat(new OperationCompiler().compile(List.of(to(bigInteger(), Optional.empty())), bench.catalog()))
                .hasSize(1);
        bench.execute("ALTER TABLE lamps ALTER COLUMN c SET DEFAULT length('four')");
        assertThat(new OperationCompiler().compile(List.of(to(bigInteger(), Optional.empty())), bench.catalog()))
                .hasSize(1);
    }

    @Test
    void childrenKeepDefaultsOfTheirOwn() throws SQLException {
        bench.execute(
                """
                CREATE TABLE lamps (id integer, c state DEFAULT 'on') PARTITION BY RANGE (id);
                CREATE TABLE early PARTITION OF lamps FOR VALUES FROM (0) TO (10);
                CREATE TABLE late PARTITION OF lamps (c DEFAULT 'off') FOR VALUES FROM (10) TO (20);
                CREATE TABLE none PARTITION OF lamps FOR VALUES FROM (20) TO (30);
                ALTER TABLE none ALTER COLUMN c DROP DEFAULT""");
        bench.apply(to(text(), Optional.empty()));
        assertThat(defaults()).containsExactly("early 'on'::text", "lamps 'on'::text", "late 'off'::text");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "state DEFAULT lower('ON')::state", text(), "is an expression of the type that it has now"),
                Arguments.of(
                        "state DEFAULT ('o' || 'n')::state", text(), "is an expression of the type that it has now"),
                Arguments.of("text DEFAULT 'out'", enumeration(STATE), "can't become state"),
                Arguments.of("text DEFAULT 'seven'", integer(), "can't become integer"),
                Arguments.of("text[] DEFAULT '{on,out}'", arrayOf(enumeration(STATE)), "can't become state[]"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCantFollowIsRefusedFirst(String column, SqlType type, String reason) throws SQLException {
        createLamps(column, "NULL");
        assertThatThrownBy(() -> bench.apply(to(type, Optional.empty())))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("the default of lamps.c " + reason)
                .hasMessageContaining(".defaultTo(…)");
        AlterColumn cured = new AlterColumn(
                LAMPS,
                "c",
                Optional.of(type),
                Optional.<SqlText>empty(),
                Optional.empty(),
                Change.remove(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
        bench.apply(cured);
        assertThat(defaults()).isEmpty();
    }

    /** A script's catalogue: there is none. */
    private static final CatalogReader NONE = new CatalogReader() {
        @Override
        public List<Row> query(String sql, Object... parameters) {
            throw new AssertionError("there is nobody to ask: " + sql);
        }

        @Override
        public boolean hasRows() {
            return false;
        }
    };

    private static List<SqlStatement> script(AlterColumn alteration) {
        return new OperationCompiler().compile(List.of(alteration), NONE);
    }

    @Test
    void aScriptConvertsWhatWasSaidToBeThere() throws SQLException {
        createLamps("state DEFAULT 'on'", "'off'");
        for (SqlStatement statement :
                script(to(text(), Optional.of(column("c", enumeration(STATE)).defaultTo("on"))))) {
            bench.execute(statement.sql());
        }
        assertThat(defaults()).containsExactly("lamps 'on'::text");
        assertThat(script(to(bigInteger(), Optional.of(column("c", integer()).defaultTo(7)))))
                .hasSize(1);
    }

    @Test
    void aScriptThatDoesNotKnowLooksWhereItRuns() throws SQLException {
        createLamps("state[] DEFAULT '{on}'", "'{off}'");
        SqlStatement guard = script(to(text(), Optional.empty())).get(0);
        assertThat(guard.ifFound()).hasValueSatisfying(problem -> assertThat(problem.text())
                .contains("the default of lamps.c is a value of an enum type")
                .contains(".was(column(…))"));
        assertThat(bench.column(guard.sql())).containsExactly("'{on}'::state[]");
        bench.execute("ALTER TABLE lamps ALTER COLUMN c DROP DEFAULT");
        assertThat(bench.column(guard.sql())).isEmpty();
    }
}
