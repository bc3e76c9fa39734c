package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.assertions.RetortAssertions.ignoring;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemaAssertDetailsTest {

    private static SchemaSnapshot schema = snapshot("");

    private static SchemaSnapshot snapshot(String sql) {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @BeforeAll
    static void read() {
        schema = snapshot(
                """
                create table users (id integer primary key, email text not null default 'x', age int,
                  constraint users_email unique (email));
                create table orders (no int, part int, buyer int references users, primary key (no, part));
                create table lines (id integer primary key, no int, part int,
                  foreign key (no, part) references orders (no, part) on delete cascade);
                create index lines_no on lines (no, part);
                create view v as select id from users;""");
    }

    @Nested
    class Columns {

        @Test
        void passWhatIsSo() {
            assertThat(schema)
                    .hasTable("users")
                    .withColumn(
                            "email",
                            c -> c.hasType("text").isNotNull().hasDefault("'x'").isAtPosition(2))
                    .withColumn("age", c -> c.isNullable().hasNoDefault())
                    .hasTable("orders")
                    .withColumn("no");
        }

        @Test
        void tellWhatTheyAreInstead() {
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("email", c -> c.hasType("int")),
                    "Expected column users.email with type int but it has TEXT");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("age", ColumnAssert::isNotNull),
                    "Expected column users.age to be NOT NULL but it is nullable");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("email", ColumnAssert::isNullable),
                    "Expected column users.email to be nullable but it is NOT NULL");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("age", c -> c.hasDefault("1")),
                    "Expected column users.age with default 1 but it has none");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("email", ColumnAssert::hasNoDefault),
                    "Expected column users.email without a default but it has 'x'");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("age", c -> c.isAtPosition(1)),
                    "Expected column users.age at position 1 but it is at 3");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("age", c -> c.hasComment("years")),
                    "Expected column users.age with comment years but it has none");
            assertFails(
                    () -> assertThat(schema).hasTable("users").withColumn("phone"),
                    "Expected column users.phone but there is only users.id, users.email, users.age");
        }

        @Test
        void needATableFirst() {
            assertThatThrownBy(() -> assertThat(schema).withColumn("id"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("withColumn needs a table: call hasTable(name) first");
        }
    }

    @Nested
    class Keys {

        @Test
        void passWhatIsSo() {
            assertThat(schema)
                    .hasIndexOn("lines", "no", "part")
                    .hasIndexOn("users", "EMAIL")
                    .doesNotHaveIndexOn("lines", "part", "no")
                    .doesNotHaveIndex("lines", "other")
                    .hasPrimaryKey("orders", "no", "part")
                    .hasUnique("users", "email")
                    .hasForeignKey("orders", "buyer", "users", "id")
                    .hasForeignKey("lines", List.of("no", "part"), "orders", List.of("no", "part"))
                    .doesNotHaveForeignKey("lines", "no")
                    .hasView("v")
                    .doesNotHaveView("w");
        }

        @Test
        void tellWhichThereAre() {
            assertFails(
                    () -> assertThat(schema).hasIndexOn("lines", "part"),
                    "Expected an index on lines (part) but there is only primary key (id), index lines_no: (no, part)");
            assertFails(
                    () -> assertThat(schema).doesNotHaveIndexOn("lines", "no", "part"),
                    "Expected no index on lines (no, part) but there is index lines_no: (no, part)");
            assertFails(
                    () -> assertThat(schema).doesNotHaveIndex("lines", "lines_no"),
                    "Expected no index lines.lines_no but it is there");
            assertFails(
                    () -> assertThat(schema).hasPrimaryKey("orders", "part", "no"),
                    "Expected a primary key on orders (part, no) but there is only primary key (no, part)");
            assertFails(
                    () -> assertThat(schema).hasUnique("orders", "no"),
                    "Expected a unique constraint on orders (no) but there is none");
            assertFails(
                    () -> assertThat(schema).hasUnique("users", "age"),
                    "Expected a unique constraint on users (age) but there is only unique users_email: unique (email)");
            assertFails(
                    () -> assertThat(schema).hasForeignKey("orders", "buyer", "users", "email"),
                    "Expected a foreign key from orders (buyer) to users (email) but there is only"
                            + " foreign key (buyer) references users");
            assertFails(
                    () -> assertThat(schema).doesNotHaveForeignKey("orders", "buyer"),
                    "Expected no foreign key from orders (buyer) but there is foreign key (buyer) references users");
            assertFails(() -> assertThat(schema).hasView("w"), "Expected view w but there is only v");
            assertFails(() -> assertThat(schema).doesNotHaveView("v"), "Expected no view v but it is there");
            assertFails(() -> assertThat(schema).hasEnum("status", "open"), "Expected enum status but there is none");
        }
    }

    @Nested
    class Whole {

        @Test
        void ignoresWhatIsNamed() {
            SchemaSnapshot one = snapshot("create table t (a int, b int)");
            SchemaSnapshot other = snapshot("create table t (b int, a int)");
            assertThat(one).isEqualTo(other, ignoring(Tolerance.COLUMN_ORDER, Tolerance.COMMENTS));
            assertFails(
                    () -> assertThat(one).isEqualTo(other, ignoring(Tolerance.COMMENTS)),
                    """
                    The schema differs from what was expected.
                    1 difference
                      table t
                        column order: expected b, a but was a, b""");
        }

        @Test
        void givesPathsAndAnythingElseToAssertJ() {
            assertThat(schema).extracting(ObjectKind.VIEW, ObjectKind.INDEX).containsExactly("lines.lines_no", "v");
            assertThat(schema).extracting(SchemaSnapshot::database).hasFieldOrPropertyWithValue("name", "SQLite");
            assertThatThrownBy(() -> assertThat(schema)
                            .as("after head")
                            .extracting(ObjectKind.VIEW)
                            .isEmpty())
                    .hasMessageStartingWith("[after head]")
                    .hasMessageContaining("Expecting empty but was: [\"v\"]");
        }

        @Test
        void showsTheDescriptionFirst() {
            assertFails(
                    () -> assertThat(schema).as("after %s", "head").hasTable("t"),
                    "[after head] Expected table t but there is only lines, orders, users");
            assertFails(
                    () -> assertThat(schema)
                            .as("after head")
                            .hasTable("users")
                            .withColumn("age", c -> c.hasType("TEXT")),
                    "[after head] Expected column users.age with type TEXT but it has INT");
        }

        @Test
        void needsASnapshot() {
            SchemaSnapshot none = null;
            assertFails(() -> assertThat(none).hasTable("t"), "Expected a schema snapshot but there is none");
        }

        @Test
        void collectsAllThatFailedSoftly() {
            assertThatThrownBy(() -> RetortSoftAssertions.assertAllSoftly(softly -> {
                        softly.assertThat(schema)
                                .hasTable("users")
                                .withColumn("age", c -> c.hasType("TEXT"))
                                .hasColumn("users", "phone", "TEXT")
                                .hasIndexOn("users", "age")
                                .isEqualTo(schema);
                        softly.assertThat("AssertJ's own").isEmpty();
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Multiple Failures (4 failures)")
                    .hasMessageContaining("Expected column users.age with type TEXT but it has INT")
                    .hasMessageContaining("Expected column users.phone but there is only")
                    .hasMessageContaining("Expected an index on users (age)")
                    .hasMessageContaining("AssertJ's own");
        }
    }
}
