package dev.retort.assertions.crossdatabase;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.schema.MetaData;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossDatabaseTest {

    private static final CrossDatabaseRules STANDARD = CrossDatabaseRules.standard();

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Connection postgres;

    @BeforeAll
    static void connect() throws SQLException {
        postgres = TestDatabases.postgres();
        postgres.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        postgres.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        postgres.close();
    }

    private static SchemaSnapshot postgres(String sql) throws SQLException {
        TestDatabases.run(postgres, sql);
        return SchemaSnapshot.of(postgres);
    }

    private static SchemaSnapshot sqlite(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    private static MetaData model() {
        return metaData()
                .table(table(
                                "users",
                                column("id", bigInteger()).notNull(),
                                column("u", uuid()),
                                column("s", string(20)).notNull().defaultTo("x"),
                                column("t", text()),
                                column("b", bool()).notNull().defaultTo(true),
                                column("i2", smallInteger()),
                                column("i4", integer()).defaultTo(7),
                                column("n", numeric(10, 2)),
                                column("r", real()),
                                column("d", doublePrecision()),
                                column("day", date()),
                                column("at", timestamp()),
                                column("zoned", timestampWithZone()),
                                column("span", interval()),
                                column("raw", bytes()),
                                column("doc", jsonb()),
                                column("tags", arrayOf(text())),
                                column("mood", enumeration("mood", "sad", "it's"))
                                        .defaultTo("sad"),
                                column("key", uuid()).withDefault(randomUuid()),
                                column("made", timestampWithZone()).withDefault(now()),
                                column("clock", time()).withDefault(now()),
                                column("low", string(20)).generatedAs("lower(s)"),
                                column("twice", numeric(12, 2)).generatedAs("i4 * n"))
                        .primaryKey("id")
                        .constraint(unique("s", "t").named("users_s"))
                        .check("positive", "i4 > 0")
                        .check("several", "s IN ('x', 'y') OR (b AND n BETWEEN 1 AND 2.50) OR t NOT LIKE '%@%'")
                        .check("guarded", "i4 = 0 OR coalesce(i2, -1) / i4 <> -1")
                        .index(index("users_day").on("day", "at"))
                        .index(index("users_low")
                                .on(expression("lower(t)"), descending("at"))
                                .where("b AND s <> ''")))
                .table(table("posts", column("id", integer()).notNull(), column("author", bigInteger()))
                        .primaryKey("id")
                        .constraint(foreignKey("author").references("users", "id")))
                .view(view("authors", "select users.id, posts.id as post from users join posts on author = users.id"));
    }

    @Test
    void findsNothingInOneModelOnBoth() {
        assertThat(ModelSchema.onSqlite(model())).isEquivalentTo(ModelSchema.of(model(), postgres), STANDARD);
        assertThat(ModelSchema.of(model(), postgres)).isEquivalentTo(ModelSchema.onSqlite(model()), STANDARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a int ~ a text ~ CHANGED column t.a: type",
                "a varchar(10) ~ a varchar(20) ~ CHANGED column t.a: type",
                "a bigint ~ a int ~ CHANGED column t.a: type",
                "a int not null ~ a int ~ CHANGED column t.a: nullable",
                "a int default 1 ~ a int default 2 ~ CHANGED column t.a: default",
                "a text default '1' ~ a text default '2' ~ CHANGED column t.a: default",
                "a int, b int ~ a int ~ MISSING column t.b",
                "a int, b int ~ b int, a int ~ CHANGED table t: column order",
                "a int primary key ~ a int not null ~ MISSING primary key t.(a)",
                "a int unique ~ a int ~ MISSING unique t.(a)",
                "a int references t (b), b int unique ~ a int, b int unique ~ MISSING foreign key t.(a)",
                "a int references t (b) on delete cascade, b int unique ~ a int references t (b), b int unique ~ CHANGED foreign key t.(a): actions",
                "a int, constraint k check (a > 0) ~ a int ~ MISSING check t.k",
                "a int, b int as (a) stored ~ a int, b int ~ CHANGED column t.b: generated",
            })
    void tellsWhatIsMoreThanSpelling(String sqlite, String postgresql, String change) throws SQLException {
        CrossDatabaseDifference difference = CrossDatabaseDifference.between(
                sqlite("create table t (" + sqlite + ")"), postgres("create table t (" + postgresql + ")"), STANDARD);
        Assertions.assertThat(difference.changes()).extracting(Object::toString).containsExactly(change);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "DECIMAL(10, 2) ~ numeric(10,2)",
                "ANY ~ numeric(10,2)",
                "TEXT ~ timestamptz(3)",
                "TEXT ~ varchar(20)",
                "INTEGER ~ boolean",
                "TEXT ~ int[]"
            })
    void takesTypesForEqualThatMeanTheSame(String sqlite, String postgresql) throws SQLException {
        CrossDatabaseDifference difference = CrossDatabaseDifference.between(
                sqlite("create table t (a " + sqlite + ")"),
                postgres("create table t (a " + postgresql + ")"),
                STANDARD);
        Assertions.assertThat(difference.toText()).isEmpty();
    }

    @Test
    void comparesIndexesAndViews() throws SQLException {
        String base = "create table t (a int, b int);";
        CrossDatabaseDifference difference = CrossDatabaseDifference.between(
                sqlite(
                        base
                                + "create index i on t (a); create index j on t (a) where b > 0; create view v as select a from t"),
                postgres(
                        base
                                + "create unique index i on t (a); create index j on t (a, b); create view w as select a from t"),
                STANDARD);
        Assertions.assertThat(difference.changes())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "CHANGED index t.i: unique",
                        "CHANGED index t.j: columns",
                        "CHANGED index t.j: where",
                        "MISSING view v",
                        "UNEXPECTED view w");
    }

    @Test
    void allowsForAReasonAndTellsWhatIsNotNeeded() throws SQLException {
        SchemaSnapshot sqlite = sqlite("create table t (a text, p blob)");
        SchemaSnapshot other = postgres("create table t (a inet, p point)");
        CrossDatabaseRules rules = STANDARD.withType("BLOB", "point")
                .allow("CHANGED column t.a: type", "SQLite has no addresses; the application checks them");
        assertThat(sqlite).isEquivalentTo(other, rules);
        assertThatThrownBy(() -> assertThat(sqlite).isEquivalentTo(other, STANDARD.withType("BLOB", "point")))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        The schemas of SQLite and PostgreSQL don't mean the same.
                        1 difference
                          column t.a differs: type
                            SQLite:     TEXT
                            PostgreSQL: inet
                            rule:       .allow("CHANGED column t.a: type", "…")
                        Correct the schema that is wrong. If both are intended, add the rule with your reason.
                        Types, defaults and expressions that mean the same can be paired: .withType(…), .withDefault(…), .withExpression(…).""");
        assertThatThrownBy(() -> assertThat(sqlite).isEquivalentTo(other, rules.allow("MISSING table *", "old")))
                .hasMessage("These allowed differences no longer occur; remove them from the rules:\n  MISSING table"
                        + " * (old)");
        assertThatThrownBy(() -> rules.allow("MISSING table *", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("say why MISSING table * is allowed");
    }

    @Test
    void needsOneOfEach() throws SQLException {
        SchemaSnapshot sqlite = sqlite("");
        assertThatThrownBy(() -> assertThat(sqlite).isEquivalentTo(sqlite, STANDARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one schema must be of SQLite and one of PostgreSQL, but both are of SQLite");
    }
}
