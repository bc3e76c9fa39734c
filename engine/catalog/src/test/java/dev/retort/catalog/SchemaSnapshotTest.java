package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaSnapshotTest {

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(strings = {"a", "a.b", "a\"b", "a\\b", " a", "", "a\nb", "f(integer, public.t)", "ä b"})
        void readBackWhatTheyWrite(String name) {
            ObjectPath path = ObjectPath.of("public", name, "x");
            assertThat(ObjectPath.parse(path.toString())).isEqualTo(path);
        }

        @Test
        void quoteOnlyWhatNeedsIt() {
            assertThat(ObjectPath.of("public", "My Table", "a.b")).hasToString("public.My Table.\"a.b\"");
        }
    }

    @Nested
    class StoredForm {

        @Test
        void isOneParagraphForEachObject() throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(
                        connection,
                        "create table b (id integer primary key, n text default '\n'); create table a (x int constraint k check (x > 0))");
                SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
                String version = snapshot.database().version();
                assertThat(snapshot.toText())
                        .isEqualTo(
                                """
                                retort schema snapshot 2
                                database: SQLite
                                version: %s

                                table a
                                  - column x
                                      position: 1
                                      type: INT
                                      nullable: yes
                                  - check k
                                      definition: check (x > 0)
                                      expression: x > 0

                                table b
                                  - column id
                                      position: 1
                                      type: INTEGER
                                      nullable: yes
                                  - column n
                                      position: 2
                                      type: TEXT
                                      nullable: yes
                                      default:
                                      | '
                                      | '
                                  - primary key (id) (name made by the server)
                                      definition: primary key (id)
                                      columns: id
                                """
                                        .formatted(version));
                assertThat(SchemaSnapshot.parse(snapshot.toText())).isEqualTo(snapshot);
            }
        }

        @Test
        void tellsWhereItCantBeRead() {
            assertThatThrownBy(() -> SchemaSnapshot.parse("something else"))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("it doesn't begin with 'retort schema snapshot 2'");
            assertThatThrownBy(() -> SchemaSnapshot.parse("retort schema snapshot 1\ndatabase: SQLite\nversion: 3\n"))
                    .hasMessageContaining(
                            "another version of Retort stored it, this one writes 'retort schema snapshot 2'");
            assertThatThrownBy(() ->
                            SchemaSnapshot.parse("retort schema snapshot 2\ndatabase: SQLite\nversion: 3\n\nspoon t\n"))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("no kind of object has this name")
                    .hasMessageContaining("line: 5");
        }
    }

    @Nested
    class Reading {

        @Test
        void leavesTheSessionAsItWas() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                TestDatabases.run(connection, "set search_path = x, public; set timezone = 'Asia/Tokyo'; set jit = on");
                SchemaSnapshot.of(connection, SnapshotOptions.everything());
                assertThat(List.of(
                                show(connection, "search_path"), show(connection, "timezone"), show(connection, "jit")))
                        .containsExactly("x, public", "Asia/Tokyo", "on");
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }

        @Test
        void leavesATransactionOpenWithItsLocalSettings() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                connection.setAutoCommit(false);
                TestDatabases.run(connection, "create table t (a int); set local search_path = x");
                assertThat(SchemaSnapshot.of(connection).find(ObjectKind.TABLE, "t"))
                        .isPresent();
                assertThat(show(connection, "search_path")).isEqualTo("x");
                connection.commit();
                assertThat(show(connection, "search_path")).isEqualTo("\"$user\", public");
                assertThat(SchemaSnapshot.of(connection).find(ObjectKind.TABLE, "public.t"))
                        .isPresent();
            }
        }

        @Test
        void leavesOutWhatIsTakenOut() throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, "create table version (a int); create table t (a int, b int)");
                SchemaSnapshot snapshot = SchemaSnapshot.of(connection)
                        .without(object ->
                                object.name().equals("version") || object.name().equals("b"));
                assertThat(snapshot.allObjects())
                        .extracting(SchemaObject::toString)
                        .containsExactly("table t", "column t.a");
            }
        }

        @Test
        void readsNothingOptionalUnlessAsked() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                TestDatabases.run(connection, "create sequence s");
                assertThat(SchemaSnapshot.of(connection).allObjects().map(SchemaObject::kind))
                        .doesNotContain(ObjectKind.SETTING, ObjectKind.ROLE);
                assertThat(SchemaSnapshot.of(connection)
                                .find(ObjectKind.SEQUENCE, "s")
                                .orElseThrow()
                                .attribute("sequence position"))
                        .isEmpty();
            }
        }

        @Test
        void tellsWhatTheDatabaseSaid() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> TestDatabases.run(connection, "nonsense"))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> SchemaSnapshot.of(connection))
                        .isInstanceOf(SnapshotException.class)
                        .hasMessageContaining("the schema couldn't be read")
                        .hasMessageContaining("current transaction is aborted");
            }
        }

        private String show(Connection connection, String setting) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("show " + setting)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
