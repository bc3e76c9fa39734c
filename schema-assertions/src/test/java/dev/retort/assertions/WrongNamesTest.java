package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.metaData;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules.AllowedDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is said to somebody who misspelt a name, took the wrong snapshot or has none. */
class WrongNamesTest {

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection sqlite;

    @SuppressWarnings("NullAway.Init") // before each test
    private SchemaSnapshot schema;

    @BeforeEach
    void connect() throws SQLException {
        sqlite = TestDatabases.sqlite();
        TestDatabases.run(
                sqlite,
                """
                create table users (id int primary key, name text collate nocase);
                create table orders (id int);
                create view buyers as select id from users;""");
        schema = SchemaSnapshot.of(sqlite);
    }

    @AfterEach
    void disconnect() throws SQLException {
        sqlite.close();
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Nested
    class Names {

        @Test
        void offerTheNearest() {
            assertFails(
                    () -> assertThat(schema).hasTable("user"),
                    "Expected table user but there is only orders, users; did you mean users?");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("nam"),
                    "Expected column users.nam but there is only users.id, users.name; did you mean users.name?");
            assertFails(
                    () -> assertThat(DataSnapshot.of(sqlite)).hasRowCount("oders", 1),
                    "Expected a table oders but there is only orders, users; did you mean orders?");
        }

        @Test
        void tellThatTheTableIsMissing() {
            assertFails(
                    () -> assertThat(schema).hasColumn("usres", "id"),
                    "Expected column usres.id but there is no table usres, only orders, users; did you mean users?");
        }

        @Test
        void doNotPassAsAbsent() {
            String message = "Expected table usres but there is only orders, users; did you mean users?";
            assertFails(() -> assertThat(schema).doesNotHaveColumn("usres", "id"), message);
            assertFails(() -> assertThat(schema).doesNotHaveIndex("usres", "id"), message);
            assertThat(schema).doesNotHaveColumn("buyers", "name");
        }

        @Test
        void areNotAllowedToChange() {
            DataSnapshot data = DataSnapshot.of(sqlite);
            assertThat(data).since(data).in("users").changedOnly("name");
            assertFails(
                    () -> assertThat(data).since(data).in("users").changedOnly("nmae"),
                    "Expected a column nmae but there is only id, name; did you mean name?");
        }

        @Test
        void thatAreQuotedInAnIndexAreFound() throws SQLException {
            String table = "create table \"Order\" (\"Name\" text, \"a\"\"b\" int, x int);"
                    + "create index i on \"Order\" (\"Name\", \"a\"\"b\", x)";
            Connection postgres = TestDatabases.postgres();
            TestDatabases.run(postgres, table);
            TestDatabases.run(sqlite, table.replace("Order", "Orders2"));
            assertThat(SchemaSnapshot.of(postgres)).hasIndexOn("Order", "Name", "a\"b", "x");
            TestDatabases.drop(postgres);
            assertThat(SchemaSnapshot.of(sqlite)).hasIndexOn("orders2", "name", "a\"b", "X");
        }

        @Test
        void tellThatTheTableIsAView() {
            assertFails(
                    () -> assertThat(schema).hasTable("buyers"),
                    "Expected table buyers but that is a view; there is only orders, users");
        }

        @Test
        void tellTheAttributesThereAre() {
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("name", c -> c.has("colation", "NOCASE")),
                    "Expected column users.name with colation NOCASE but it has none; its attributes are position,"
                            + " type, nullable, collation; did you mean collation?");
            assertFails(
                    () -> assertThat(schema).hasAttribute(ObjectKind.COLUMN, "users.name", "tpye", "TEXT"),
                    "Expected column users.name with tpye TEXT but it has none; its attributes are position, type,"
                            + " nullable, collation; did you mean type?");
        }

        @Test
        void ofDataAreListed() {
            assertThatThrownBy(() -> DataSnapshot.of(sqlite, Set.of("buyers")))
                    .hasMessageContaining("there is no table buyers")
                    .hasMessageContaining("tables: orders, users");
        }

