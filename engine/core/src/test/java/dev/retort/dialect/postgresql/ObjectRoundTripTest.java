package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.ColumnOperation.DropExpression;
import dev.retort.operation.ColumnOperation.SetExpression;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.EnumOperation.RenameEnum;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.SchemaOperation.CreateExtension;
import dev.retort.operation.SchemaOperation.CreateSchema;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation on something other than a table is run on a server, read back, and undone. */
class ObjectRoundTripTest {

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

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    @Test
    void sequences() throws SQLException {
        Sequence numbers = sequence("numbers").startingAt(10).incrementedBy(5);
        bench.roundTrip(
                new CreateSequence(numbers, Presence.REQUIRED), "sequence numbers 10 5 1 9223372036854775807 f");
        bench.apply(new CreateSequence(numbers, Presence.REQUIRED));
        bench.roundTrip(
                new AlterSequence(
                        sequence("numbers").incrementedBy(2).between(1, 900).cycling(),
                        OptionalLong.of(20),
                        Optional.of(numbers)),
                "sequence numbers 1 2 1 900 t");
        bench.roundTrip(new RenameSequence(name("numbers"), "digits"), "sequence digits 10 5 1 9223372036854775807 f");
        bench.roundTrip(new DropSequence(name("numbers"), Presence.REQUIRED, false, Optional.of(numbers)));
    }

    @Test
    void schemasAndExtensions() throws SQLException {
        bench.roundTrip(new CreateSchema("App", Presence.REQUIRED), "schema App");
        bench.roundTrip(new CreateExtension("btree_gist", Optional.empty(), Presence.OPTIONAL), "extension btree_gist");
    }

    @Test
    void views() throws SQLException {
        View emails = view("emails", "SELECT email FROM users");
        bench.roundTrip(new CreateView(emails, Presence.OPTIONAL), "view emails v SELECT email FROM users;");
        bench.apply(new CreateView(emails, Presence.REQUIRED));
        bench.apply(new CreateView(emails, Presence.OPTIONAL));
        bench.roundTrip(new ReplaceView(
                view("emails", "SELECT lower(email)::varchar(100) AS email FROM users"), Optional.of(emails)));
        bench.roundTrip(new DropView(name("emails"), false, Presence.REQUIRED, false, Optional.of(emails)));
    }

    @Test
    void materializedViewsAreRefreshed() throws SQLException {
        View count = view("counted", "SELECT count(*) AS n FROM users").asMaterialized();
        bench.roundTrip(new CreateView(count, Presence.REQUIRED), "view counted m SELECT count(*) AS n FROM users;");
        bench.apply(new CreateView(count, Presence.REQUIRED));
        bench.execute("DELETE FROM users");
        assertThat(bench.column("SELECT n FROM counted")).containsExactly("2");
        bench.apply(new RefreshView(name("counted"), false));
        assertThat(bench.column("SELECT n FROM counted")).containsExactly("0");
        bench.undo(new RefreshView(name("counted"), false));
    }

