package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.catalog.model.ModelSchemaException;
import dev.retort.schema.Column;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModelSchemaTest {

    /** In the wrong order, and in a circle. */
    private static MetaData model() {
        return metaData()
                .table(table(
                                "orders",
                                column("id", bigInteger()).notNull(),
                                column("buyer", bigInteger()),
                                column("state", enumeration("state", "new", "paid")))
                        .primaryKey("id")
                        .constraint(foreignKey("buyer").references("users", "id")))
                .table(table(
                                "users",
                                column("id", bigInteger()).notNull(),
                                column("email", string(120)).notNull(),
                                column("latest", bigInteger()))
                        .primaryKey("id")
                        .constraint(foreignKey("latest").references("orders", "id"))
                        .index(index("users_email").on("email")))
                .view(view("buyers", "select users.id from users"));
    }

    @Nested
    class OnSqlite {

        private static final String SAME =
                """
                create table retort_version (id text);
                create table users (latest bigint, id bigint not null primary key, email varchar(120) not null,
                  foreign key (latest) references orders (id));
                create table orders (id bigint not null primary key, buyer bigint references users (id),
                  state text check (state in ('new', 'paid')));
                create index users_email on users (email);
                create view buyers as select users.id from users;
                create trigger not_of_a_model after insert on users begin select 1; end;""";

        private SchemaSnapshot snapshot(String more) throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, SAME + more);
                return SchemaSnapshot.of(connection);
            }
        }

        @Test
        void matchesItsModel() throws SQLException {
            assertThat(snapshot("")).matchesModel(model());
        }

        @Test
        void tellsWhatDiffers() throws SQLException {
            SchemaSnapshot schema = snapshot("drop index users_email; alter table users add phone text");
            assertThatThrownBy(() -> assertThat(schema).as("head").matchesModel(model()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(
                            """
                            [head] The schema differs from the model.
                            2 differences
                              table users
                                column phone is unexpected
                                  type: TEXT
                                  nullable: yes
                                index users_email is missing
                                  columns: email""");
        }

        @Test
        void knowsThatARowidIsNeverNull() throws SQLException {
            MetaData items = metaData()
                    .table(table("items", column("id", nativeType("INTEGER")).notNull())
                            .primaryKey("id"))
                    .table(table("codes", column("id", nativeType("BIGINT")).notNull())
                            .primaryKey("id"));
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(
                        connection,
                        "create table items (id integer primary key); create table codes (id bigint primary key);");
                SchemaSnapshot schema = SchemaSnapshot.of(connection);
                assertThatThrownBy(() -> assertThat(schema).matchesModel(items))
                        .hasMessageContaining("1 difference")
                        .hasMessageContaining("table codes");
            }
        }

        @Test
        void tellsWhichPartIsRefused() {
            MetaData wrong =
                    metaData().table(table("t", column("a", bigInteger())).check("k", "nonsense(a)"));
            assertThatThrownBy(() -> ModelSchema.onSqlite(wrong))
                    .isInstanceOf(ModelSchemaException.class)
                    .hasMessageContaining("the database refused part of the model")
                    .hasMessageContaining("operation: create table t")
                    .hasMessageContaining("no such function: nonsense");
        }
    }

    @Nested
    class OnPostgresql {

        private static final String SAME =
                """
                create extension citext;
                create schema shop;
                create schema "Odd one";
                create type state as enum ('new', 'paid');
                create table users (latest bigint, id bigint primary key, email varchar(120) not null, nick citext);
                create table orders (id bigint primary key, buyer bigint references users, state state);
                alter table users add foreign key (latest) references orders;
                create index users_email on users (email);
                create view buyers as select users.id from users;
                create sequence shop.numbers increment by 5;
                create function not_of_a_model() returns int language sql as 'select 1';""";

        private MetaData shop() {
            return new MetaData(
                    model().naming(),
                    model().tables().stream().map(this::withNick).toList(),
                    List.of(),
                    List.of(new Sequence(
                            QualifiedName.of("shop", "numbers"),
                            OptionalLong.empty(),
                            OptionalLong.of(5),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            false)),
                    model().views());
        }

        private Table withNick(Table table) {
            List<Column> columns = new ArrayList<>(table.columns());
            if (table.name().name().equals("users")) {
                columns.add(column("nick", nativeType("citext")));
            }
            return table.withColumns(columns);
        }

        @Test
        void matchesItsModelAndLeavesNoTrace() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                TestDatabases.run(connection, SAME);
                SchemaSnapshot before = SchemaSnapshot.of(connection);
                assertThat(before).matchesModel(shop(), connection);
                assertThat(SchemaSnapshot.of(connection)).isEqualTo(before);
                Assertions.assertThat(connection.getAutoCommit()).isTrue();
            }
        }

        @Test
        void overlooksWhatAModelCannotSay() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                TestDatabases.run(
                        connection,
                        SAME
                                + """
                                alter table users enable row level security;
                                alter table users replica identity full;
                                alter table users alter column email set storage external;
                                comment on index users_email is 'for the log-in';
                                alter sequence shop.numbers cache 10 owned by none;
                                """);
                assertThat(SchemaSnapshot.of(connection)).matchesModel(shop(), connection);
            }
        }

        @Test
        void keepsWhatAnOpenTransactionDid() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                TestDatabases.run(connection, SAME);
                connection.setAutoCommit(false);
                TestDatabases.run(connection, "alter table users drop column email");
                SchemaSnapshot inside = SchemaSnapshot.of(connection);
                assertThatThrownBy(() -> assertThat(inside).matchesModel(shop(), connection))
                        .hasMessage(
                                """
                                The schema differs from the model.
                                2 differences
                                  table public.users
                                    column email is missing
                                      type: character varying(120)
                                      nullable: no
                                    index users_email is missing
                                      method: btree
                                      columns: email""");
                assertThat(SchemaSnapshot.of(connection)).isEqualTo(inside);
            }
        }

        @Test
        void makesSchemasThatOnlyTheModelNames() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                MetaData model = metaData().table(table(QualifiedName.of("Not yet", "t"), column("id", bigInteger())));
                assertThat(ModelSchema.of(model, connection)).hasTable("Not yet.t");
                assertThat(SchemaSnapshot.of(connection)).doesNotHave(ObjectKind.SCHEMA, "Not yet");
            }
        }

        @Test
        void needsAConnection() throws SQLException {
            try (Connection connection = TestDatabases.postgres()) {
                SchemaSnapshot schema = SchemaSnapshot.of(connection);
                assertThatThrownBy(() -> assertThat(schema).matchesModel(shop()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("use matchesModel(model, connection)");
            }
        }
    }
}
