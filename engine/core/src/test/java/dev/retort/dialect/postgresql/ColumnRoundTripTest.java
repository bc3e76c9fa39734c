package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.Presence;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each change of columns is run on a server, read back from its catalogue, and undone. */
class ColumnRoundTripTest {

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

    private static AlterColumn alter(
            Column original,
            Optional<SqlType> type,
            Optional<Boolean> nullable,
            Change<Default> value,
            Change<Identity> identity,
            Change<String> comment) {
        return new AlterColumn(
                USERS,
                original.name(),
                type,
                Optional.empty(),
                nullable,
                value,
                identity,
                comment,
                Optional.of(original));
    }

    @Nested
    class Columns {

        @Test
        void addColumn() throws SQLException {
            Column phone =
                    column("phone", string(32)).defaultTo("none").notNull().comment("with code");
            bench.roundTrip(
                    new AddColumn(USERS, phone, Presence.REQUIRED),
                    "column users phone character varying(32) not null identity= generated="
                            + " 'none'::character varying default with code");
        }

        @Test
        void dropColumn() throws SQLException {
            bench.roundTrip(new DropColumn(
                    USERS, "parent", Presence.REQUIRED, false, Optional.of(column("parent", integer()))));
        }

        @Test
        void renameColumn() throws SQLException {
            bench.roundTrip(
                    new RenameColumn(USERS, "email", "E-Mail"),
                    "constraint users ck_email CHECK (((\"E-Mail\")::text <> ''::text))");
        }

        @Test
        void typeAndDefaultThatCanNotBeCast() throws SQLException {
            Column age = column("age", string(10)).defaultTo("7");
            bench.execute("UPDATE users SET age = '12'");
            bench.roundTrip(
                    alter(
                            age,
                            Optional.of(integer()),
                            Optional.of(false),
                            Change.to(new Default.Literal(0)),
                            Change.keep(),
                            Change.to("in years")),
                    "column users age integer not null identity= generated= 0 in years");
            assertThat(bench.column("SELECT age FROM users")).containsOnly("12");
        }

        @Test
        void typeWithAConversion() throws SQLException {
            bench.execute("UPDATE users SET age = '12 years'");
            bench.apply(new AlterColumn(
                    USERS,
                    "age",
                    Optional.of(integer()),
                    Optional.of(sql("split_part(age, ' ', 1)::integer")),
                    Optional.empty(),
                    Change.remove(),
                    Change.keep(),
                    Change.keep(),
                    Optional.empty()));
            assertThat(bench.column("SELECT age FROM users")).containsOnly("12");
        }

        @Test
        void typeOfAComputedColumn() throws SQLException {
            bench.execute("ALTER TABLE users ADD COLUMN twice integer GENERATED ALWAYS AS (id * 2) STORED");
            bench.roundTrip(
                    alter(
                            column("twice", integer()).generatedAs("id * 2"),
                            Optional.of(bigInteger()),
                            Optional.empty(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep()),
                    "column users twice bigint identity= generated=s (id * 2)");
        }

        @Test
        void enumBecomesTextAndBack() throws SQLException {
            bench.execute("UPDATE users SET state = 'sad'");
            bench.roundTrip(
                    alter(
                            column("state", enumeration("mood", "sad", "ok")),
                            Optional.of(text()),
                            Optional.empty(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep()),
                    "column users state text identity= generated= default");
            assertThat(bench.column("SELECT state FROM users")).containsOnly("sad");
        }

        @Test
        void limitedTextIsNeverCutOff() throws SQLException {
            assertThat(bench.failureOf("ALTER TABLE users ALTER COLUMN email TYPE varchar(2)")
                            .text())
                    .contains("email");
            AlterColumn shorter = alter(
                    column("email", string(100)),
                    Optional.of(string(2)),
                    Optional.empty(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep());
            assertThat(new OperationCompiler().compile(List.of(shorter), bench.catalog()))
                    .singleElement()
                    .satisfies(it -> assertThat(it.sql()).doesNotContain("USING"));
        }
    }

    @Nested
    class Identities {

        private final Column id = column("id", integer()).withIdentity(generatedByDefault());

        private AlterColumn to(Change<Identity> identity) {
            return alter(id, Optional.empty(), Optional.empty(), Change.keep(), identity, Change.keep());
        }

        @Test
        void settingsChangeAndBecomeTheServersOwnAgain() throws SQLException {
            Identity other = new Identity(
                    true, OptionalLong.of(50), OptionalLong.of(5), OptionalLong.of(-3), OptionalLong.of(1000), true);
            bench.roundTrip(to(Change.to(other)), "sequence users_id_seq 50 5 -3 1000 t");
        }

        @Test
        void numberingGoesAndComesBack() throws SQLException {
            bench.roundTrip(to(Change.remove()), "column users id integer not null identity= generated=");
        }

        @Test
        void withoutTheOriginalTheCatalogueTells() throws SQLException {
            bench.apply(new AlterColumn(
                    USERS,
                    "id",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Change.keep(),
                    Change.to(generatedAlways()),
                    Change.keep(),
                    Optional.empty()));
            assertThat(bench.schema()).contains("column users id integer not null identity=a generated=");
        }

        @Test
        void numberingBecomesADefault() throws SQLException {
            bench.roundTrip(
                    alter(
                            id,
                            Optional.of(text()),
                            Optional.empty(),
                            Change.to(new Default.Literal("x")),
                            Change.remove(),
                            Change.keep()),
                    "column users id text not null identity= generated= 'x'::text default");
        }
    }

    @Test
    void numbersAColumnThatWasFilled() throws SQLException {
        bench.execute("UPDATE users SET parent = id; ALTER TABLE users ALTER COLUMN parent SET NOT NULL");
        AlterColumn numbered = new AlterColumn(
                USERS,
                "parent",
                Optional.of(nativeType("bigint")),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.to(generatedAlways().startingAt(10)),
                Change.keep(),
                Optional.of(column("parent", integer()).notNull()));
        bench.roundTrip(numbered, "column users parent bigint not null identity=a generated=");
    }
}
