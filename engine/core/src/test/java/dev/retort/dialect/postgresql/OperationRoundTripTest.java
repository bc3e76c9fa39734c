package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.Change;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.*;
import dev.retort.row.Row;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.*;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each operation is run on a server, read back from its catalogue, and undone. */
class OperationRoundTripTest {

    private static final QualifiedName USERS = QualifiedName.of("users");

    private Workbench bench;

    @BeforeEach
    void createTables() throws SQLException {
        bench = Workbench.openWithUsers();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    @Nested
    class Tables {

        @Test
        void createTableWithEverything() throws SQLException {
            var orders = table(
                            "Order",
                            column("id", bigInteger())
                                    .withIdentity(generatedAlways().startingAt(100)),
                            column("ref", uuid()).withDefault(randomUuid()),
                            column("state", enumeration("mood", "sad", "ok"))
                                    .defaultTo("ok")
                                    .notNull(),
                            column("tags", arrayOf(string(20))).defaultTo(List.of("a", "it's")),
                            column("data", jsonb()).defaultTo("{}"),
                            column("at", timestampWithZone()).withDefault(now()).notNull(),
                            column("price", numeric(10, 2)).comment("gross"),
                            column("twice", numeric(12, 2)).generatedAs("price * 2"),
                            column("code", text()).collate("C"),
                            column("user_id", integer()))
                    .constraint(primaryKey("id").named("pk_order"))
                    .constraint(unique("ref").named("uq_ref").deferrable(Deferral.INITIALLY_DEFERRED))
                    .constraint(foreignKey("user_id")
                            .references("users", "id")
                            .named("fk_user")
                            .onDelete(ForeignKey.Action.SET_NULL))
                    .check("ck_price", "price > 0")
                    .index(index("ix_code")
                            .on(descending("code").nulls(IndexPart.Nulls.LAST))
                            .where("price > 5"))
                    .comment("what people bought")
                    .options(options -> options.withStorage("fillfactor", "70"));
            bench.roundTrip(
                    new CreateTable(orders, Presence.REQUIRED),
                    "table Order r p {fillfactor=70} what people bought",
                    "column Order id bigint not null identity=a generated=",
                    "column Order ref uuid identity= generated= gen_random_uuid()",
                    "column Order state mood not null identity= generated= 'ok'::mood",
                    "column Order price numeric(10,2) identity= generated= gross",
                    "column Order twice numeric(12,2) identity= generated=s (price * (2)::numeric)",
                    "column Order code text identity= generated= C",
                    "sequence Order_id_seq 100 1 1 9223372036854775807 f",
                    "constraint Order pk_order PRIMARY KEY (id)",
                    "constraint Order uq_ref UNIQUE (ref) DEFERRABLE INITIALLY DEFERRED",
                    "constraint Order fk_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL",
                    "constraint Order ck_price CHECK ((price > (0)::numeric))",
                    "index CREATE INDEX ix_code ON public.\"Order\" USING btree (code DESC NULLS LAST)"
                            + " WHERE (price > (5)::numeric)");
        }

        @Test
        void createTableThatIsThereIsLeftAlone() throws SQLException {
            List<String> before = bench.schema();
            bench.apply(new CreateTable(table("users", column("other", text())), Presence.OPTIONAL));
            assertThat(bench.schema()).isEqualTo(before);
        }

        @Test
        void partitionedTable() throws SQLException {
            var logs = table("logs", column("at", timestampWithZone()))
                    .options(options -> options.withPartitionBy("RANGE (at)"));
            bench.roundTrip(new CreateTable(logs, Presence.REQUIRED), "table logs p p");
        }

        @Test
        void dropTable() throws SQLException {
            var side = table("side", column("id", integer()).notNull()).primaryKey("id");
            bench.apply(new CreateTable(side, Presence.REQUIRED));
            bench.roundTrip(new DropTable(side.name(), Presence.REQUIRED, true, Optional.of(side)));
        }

        @Test
        void renameTable() throws SQLException {
            bench.roundTrip(new RenameTable(USERS, "New People"), "table New People r p people");
        }

        @Test
        void commentOnTable() throws SQLException {
            bench.roundTrip(
                    new SetTableComment(USERS, Optional.of("it's \\ new"), Change.to("people")),
                    "table users r p it's \\ new");
            bench.roundTrip(new SetTableComment(USERS, Optional.empty(), Change.to("people")), "table users r p");
        }
    }

    @Nested
    class IndexesAndConstraints {

        @Test
        void indexOfEveryKind() throws SQLException {
            var full = index("ix_full")
                    .on(column("email").collate("C").operatorClass("text_pattern_ops"), expression("lower(age)"))
                    .including("id")
                    .asUnique()
                    .withNullsNotDistinct()
                    .where("id > 0")
                    .with("fillfactor", "80");
            bench.roundTrip(
                    new CreateIndex(USERS, full, Presence.REQUIRED, false),
                    "index CREATE UNIQUE INDEX ix_full ON public.users USING btree"
                            + " (email COLLATE \"C\" text_pattern_ops, lower((age)::text)) INCLUDE (id)"
                            + " NULLS NOT DISTINCT WITH (fillfactor='80') WHERE (id > 0)");
        }

        @Test
        void concurrentIndex() throws SQLException {
            bench.roundTrip(
                    new CreateIndex(USERS, index("ix_email").on("email").using("hash"), Presence.REQUIRED, true),
                    "index CREATE INDEX ix_email ON public.users USING hash (email)");
        }

        @Test
        void dropIndex() throws SQLException {
            bench.roundTrip(new DropIndex(
                    USERS,
                    "ix_age",
                    Presence.REQUIRED,
                    false,
                    Optional.of(index("ix_age").on("age"))));
        }

        @Test
        void constraintsOfEveryKind() throws SQLException {
            addAndDrop(
                    unique("email").named("uq").withNullsNotDistinct(),
                    "constraint users uq UNIQUE NULLS NOT DISTINCT (email)");
            addAndDrop(
                    foreignKey("parent")
                            .references("users", "id")
                            .named("fk")
                            .onUpdate(ForeignKey.Action.CASCADE)
                            .deferrable(Deferral.INITIALLY_IMMEDIATE)
                            .notValid(),
                    "constraint users fk FOREIGN KEY (parent) REFERENCES users(id) ON UPDATE CASCADE DEFERRABLE NOT VALID");
            addAndDrop(
                    check("age <> '0'").named("ck").notValid(),
                    "constraint users ck CHECK (((age)::text <> '0'::text)) NOT VALID");
            addAndDrop(
                    new Exclusion(
                            Optional.of("ex"),
                            "gist",
                            List.of(new Exclusion.Element("int4range(id, id + 1)", "&&")),
                            Optional.of(sql("id > 0")),
                            Deferral.NOT_DEFERRABLE),
                    "constraint users ex EXCLUDE USING gist (int4range(id, (id + 1)) WITH &&) WHERE ((id > 0))");
        }

        @Test
        void primaryKeyIsDroppedAndComesBack() throws SQLException {
            bench.roundTrip(new DropConstraint(
                    USERS,
                    "users_pkey",
                    Optional.of(Constraint.Kind.PRIMARY_KEY),
                    Presence.REQUIRED,
                    false,
                    Optional.of(primaryKey("id"))));
        }

        private void addAndDrop(Constraint constraint, String line) throws SQLException {
            bench.roundTrip(new AddConstraint(USERS, constraint), line);
        }
    }

    @Nested
    class Enums {

        @Test
        void createAndDrop() throws SQLException {
            EnumType type = enumType("Colour", "red", "it's");
            bench.roundTrip(new CreateEnum(type), "enum Colour {red,it's}");
            bench.apply(new CreateEnum(type));
            bench.roundTrip(new DropEnum(type.name(), Presence.REQUIRED, Optional.of(type)));
        }

        @Test
        void addLabels() throws SQLException {
            QualifiedName mood = QualifiedName.of("mood");
            bench.apply(new AddEnumLabel(mood, "happy", Optional.empty()));
            bench.apply(new AddEnumLabel(mood, "meh", Optional.of(new AddEnumLabel.Place(true, "ok"))));
            bench.apply(new AddEnumLabel(mood, "so-so", Optional.of(new AddEnumLabel.Place(false, "ok"))));
            assertThat(bench.schema()).contains("enum mood {sad,meh,ok,so-so,happy}");
        }

        @Test
        void renameLabel() throws SQLException {
            bench.roundTrip(new RenameEnumLabel(QualifiedName.of("mood"), "ok", "fine"), "enum mood {sad,fine}");
        }
    }

    @Nested
    class RowsAndSql {

        @Test
        void rowsOfDifferentColumnsGetDefaults() throws SQLException {
            bench.apply(new InsertRows(
                    USERS, List.of(row("email", "c@x", "age", null), row("email", "d@x", "state", "ok"))));
            assertThat(bench.column(
                            "SELECT concat_ws('|', email, age, state) FROM users WHERE email >= 'c' ORDER BY 1"))
                    .containsExactly("c@x", "d@x|7|ok");
        }

        @Test
        void manyRowsComeInOrder() throws SQLException {
            List<Row> rows = IntStream.range(0, 1001)
                    .mapToObj(i -> row("email", "u" + i))
                    .toList();
            InsertRows insert = new InsertRows(USERS, rows);
            assertThat(new OperationCompiler().compile(List.of(insert), bench.catalog()))
                    .hasSize(3);
            bench.apply(insert);
            assertThat(bench.column("SELECT email FROM users WHERE id > 2 ORDER BY id"))
                    .hasSize(1001)
                    .startsWith("u0", "u1")
                    .endsWith("u1000");
        }

        @Test
        void listsGoIntoArraysOfEveryType() throws SQLException {
            bench.execute("CREATE TABLE lists (m mood[], v varchar(9)[], n int[])");
            bench.apply(new InsertRows(
                    QualifiedName.of("lists"),
                    List.of(row("m", List.of("sad", "ok"), "v", List.of("a,\"b\\", "{'}"), "n", List.of(1, 2)))));
            assertThat(bench.column("SELECT m::text || v[1] || v[2] || n[2] FROM lists"))
                    .containsExactly("{sad,ok}a,\"b\\{'}2");
        }

        @Test
        void sqlAndItsUndo() throws SQLException {
            bench.roundTrip(new Execute(
                    sql("CREATE TABLE x (a int); CREATE INDEX ON x (a);").on(SQLITE, "nonsense"),
                    Optional.of(sql("DROP TABLE x")),
                    true));
        }

        @Test
        void sqlForTheOtherDatabaseDoesNothing() {
            Execute other = new Execute(sqlOn(SQLITE, "PRAGMA x"), Optional.empty(), true);
            assertThat(new OperationCompiler().compile(List.of(other), bench.catalog()))
                    .isEmpty();
        }
    }
}
