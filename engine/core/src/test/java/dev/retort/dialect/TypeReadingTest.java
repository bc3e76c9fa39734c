package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import dev.retort.schema.TableOptions;
import dev.retort.testing.EveryType;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types through a writer and back, and through a server, which spells them in its own way. */
class TypeReadingTest {

    private static final List<EnumType> ENUMS = List.of(EveryType.MOOD);

    private static Dialect dialect(String name) {
        return Dialects.onClassPath().get(name);
    }

    private static SqlType back(String dialect, SqlType type) {
        return dialect(dialect).reader().type(dialect(dialect).writer().type(type), ENUMS);
    }

    private static Table tableOf(List<SqlType> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(Schema.column("c" + i, types.get(i)));
        }
        return Schema.table("t", columns.toArray(Column[]::new));
    }

    private static void create(Connection connection, String dialect, Table table) throws SQLException {
        for (SqlStatement statement : dialect(dialect)
                .compiler()
                .compile(List.of(new CreateTable(table, Presence.REQUIRED)), (sql, parameters) -> List.of())) {
            TestDatabases.run(connection, statement.sql());
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Nested
    class OnPostgresql {

        static Stream<SqlType> types() {
            return Stream.concat(
                    EveryType.portable().stream(),
                    Stream.of(
                                    "citext",
                                    "int4range",
                                    "\"char\"",
                                    "character(3)",
                                    "bit varying(5)",
                                    "interval day to second(3)",
                                    "geometry(Point,4326)",
                                    "shop.\"Odd Type\"",
                                    "character varying")
                            .map(Schema::nativeType));
        }

        @ParameterizedTest
        @MethodSource("types")
        void whatIsWrittenIsRead(SqlType type) {
            assertThat(back("postgresql", type)).isEqualTo(type);
            assertThat(back("postgresql", Schema.arrayOf(Schema.arrayOf(type))))
                    .isEqualTo(Schema.arrayOf(Schema.arrayOf(type)));
        }

        @Test
        void whatTheServerShowsIsRead() throws SQLException {
            List<SqlType> types = new ArrayList<>(EveryType.portable());
            Stream.of("int4range", "character(3)", "bit varying(5)", "interval day to second(3)", "\"char\"", "inet")
                    .map(Schema::nativeType)
                    .forEach(types::add);
            Connection connection = TestDatabases.postgres();
            try {
                TestDatabases.run(connection, "create type mood as enum ('sad', 'it''s ok')");
                create(connection, "postgresql", tableOf(types));
                for (String path : List.of("public", "")) {
                    TestDatabases.run(connection, "set search_path to '" + path + "'");
                    List<String> shown = column(
                            connection,
                            "select format_type(atttypid, atttypmod) from pg_attribute where attnum > 0"
                                    + " and attrelid = 'public.t'::regclass order by attnum");
                    assertThat(shown.stream()
                                    .map(text -> dialect("postgresql").reader().type(text, ENUMS)))
                            .containsExactlyElementsOf(types);
                }
            } finally {
                TestDatabases.drop(connection);
            }
        }

        @Test
        void everySynonymIsTheServersOwn() throws SQLException {
            Connection connection = TestDatabases.postgres();
            try {
                for (String synonym : List.of(
                        "varchar",
                        "varchar(3)",
                        "char(3)",
                        "char",
                        "int",
                        "int2",
                        "int4",
                        "int8",
                        "bool",
                        "decimal(5,2)",
                        "dec",
                        "float4",
                        "float8",
                        "float(24)",
                        "float(25)",
                        "float",
                        "timetz(3)",
                        "timestamptz",
                        "timestamp(3)",
                        "varbit(3)",
                        "numeric(5)",
                        "pg_catalog.int8",
                        "integer array",
                        "integer ARRAY[3]",
                        "text[3]",
                        "DOUBLE  PRECISION",
                        "interval(3)")) {
                    TestDatabases.run(connection, "drop table if exists s; create table s (c " + synonym + ")");
                    String shown = column(
                                    connection,
                                    "select format_type(atttypid, atttypmod) from pg_attribute"
                                            + " where attrelid = 's'::regclass and attname = 'c'")
                            .get(0);
                    SqlReader reader = dialect("postgresql").reader();
                    boolean one = synonym.equals("char"); // which the server shows as character(1)
                    assertThat(reader.type(synonym))
                            .as(synonym)
                            .isEqualTo(one ? Schema.nativeType("character") : reader.type(shown));
                }
            } finally {
                TestDatabases.drop(connection);
            }
        }

        /** Two types that the server tells apart are never read as one. */
        @Test
        void noTwoTypesOfTheServerAreOne() throws SQLException {
            Connection connection = TestDatabases.postgres();
            try {
                List<String> shown = column(
                        connection,
                        "select distinct format_type(oid, typmod) from pg_type, unnest(array[-1, 7, 327686]) typmod"
                                + " where typtype in ('b', 'd', 'e', 'r', 'm')"
                                + " and (typmod = -1 or (typmodout <> 0 and typname !~ 'interval')) order by 1");
                Map<SqlType, String> seen = new LinkedHashMap<>();
                assertThat(shown).hasSizeGreaterThan(300);
                for (String text : shown) {
                    String before = seen.put(dialect("postgresql").reader().type(text), text);
                    assertThat(before).as("read as %s", text).isNull();
                }
            } finally {
                TestDatabases.drop(connection);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "(", "1", "numeric(", "text text", "text)", "a.", "int4 []]", "'x'"})
        void whatIsNoTypeStaysAsItIs(String text) {
            assertThat(dialect("postgresql").reader().type(text)).isEqualTo(Schema.nativeType(text));
        }

        @Test
        void labelsAreKnownByNameAndSchema() {
            SqlReader reader = dialect("postgresql").reader();
            List<EnumType> enums =
                    List.of(new EnumType(QualifiedName.of("shop", "Mood"), List.of("a")), EveryType.MOOD);
            assertThat(reader.type("public.mood", enums)).isEqualTo(Schema.enumeration(EveryType.MOOD));
            assertThat(reader.type("shop.\"Mood\"", enums)).isEqualTo(Schema.enumeration(enums.get(0)));
            assertThat(reader.type("shop.mood", enums)).isEqualTo(Schema.nativeType("shop.mood"));
            assertThat(reader.type("\"Mood\"", enums)).isEqualTo(Schema.nativeType("\"Mood\""));
        }
    }

    @Nested
    class OnSqlite {

        /** What isn't told apart, see {@code TypeNames}. */
        private static SqlType simplest(SqlType type) {
            if (type instanceof SqlType.EnumerationType || type instanceof SqlType.IntervalType) {
                return Schema.text();
            }
            return type instanceof SqlType.JsonType || type instanceof SqlType.ArrayType ? Schema.json() : type;
        }

        static Stream<SqlType> types() {
            return Stream.concat(
                    EveryType.portable().stream(),
                    Stream.of("POINT", "Geometry(2, 3)", "INT", "CHAR(3)", "").map(Schema::nativeType));
        }

        @ParameterizedTest
        @MethodSource("types")
        void whatIsWrittenIsRead(SqlType type) {
            assertThat(back("sqlite", type)).isEqualTo(simplest(type));
        }

        @Test
        void whatIsStoredIsRead() throws SQLException {
            List<SqlType> types = EveryType.portable();
            try (Connection connection = TestDatabases.sqlite()) {
                create(connection, "sqlite", tableOf(types));
                List<String> stored = column(connection, "select type from pragma_table_xinfo('t') order by cid");
                assertThat(stored.stream()
                                .map(text -> dialect("sqlite").reader().type(text)))
                        .containsExactlyElementsOf(
                                types.stream().map(OnSqlite::simplest).toList());
            }
        }

        @Test
        void everyTypeIsTakenByAStrictTable() throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                create(connection, "sqlite", tableOf(EveryType.portable()).options(TableOptions::withStrict));
                assertThat(Set.copyOf(column(connection, "select type from pragma_table_xinfo('t')")))
                        .containsExactlyInAnyOrder("TEXT", "INTEGER", "ANY", "REAL", "BLOB");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                textBlock =
                        """
                        timestamp(3) with time zone ; TIMESTAMP WITH TIME ZONE(3)
                        character varying (20)      ; VARCHAR(20)
                        decimal(10, 2)              ; NUMERIC(10,2)
                        double                      ; DOUBLE PRECISION
                        clob                        ; TEXT
                        float                       ; DOUBLE PRECISION
                        char(36)                    ; CHAR(36)
                        [varchar](20)               ; VARCHAR(20)
                        """)
        void othersSpellThemDifferently(String text, String written) {
            SqlType type = dialect("sqlite").reader().type(text);
            assertThat(type).isNotInstanceOf(SqlType.NativeType.class);
            assertThat(dialect("sqlite").writer().type(type)).isEqualTo(written);
        }

        @ParameterizedTest
        @ValueSource(strings = {"varchar", "INT", "varchar(a)", "int(", "TEXT[]", "integer unsigned", "tinyint(1)"})
        void allElseStaysAsItIs(String text) {
            assertThat(dialect("sqlite").reader().type(text)).isEqualTo(Schema.nativeType(text));
        }
    }
}
