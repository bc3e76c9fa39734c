package dev.retort.assertions.crossdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import dev.retort.schema.TableOptions;
import dev.retort.testing.EveryType;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine declares for a type on one database means the same as what it declares on the other. */
class PortableTypesTest {

    @SuppressWarnings("NullAway.Init") // before all tests
    private static BothDatabases databases;

    @BeforeAll
    static void connect() throws SQLException {
        databases = new BothDatabases();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        databases.close();
    }

    static List<SqlType> types() {
        return EveryType.portable();
    }

    private static String created(String dialect, SqlType type, UnaryOperator<TableOptions> options) {
        Table table = Schema.table("t", Schema.column("c", type)).options(options);
        return Dialects.onClassPath()
                .get(dialect)
                .compiler()
                .compile(List.of(new CreateTable(table, Presence.REQUIRED)), (sql, parameters) -> List.of())
                .stream()
                .map(SqlStatement::sql)
                .collect(Collectors.joining(";\n"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void areTheSame(SqlType type) throws SQLException {
        String labels = "create type mood as enum ('sad', 'it''s ok');";
        String onPostgresql = labels + created("postgresql", type, UnaryOperator.identity());
        assertThat(databases
                        .between(created("sqlite", type, UnaryOperator.identity()), onPostgresql)
                        .toText())
                .isEmpty();
        assertThat(databases
                        .between(created("sqlite", type, TableOptions::withStrict), onPostgresql)
                        .toText())
                .isEmpty();
    }

    /** A type beside all others: only what SQLite has one name for is taken for the same. */
    @ParameterizedTest
    @MethodSource("types")
    void areToldApart(SqlType type) {
        String sqlite = Dialects.onClassPath().get("sqlite").writer().type(type);
        for (SqlType other : types()) {
            String postgresql =
                    Dialects.onClassPath().get("postgresql").writer().type(other);
            boolean oneName =
                    Dialects.onClassPath().get("sqlite").writer().type(other).equals(sqlite);
            if (!oneName
                    && other.getClass() != type.getClass()
                    && !sqlite.equals("TEXT")
                    && !sqlite.equals("INTEGER")) {
                assertThat(CrossDatabaseRules.standard().types())
                        .as("%s beside %s", sqlite, postgresql)
                        .noneMatch(pair -> pair.matches(sqlite, postgresql));
            }
        }
    }
}
