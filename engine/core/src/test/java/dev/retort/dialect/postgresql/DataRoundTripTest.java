package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.enumType;
import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.BackupTable;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations that change rows are run on a server, read back, and undone. */
class DataRoundTripTest {

    private static final QualifiedName USERS = QualifiedName.of("users");
    private static final EnumType MOOD = enumType("mood", "sad", "ok");

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
    void anEnumIsReplacedInAllItsColumns() throws SQLException {
        bench.execute(
                """
                ALTER TABLE users ALTER COLUMN state SET DEFAULT 'sad', ADD COLUMN states mood[] DEFAULT '{sad,ok}';
                UPDATE users SET state = 'sad', states = '{sad,ok}'""");
        ReplaceEnum replace = new ReplaceEnum(
                enumType("mood", "fine", "ok"),
                Map.of("sad", "fine"),
                Map.of("fine", "sad"),
                List.of(),
                Optional.of(MOOD));
        List<String> before = bench.schema();
        bench.apply(replace);
        assertThat(bench.schema())
                .contains("enum mood {fine,ok}", "column users state mood identity= generated= 'fine'::mood");
        assertThat(bench.column("SELECT state || ' ' || states::text FROM users"))
                .containsExactly("fine {fine,ok}", "fine {fine,ok}");
        bench.execute("INSERT INTO users (email) VALUES ('c@x')");
        assertThat(bench.column("SELECT state || ' ' || states::text FROM users WHERE email = 'c@x'"))
                .containsExactly("fine {fine,ok}");
        bench.undo(replace);
        bench.execute("ALTER TABLE users ALTER COLUMN states SET DEFAULT '{sad,ok}'");
        assertThat(bench.schema()).isEqualTo(before);
        assertThat(bench.column("SELECT DISTINCT state || ' ' || states::text FROM users"))
                .containsExactly("sad {sad,ok}");
    }

    @Test
    void whatIsMadeOfAnEnumIsNamed() throws SQLException {
        bench.execute(
                """
                ALTER TABLE users ADD CONSTRAINT ck_state CHECK (state <> 'sad');
                CREATE INDEX ix_sad ON users (id) WHERE state = 'sad';
                CREATE VIEW moods AS SELECT state FROM users;
                CREATE FUNCTION worst() RETURNS mood LANGUAGE sql AS $$ SELECT 'sad'::mood $$""");
        assertThatThrownBy(() -> bench.apply(
                        new ReplaceEnum(enumType("mood", "ok"), Map.of(), Map.of(), List.of(), Optional.empty())))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("constraint ck_state on table users")
                .hasMessageContaining("index ix_sad")
                .hasMessageContaining("view moods")
                .hasMessageContaining("function worst()")
                .hasMessageContaining("drop these first");
    }

    @Test
    void aLabelIsAddedAndTakenAway() throws SQLException {
        bench.roundTrip(
                new AddEnumLabel(
                        name("mood"),
                        "so",
                        Optional.of(new AddEnumLabel.Place(true, "ok")),
                        Presence.REQUIRED,
                        Optional.of(MOOD),
                        List.of()),
                "enum mood {sad,so,ok}");
    }

    @Test
    void backedUpColumnsAndRowsComeBack() throws SQLException {
        BackupTable ages = new BackupTable(USERS, name("ages"), List.of("age"));
        bench.apply(ages);
        assertThat(bench.column("SELECT id || age FROM ages ORDER BY id")).containsExactly("17", "27");
        bench.execute("UPDATE users SET age = NULL; INSERT INTO users (email, age) VALUES ('c@x', '9')");
        bench.undo(ages);
        assertThat(bench.column("SELECT age FROM users ORDER BY id")).containsExactly("7", "7", "9");

        BackupTable all = new BackupTable(USERS, name("all"), List.of());
        bench.apply(all);
        bench.execute(
                "DELETE FROM users WHERE id <> 2; ALTER SEQUENCE users_id_seq RESTART; UPDATE users SET age = '1'");
        bench.undo(all);
        bench.execute("INSERT INTO users (email) VALUES ('d@x')");
        assertThat(bench.column("SELECT id || email || age FROM users ORDER BY id"))
                .containsExactly("1a@x7", "2b@x1", "3c@x9", "4d@x7");
        assertThat(bench.column("SELECT to_regclass('ages'), to_regclass('\"all\"')"))
                .containsExactly("null");
    }

    @Test
    void insertedRowsAreFoundAgainByTheirKey() throws SQLException {
        InsertRows insert =
                new InsertRows(USERS, List.of(row("id", 8, "email", "x"), row("id", 9, "email", "y")), List.of("id"));
        bench.apply(insert);
        bench.execute("UPDATE users SET email = 'changed' WHERE id = 9");
        bench.undo(insert);
        assertThat(bench.column("SELECT id FROM users ORDER BY id")).containsExactly("1", "2");
    }
}