        @Test
        void mayLeaveOutPublicWhereTablesAreLeftOut() throws SQLException {
            Connection postgres = TestDatabases.postgres();
            TestDatabases.run(postgres, "create table a (id int); create table b (id int)");
            DataSnapshot data = DataSnapshot.of(postgres).without("a");
            TestDatabases.drop(postgres);
            org.assertj.core.api.Assertions.assertThat(data.tables()).containsOnlyKeys("public.b");
        }
    }

    @Nested
    class OtherDatabases {

        private Connection postgres = TestDatabases.sqlite();

        OtherDatabases() throws SQLException {}

        @BeforeEach
        void connect() throws SQLException {
            postgres = TestDatabases.postgres();
        }

        @AfterEach
        void drop() throws SQLException {
            TestDatabases.drop(postgres);
        }

        @Test
        void areNotComparedWordByWord() {
            SchemaSnapshot other = SchemaSnapshot.of(postgres);
            String message = "Expected a schema of PostgreSQL but this is one of SQLite.%n".formatted()
                    + "To compare SQLite with PostgreSQL use isEquivalentTo(other, rules).";
            assertFails(() -> assertThat(schema).isEqualTo(other), message);
            assertFails(() -> assertThat(schema).hasSameSchemaAs(other), message);
        }

        @Test
        void areNoPlaceForTheModel() {
            assertFails(
                    () -> assertThat(schema).matchesModel(metaData(), postgres),
                    "The schema is of SQLite but the connection, in which the model is built, is to PostgreSQL.%n"
                                    .formatted()
                            + "Give a connection to SQLite.");
        }
    }

    @Nested
    @SuppressWarnings("NullAway") // what a caller without a checker does
    class Nulls {

        @Test
        void areToldByName() {
            assertFails(
                    () -> assertThat(schema).hasSameSchemaAs(null),
                    "Expected the schema of another snapshot but that snapshot is null");
            assertFails(
                    () -> assertThat(DataSnapshot.of(sqlite)).hasSameRowsAs(null),
                    "Expected the data of another snapshot but that snapshot is null");
            assertFails(
                    () -> assertThat(DataSnapshot.of(sqlite)).since(null).changedNothing(),
                    "Expected what changed since an earlier data snapshot but that snapshot is null");
            assertThatThrownBy(() -> SchemaSnapshot.of((Connection) null)).hasMessage("connection");
            assertThatThrownBy(() -> DataSnapshot.of((Connection) null)).hasMessage("connection");
            assertThatThrownBy(() -> assertThat(schema).hasTable(null)).hasMessage("name");
        }

        @Test
        void orNoJsonAreToldByPlace() {
            assertThatThrownBy(() -> SnapshotJson.parse("{"))
                    .hasMessageContaining("couldn't be read as JSON: Unexpected end-of-input")
                    .hasMessageContaining("(line 1, column 2)")
                    .message()
                    .doesNotContain("REDACTED");
            assertThatThrownBy(() -> SnapshotJson.parse("[]")).message().doesNotContain("REDACTED");
        }

        @Test
        void andBlanksAreNoAllowance() {
            assertThatThrownBy(() -> new AllowedDifference(" ", "legacy"))
                    .hasMessage("say what is allowed to differ, such as CHANGED column users.tags: type");
        }
    }

    @Nested
    class SoftAssertions {

        @Test
        void goOnAfterAMissingTable() {
            assertThatThrownBy(() -> RetortSoftAssertions.assertAllSoftly(softly -> {
                        softly.assertThat(schema).hasTable("usrs").withColumn("name");
                        softly.assertThat(schema)
                                .hasTable("users")
                                .hasTable("oders")
                                .withColumn("id");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("4 failures")
                    .hasMessageContaining("Expected column usrs.name but there is no table usrs")
                    .hasMessageContaining("Expected column oders.id but there is no table oders");
        }

        @Test
        void goOnAfterDataThatChanged() throws SQLException {
            DataSnapshot before = DataSnapshot.of(sqlite);
            TestDatabases.run(sqlite, "insert into orders values (1)");
            DataSnapshot after = DataSnapshot.of(sqlite);
            assertThatThrownBy(() -> RetortSoftAssertions.assertAllSoftly(softly -> {
                        softly.assertThat(after)
                                .as("run")
                                .since(before)
                                .changedNothing()
                                .lostNothing();
                        softly.assertThat(after).since(before).in("oders").changedNothing();
                        softly.assertThat(after).hasRowCount("orders", 2);
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("3 failures")
                    .hasMessageContaining("[run] The data changed.")
                    .hasMessageContaining("did you mean orders?");
        }
    }

    @Test
    void anOwnMessageIsThatOfEachPart() throws SQLException {
        DataSnapshot before = DataSnapshot.of(sqlite);
        TestDatabases.run(sqlite, "insert into orders values (1)");
        assertFails(
                () -> assertThat(DataSnapshot.of(sqlite))
                        .overridingErrorMessage("mine")
                        .since(before)
                        .changedNothing(),
                "mine");
        assertFails(
                () -> assertThat(schema)
                        .overridingErrorMessage("mine")
                        .hasTable("users")
                        .withColumn("name", c -> c.hasType("int")),
                "mine");
    }

    @Test
    void aNameThatLooksLikeTheMarkOfAServerMadeOneIsStored() throws SQLException {
        TestDatabases.run(sqlite, "create table \"t (name made by the server)\" (\"c (name made by the server)\" int)");
        SchemaSnapshot odd = SchemaSnapshot.of(sqlite);
        assertThat(SchemaSnapshot.parse(odd.toText())).isEqualTo(odd);
    }
}