    @Test
    void functionsAndTriggers() throws SQLException {
        StoredFunction twice = function(
                "twice", "n integer, m integer DEFAULT 1", "RETURNS integer LANGUAGE sql AS $$ SELECT 2 * n * m $$");
        StoredFunction thrice = function(
                "twice", "n integer, m integer DEFAULT 1", "RETURNS integer LANGUAGE sql AS $$ SELECT 3 * n * m $$");
        bench.roundTrip(
                new CreateFunction(twice, false, Optional.empty()),
                "function twice n integer, m integer DEFAULT 1  SELECT 2 * n * m ");
        bench.apply(new CreateFunction(twice, false, Optional.empty()));
        bench.roundTrip(new CreateFunction(thrice, true, Optional.of(twice)));
        bench.roundTrip(new DropFunction(
                name("twice"), Optional.of("integer, integer"), Presence.REQUIRED, false, Optional.of(twice)));
        bench.apply(new CreateFunction(
                function("touch", "", "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"),
                false,
                Optional.empty()));
        Trigger touch = trigger("touch_user", "BEFORE UPDATE OF age")
                .doingOn(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION touch()");
        bench.roundTrip(
                new CreateTrigger(USERS, touch),
                "trigger CREATE TRIGGER touch_user BEFORE UPDATE OF age ON public.users"
                        + " FOR EACH ROW EXECUTE FUNCTION touch()");
        bench.apply(new CreateTrigger(USERS, touch));
        bench.roundTrip(new DropTrigger(USERS, "touch_user", Presence.REQUIRED, false, Optional.of(touch)));
    }

    @Test
    void renames() throws SQLException {
        bench.roundTrip(
                new RenameIndex(USERS, "ix_age", "ix_years"),
                "index CREATE INDEX ix_years ON public.users USING btree (age)");
        bench.roundTrip(
                new RenameConstraint(USERS, "ck_email", "ck_mail"),
                "constraint users ck_mail CHECK (((email)::text <> ''::text))");
        bench.roundTrip(new RenameEnum(name("mood"), "humour"), "enum humour {sad,ok}");
    }

    @Test
    void aConstraintIsValidatedLater() throws SQLException {
        Check old = check("age <> '7'").named("ck_age").notValid();
        bench.apply(new AddConstraint(USERS, old));
        assertThatThrownBy(() -> bench.apply(new ValidateConstraint(USERS, "ck_age")))
                .hasMessageContaining("ck_age");
        bench.execute("UPDATE users SET age = '8'");
        bench.apply(new ValidateConstraint(USERS, "ck_age"));
        bench.undo(new ValidateConstraint(USERS, "ck_age"));
        assertThat(bench.column("SELECT convalidated FROM pg_constraint WHERE conname = 'ck_age'"))
                .containsExactly("t");
    }

    @Test
    void expressions() throws SQLException {
        bench.execute("ALTER TABLE users ADD twice integer GENERATED ALWAYS AS (2 * id) STORED");
        bench.roundTrip(
                new SetExpression(USERS, "twice", sql("3 * id"), Optional.of(sql("2 * id"))),
                "column users twice integer identity= generated=s (3 * id)");
        bench.apply(new DropExpression(USERS, "twice"));
        assertThat(bench.schema()).contains("column users twice integer identity= generated=");
        assertThat(bench.column("SELECT twice FROM users ORDER BY id")).containsExactly("2", "4");
    }

    @Test
    void exclusions() throws SQLException {
        bench.execute("CREATE TABLE stays (room integer, during int4range)");
        bench.roundTrip(
                new AddConstraint(
                        name("stays"),
                        exclusion("gist").with("during", "&&").where("room > 0").named("ex_stay")),
                "constraint stays ex_stay EXCLUDE USING gist (during WITH &&) WHERE ((room > 0))");
    }

    @Test
    void placesOfTablesAndIndexes() throws SQLException {
        bench.roundTrip(
                new CreateTable(
                        table("log", column("a", integer()))
                                .options(it ->
                                        it.withParent(USERS).withMethod("heap").withTablespace("pg_default"))
                                .index(index("ix_log").on("a").inTablespace("pg_default")),
                        Presence.REQUIRED),
                "column log email character varying(100) not null identity= generated= default",
                "index CREATE INDEX ix_log ON public.log USING btree (a)");
    }

    @Test
    void partitions() throws SQLException {
        bench.execute("CREATE TABLE events (at integer) PARTITION BY RANGE (at); CREATE TABLE early (at integer)");
        String bounds = "FOR VALUES FROM (0) TO (9)";
        bench.roundTrip(new CreatePartition(name("events"), name("part"), bounds), "partition part " + bounds);
        bench.roundTrip(new AttachPartition(name("events"), name("early"), bounds), "partition early " + bounds);
        bench.apply(new AttachPartition(name("events"), name("early"), bounds));
        bench.roundTrip(new DetachPartition(name("events"), name("early"), false, Optional.of(bounds)));
        DetachPartition concurrently = new DetachPartition(name("events"), name("early"), true, Optional.of(bounds));
        bench.apply(concurrently);
        assertThat(bench.schema()).noneMatch(line -> line.startsWith("partition"));
        bench.undo(concurrently);
        assertThat(bench.schema()).contains("partition early " + bounds);
    }
}
