package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaAssertTest {

    private static SchemaSnapshot snapshot(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    private static final String TABLE =
            "create table users (id integer primary key, name text); create index i on users (name);";

    @Test
    void findsWhatIsThereWhateverTheCaseOfLetters() throws SQLException {
        assertThat(snapshot(TABLE))
                .hasTable("USERS")
                .hasColumn("users", "Name")
                .hasColumn("users", "name", "TEXT")
                .hasIndex("users", "i")
                .has(ObjectKind.PRIMARY_KEY, "users.(id)")
                .doesNotHaveTable("orders")
                .doesNotHaveColumn("users", "email")
                .isEmptyBut(object -> object.name().equals("users"));
    }

    @Test
    void tellsWhatIsThereInstead() throws SQLException {
        SchemaSnapshot schema = snapshot(TABLE);
        assertFails(() -> assertThat(schema).hasTable("orders"), "Expected table orders but there is only users");
        assertFails(
                () -> assertThat(schema).hasColumn("users", "email"),
                "Expected column users.email but there is only users.id, users.name");
        assertFails(
                () -> assertThat(schema).hasColumn("users", "name", "INT"),
                "Expected column users.name with type INT but it has TEXT");
        assertFails(
                () -> assertThat(schema).hasIndex("users", "j"), "Expected index users.j but there is only users.i");
        assertFails(() -> assertThat(schema).has(ObjectKind.VIEW, "v"), "Expected view v but there is none");
        assertFails(() -> assertThat(schema).doesNotHaveTable("users"), "Expected no table users but it is there");
        assertFails(
                () -> assertThat(schema).doesNotHaveColumn("users", "id"),
                "Expected no column users.id but it is there");
        assertFails(
                () -> assertThat(schema).isEmptyBut(object -> false),
                "Expected an empty schema but there is table users");
    }

    @Test
    void showsTheTreeOfDifferences() throws SQLException {
        SchemaSnapshot expected = snapshot(TABLE + "create table gone (a int);");
        SchemaSnapshot actual = snapshot(
                "create table users (id integer primary key, name int not null, email text); create view v as select 1 as one;");
        String tree =
                """
                The schema differs from what was expected.
                6 differences
                  table gone is missing
                    with column a
                  table users
                    column email is unexpected
                      type: TEXT
                      nullable: yes
                    index i is missing
                      columns: name
                    column name
                      type: expected TEXT but was INT
                      nullable: expected yes but was no
                  view v is unexpected
                    definition: as
                        select 1 as one
                    with column one""";
        assertFails(() -> assertThat(actual).hasSameSchemaAs(expected), tree);
        assertFails(() -> assertThat(actual).isEqualTo(expected), tree);
        assertThat(expected).hasSameSchemaAs(expected).isEqualTo(expected);
    }

    @Test
    void showsLongTextsAsATextDifference() throws SQLException {
        String view = TABLE + "create view v as select id, name from users where %s order by id;";
        SchemaSnapshot expected = snapshot(view.formatted("id > 0"));
        SchemaSnapshot actual = snapshot(view.formatted("id > 1"));
        assertFails(
                () -> assertThat(actual).hasSameSchemaAs(expected),
                """
                The schema differs from what was expected.
                1 difference
                  view v
                    definition (- expected, + actual):
                       as
                       select id, name
                       from users
                      -where id > 0
                      +where id > 1
                       order by id""");
    }

    @Test
    void countsEveryNameIfNothingIsTolerated() throws SQLException {
        SchemaSnapshot one = snapshot("create table t (a int, b int)");
        SchemaSnapshot other = snapshot("create table t (b int, a int)");
        assertThat(one).hasSameSchemaAs(other, Tolerance.COLUMN_ORDER);
        assertFails(
                () -> assertThat(one).hasSameSchemaAs(other, Set.of()),
                """
                The schema differs from what was expected.
                1 difference
                  table t
                    column order: expected b, a but was a, b""");
    }
}
