package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JoiningTest {

    private static final QualifiedName USERS = QualifiedName.of("users");
    private static final Operation RENAME = new RenameColumn(USERS, "mail", "email");
    private static final Operation DROP = new DropColumn(USERS, "x", Presence.REQUIRED, false, Optional.empty());

    private static boolean joins(Operation before, Operation next) {
        return new SqliteDialect().compiler().joins(List.of(before), next);
    }

    private static Operation add(String name) {
        return new AddColumn(USERS, column(name, text()), Presence.REQUIRED);
    }

    private static Operation dropIndex(QualifiedName table) {
        return new DropIndex(table, "i", Presence.REQUIRED, false, Optional.empty());
    }

    @Test
    void changesOfOneTableJoin() {
        assertThat(joins(DROP, add("y"))).isTrue();
        assertThat(joins(DROP, RENAME)).isTrue();
        assertThat(joins(DROP, new CreateIndex(USERS, index("i").on("y"), Presence.REQUIRED, false)))
                .isTrue();
        assertThat(joins(DROP, dropIndex(USERS))).isTrue();
    }

    @Test
    void changesThatNeedTheRowsOfAnEarlierOneDoNotJoin() {
        Operation alter = new AlterColumn(
                USERS,
                "language",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Change.remove(),
                Change.keep(),
                Change.keep(),
                Optional.empty());

        assertThat(joins(add("LANGUAGE"), alter)).isFalse();
        assertThat(joins(add("other"), alter)).isTrue();
        assertThat(joins(DROP, add("x"))).isFalse();
    }

    @Test
    void aColumnKeepsTheValuesThatEarlierChangesOfItsExpressionLedTo() throws SQLException {
        try (TestDatabase database = TestDatabase.inMemory()
                .run("CREATE TABLE users (id INTEGER PRIMARY KEY, n INT AS (2 * id)); INSERT INTO users VALUES (1)")) {
            Operation set = new SetExpression(USERS, "n", sql("3 * id"), Optional.empty());
            Operation drop = new DropExpression(USERS, "n");

            assertThat(joins(set, drop)).isFalse();
            database.run("PRAGMA foreign_keys = OFF");
            database.apply(set, drop);

            assertThat(database.text("SELECT n FROM users")).isEqualTo("3");
        }
    }

    @Test
    void otherThingsDoNotJoin() {
        assertThat(joins(DROP, new AddConstraint(QualifiedName.of("teams"), check("1"))))
                .isFalse();
        assertThat(joins(DROP, new RenameTable(USERS, "people"))).isFalse();
        assertThat(joins(DROP, dropIndex(QualifiedName.of("teams")))).isFalse();
        assertThat(joins(new Execute(sql("SELECT 1"), Optional.empty(), true), DROP))
                .isFalse();
    }

    @Test
    void whatSpeaksOfARenamedColumnDoesNotJoinItsRename() {
        assertThat(joins(RENAME, add("phone"))).isTrue();
        assertThat(joins(RENAME, add("mail"))).isFalse();
        assertThat(joins(RENAME, new AddConstraint(USERS, check("lower(EMAIL) = ''"))))
                .isFalse();
        assertThat(joins(RENAME, new RenameColumn(USERS, "email", "address"))).isTrue();
    }
}
