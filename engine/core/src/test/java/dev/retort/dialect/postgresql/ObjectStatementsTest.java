package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ConstraintOperation.RenameConstraint;
import dev.retort.operation.ConstraintOperation.ValidateConstraint;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.operation.ViewOperation.*;
import dev.retort.row.Row;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One operation on something other than a table, and the SQL that it becomes. */
class ObjectStatementsTest {

    private static final QualifiedName USERS = QualifiedName.of("app", "users");
    private static final CatalogReader FULL = (sql, parameters) -> List.of(row("found", 1));

    private static List<SqlStatement> compile(Operation operation, CatalogReader catalog) {
        return new OperationCompiler().compile(List.of(operation), catalog);
    }

    private static void assertSql(Operation operation, String... statements) {
        assertThat(compile(operation, (sql, parameters) -> List.of()))
                .extracting(SqlStatement::sql)
                .containsExactly(statements);
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    @Test
    void sequences() {
        assertSql(
                new CreateSequence(
                        sequence("s")
                                .startingAt(5)
                                .incrementedBy(5)
                                .between(5, 500)
                                .cycling(),
                        Presence.OPTIONAL),
                "CREATE SEQUENCE IF NOT EXISTS s INCREMENT BY 5 MINVALUE 5 MAXVALUE 500 START WITH 5 CYCLE");
        assertSql(
                new AlterSequence(sequence("s"), OptionalLong.of(7), Optional.empty()),
                "ALTER SEQUENCE s INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 RESTART WITH 7 NO CYCLE");
        assertSql(new RenameSequence(QualifiedName.of("app", "s"), "T"), "ALTER SEQUENCE app.s RENAME TO \"T\"");
        assertSql(
                new DropSequence(name("s"), Presence.OPTIONAL, true, Optional.empty()),
                "DROP SEQUENCE IF EXISTS s CASCADE");
    }

    @Test
    void schemasAndExtensions() {
        assertSql(new CreateSchema("App", Presence.OPTIONAL), "CREATE SCHEMA IF NOT EXISTS \"App\"");
        assertSql(new DropSchema("app", Presence.REQUIRED, true), "DROP SCHEMA app CASCADE");
        assertSql(
                new CreateExtension("uuid-ossp", Optional.of("ext"), Presence.OPTIONAL),
                "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" SCHEMA ext");
        assertSql(new DropExtension("hstore", Presence.OPTIONAL, false), "DROP EXTENSION IF EXISTS hstore");
    }

    @Test
    void views() {
        assertSql(new CreateView(view("v", "SELECT 1"), Presence.OPTIONAL), "CREATE VIEW v AS SELECT 1");
        assertThat(compile(new CreateView(view("v", "SELECT 1"), Presence.OPTIONAL), FULL))
                .isEmpty();
        assertSql(
                new CreateView(view("v", "SELECT 1").asMaterialized(), Presence.OPTIONAL),
                "CREATE MATERIALIZED VIEW IF NOT EXISTS v AS SELECT 1");
        assertSql(new ReplaceView(view("v", "SELECT 2"), Optional.empty()), "CREATE OR REPLACE VIEW v AS SELECT 2");
        assertThatThrownBy(
                        () -> assertSql(new ReplaceView(view("v", "SELECT 2").asMaterialized(), Optional.empty()), ""))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("drop it, and create it with its indexes");
        assertSql(
                new DropView(name("v"), true, Presence.OPTIONAL, true, Optional.empty()),
                "DROP MATERIALIZED VIEW IF EXISTS v CASCADE");
        assertSql(new RefreshView(name("v"), true), "REFRESH MATERIALIZED VIEW CONCURRENTLY v");
    }

    @Test
    void functionsAndTriggers() {
        var touch = function("touch", "by integer DEFAULT 1", "RETURNS trigger LANGUAGE plpgsql AS $$…$$");
        assertSql(
                new CreateFunction(touch, true, Optional.empty()),
                "CREATE OR REPLACE FUNCTION touch(by integer DEFAULT 1) RETURNS trigger LANGUAGE plpgsql AS $$…$$");
        assertSql(
                new DropFunction(name("touch"), Optional.empty(), Presence.OPTIONAL, true, Optional.of(touch)),
                "DROP FUNCTION IF EXISTS touch(by integer) CASCADE");
        assertSql(
                new DropFunction(name("touch"), Optional.empty(), Presence.REQUIRED, false, Optional.empty()),
                "DROP FUNCTION touch");
        Trigger trigger =
                trigger("t", "AFTER UPDATE OF a").doing(sqlOn(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION touch()"));
        assertSql(
                new CreateTrigger(USERS, trigger),
                "CREATE TRIGGER t AFTER UPDATE OF a ON app.users FOR EACH ROW EXECUTE FUNCTION touch()");
        assertSql(
                new DropTrigger(USERS, "t", Presence.OPTIONAL, true, Optional.of(trigger)),
                "DROP TRIGGER IF EXISTS t ON app.users CASCADE");
        Trigger elsewhere = trigger("t", "AFTER UPDATE").doingOn(SQLITE, "BEGIN SELECT 1; END");
        assertSql(new CreateTrigger(USERS, elsewhere));
        assertSql(new DropTrigger(USERS, "t", Presence.REQUIRED, false, Optional.of(elsewhere)));
    }

    @Test
    void renamesAndValidation() {
        assertSql(new RenameIndex(USERS, "a", "b"), "ALTER INDEX app.a RENAME TO b");
        assertSql(new RenameConstraint(USERS, "a", "b"), "ALTER TABLE app.users RENAME CONSTRAINT a TO b");
        assertSql(new ValidateConstraint(USERS, "a"), "ALTER TABLE app.users VALIDATE CONSTRAINT a");
    }

    @Test
    void placesOfTablesAndIndexes() {
        var table = table("log", column("a", integer()))
                .options(it -> it.withParent(USERS)
                        .withMethod("heap")
                        .withStorage("fillfactor", "70")
                        .withTablespace("Fast"))
                .index(index("ix").on("a").inTablespace("Fast").where("a > 1"));
        assertSql(
                new CreateTable(table, Presence.REQUIRED),
                "CREATE TABLE log (\n    a integer\n) INHERITS (app.users) USING heap"
                        + " WITH (fillfactor = 70) TABLESPACE \"Fast\"",
                "CREATE INDEX ix ON log (a) TABLESPACE \"Fast\" WHERE a > 1");
    }

    @Test
    void partitions() {
        QualifiedName part = name("part");
        assertSql(new CreatePartition(USERS, part, "DEFAULT"), "CREATE TABLE part PARTITION OF app.users DEFAULT");
        assertSql(
                new AttachPartition(USERS, part, "FOR VALUES IN (1)"),
                "ALTER TABLE app.users ATTACH PARTITION part FOR VALUES IN (1)");
        DetachPartition detach = new DetachPartition(USERS, part, true, Optional.empty());
        assertSql(detach, "ALTER TABLE app.users DETACH PARTITION part CONCURRENTLY");
        assertThat(compile(detach, FULL)).noneMatch(SqlStatement::transactional);
    }

    @Test
    void enums() {
        EnumType mood = enumType("mood", "ok");
        assertSql(new CreateEnum(mood, Presence.OPTIONAL), "CREATE TYPE mood AS ENUM ('ok')");
        assertThat(compile(new CreateEnum(mood, Presence.OPTIONAL), FULL)).isEmpty();
        assertSql(new DropEnum(name("mood"), Presence.REQUIRED, true, Optional.empty()), "DROP TYPE mood CASCADE");
        assertSql(new RenameEnum(name("mood"), "humour"), "ALTER TYPE mood RENAME TO humour");
        assertSql(
                new AddEnumLabel(name("mood"), "x", Optional.empty(), Presence.OPTIONAL, Optional.empty(), List.of()),
                "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'x'");
    }

    @Test
    void rows() {
        assertSql(
                new UpdateRows(USERS, row("id", 1, "zone", null), row("name", "O'Hara", "age", null)),
                "UPDATE app.users SET name = 'O''Hara', age = NULL WHERE id = 1 AND zone IS NULL");
        assertSql(
                new DeleteRows(USERS, List.of(row("id", 1), row("id", null))),
                "DELETE FROM app.users WHERE id = 1",
                "DELETE FROM app.users WHERE id IS NULL");
        assertSql(new BackupTable(USERS, name("kept"), List.of()), "CREATE TABLE kept AS SELECT * FROM app.users");
        assertThatThrownBy(() -> assertSql(new BackupTable(USERS, name("kept"), List.of("bio")), ""))
                .hasMessageContaining("no primary key");
    }

    @Test
    void batchesEndWhereTheCatalogueSays() {
        UpdateInBatches update = new UpdateInBatches(USERS, 2, sql("a = 1"), sql("a IS NULL"), List.of("x", "y"));
        CatalogReader catalog = (sql, parameters) -> List.of(row("x", 2, "y", "b"), row("x", 4, "y", "d"));
        assertThat(compile(update, catalog)).noneMatch(SqlStatement::transactional);
        assertThat(compile(update, catalog))
                .extracting(SqlStatement::sql)
                .containsExactly(
                        "UPDATE app.users SET a = 1 WHERE (a IS NULL) AND (x, y) <= (2, 'b')",
                        "UPDATE app.users SET a = 1 WHERE (a IS NULL) AND (x, y) > (2, 'b') AND (x, y) <= (4, 'd')",
                        "UPDATE app.users SET a = 1 WHERE (a IS NULL) AND (x, y) > (4, 'd')");
        assertThatThrownBy(
                        () -> assertSql(new UpdateInBatches(USERS, 2, sql("a = 1"), sql("a IS NULL"), List.of()), ""))
                .hasMessageContaining("no primary key");
        assertSql(new UpdateInBatches(USERS, 2, sqlOn(SQLITE, "a = 1"), sql("a IS NULL"), List.of()));
        CatalogReader script = new CatalogReader() {
            @Override
            public List<Row> query(String sql, Object... parameters) {
                throw new AssertionError("a script can't ask: " + sql);
            }

            @Override
            public boolean hasRows() {
                return false;
            }
        };
        assertThat(compile(update, script))
                .extracting(SqlStatement::sql)
                .containsExactly("UPDATE app.users SET a = 1 WHERE (a IS NULL)");
    }
}
