package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.EnumOperation.DropEnum;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.*;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.testing.Kinds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One operation, and the SQL that it becomes. */
class OperationCompilerTest {

    private static final QualifiedName USERS = QualifiedName.of("users");

    private static List<SqlStatement> compile(Operation operation) {
        return new OperationCompiler().compile(List.of(operation), (sql, parameters) -> {
            throw new AssertionError("no need to ask the catalogue: " + sql);
        });
    }

    private static void assertSql(Operation operation, String... statements) {
        assertThat(compile(operation)).extracting(SqlStatement::sql).containsExactly(statements);
        assertThat(compile(operation)).allMatch(SqlStatement::transactional);
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(Dialects.onClassPath().get("postgresql")).isInstanceOf(PostgresqlDialect.class);
    }

    @Test
    void nothingJoins() {
        Operation drop = new DropTable(USERS, Presence.REQUIRED, false, Optional.empty());
        assertThat(new OperationCompiler().joins(List.of(drop), drop)).isFalse();
    }

    @Test
    void everyOperationHasARule() {
        assertThat(Kinds.of(Operation.class)).hasSize(51).allSatisfy(type -> assertThat(OperationCompiler.knows(type))
                .as(type.getSimpleName())
                .isTrue());
    }

    @Test
    void tableThenIndexesThenComments() {
        assertSql(
                new CreateTable(
                        table(
                                        QualifiedName.of("shop", "users"),
                                        column("id", integer()).notNull(),
                                        column("name", string(32)).comment("as spoken"))
                                .primaryKey("id")
                                .index(index("ix").on("name"))
                                .comment("people"),
                        Presence.OPTIONAL),
                """
                CREATE TABLE IF NOT EXISTS shop.users (
                    id integer NOT NULL,
                    name varchar(32),
                    PRIMARY KEY (id)
                )""",
                "CREATE INDEX IF NOT EXISTS ix ON shop.users (name)",
                "COMMENT ON TABLE shop.users IS 'people'",
                "COMMENT ON COLUMN shop.users.name IS 'as spoken'");
    }

    @Test
    void tables() {
        assertSql(new DropTable(USERS, Presence.REQUIRED, false, Optional.empty()), "DROP TABLE users");
        assertSql(
                new DropTable(USERS, Presence.OPTIONAL, true, Optional.empty()), "DROP TABLE IF EXISTS users CASCADE");
        assertSql(new RenameTable(USERS, "people"), "ALTER TABLE users RENAME TO people");
        assertSql(new SetTableComment(USERS, Optional.empty(), Change.keep()), "COMMENT ON TABLE users IS NULL");
    }

    @Test
    void columns() {
        assertSql(
                new AddColumn(USERS, column("phone", string(32)).comment("c"), Presence.OPTIONAL),
                "ALTER TABLE users ADD COLUMN IF NOT EXISTS phone varchar(32)",
                "COMMENT ON COLUMN users.phone IS 'c'");
        assertSql(
                new DropColumn(USERS, "phone", Presence.OPTIONAL, true, Optional.empty()),
                "ALTER TABLE users DROP COLUMN IF EXISTS phone CASCADE");
        assertSql(new RenameColumn(USERS, "a", "order"), "ALTER TABLE users RENAME COLUMN a TO \"order\"");
    }

    @Test
    void alterationsInTheirOrder() {
        assertSql(
                new AlterColumn(
                        USERS,
                        "active",
                        Optional.of(bool()),
                        Optional.of(sql("active = 'yes'")),
                        Optional.of(false),
                        Change.to(new Default.Literal(true)),
                        Change.keep(),
                        Change.to("c"),
                        Optional.empty()),
                "ALTER TABLE users ALTER COLUMN active DROP DEFAULT",
                "ALTER TABLE users ALTER COLUMN active TYPE boolean USING active = 'yes'",
                "ALTER TABLE users ALTER COLUMN active SET NOT NULL",
                "ALTER TABLE users ALTER COLUMN active SET DEFAULT TRUE",
                "COMMENT ON COLUMN users.active IS 'c'");
    }

    @Test
    void typesAreCastUnlessACastCutsOff() {
        assertType(integer(), "integer USING a::integer");
        assertType(string(3), "varchar(3)");
        assertType(enumeration("mood", "ok"), "mood USING a::text::mood");
        assertType(arrayOf(enumeration("mood", "ok")), "mood[] USING a::text[]::mood[]");
        assertType(arrayOf(string(3)), "varchar(3)[]");
    }

    /** Of a column without a default, for which the catalogue is asked. */
    private static void assertType(SqlType type, String written) {
        assertThat(new OperationCompiler().compile(List.of(alterType(type)), (sql, parameters) -> List.of()))
                .containsExactly(SqlStatement.of("ALTER TABLE users ALTER COLUMN a TYPE " + written));
    }

    private static AlterColumn alterType(SqlType type) {
        return new AlterColumn(
                USERS,
                "a",
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    @Test
    void constraints() {
        assertSql(
                new AddConstraint(
                        USERS,
                        foreignKey("team")
                                .references("teams", "id")
                                .onDelete(ForeignKey.Action.SET_NULL)
                                .notValid()),
                "ALTER TABLE users ADD FOREIGN KEY (team) REFERENCES teams (id) ON DELETE SET NULL NOT VALID");
        assertSql(
                new DropConstraint(USERS, "uq", Optional.empty(), Presence.OPTIONAL, true, Optional.empty()),
                "ALTER TABLE users DROP CONSTRAINT IF EXISTS uq CASCADE");
    }

    @Test
    void indexesOutsideOfATransaction() {
        assertThat(compile(new CreateIndex(USERS, index("ix").on("a").asUnique(), Presence.OPTIONAL, true)))
                .hasSize(2)
                .satisfies(statements -> assertThat(statements.get(0).ifFound())
                        .as("is it there, but invalid")
                        .isPresent())
                .endsWith(SqlStatement.of("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON users (a)")
                        .outsideTransaction());
        QualifiedName table = QualifiedName.of("shop", "users");
        assertThat(compile(new DropIndex(table, "ix", Presence.OPTIONAL, true, Optional.empty())))
                .containsExactly(SqlStatement.of("DROP INDEX CONCURRENTLY IF EXISTS shop.ix")
                        .outsideTransaction());
    }

    @Test
    void enums() {
        assertSql(
                new DropEnum(QualifiedName.of("mood"), Presence.OPTIONAL, Optional.empty()),
                "DROP TYPE IF EXISTS mood");
        assertSql(
                new AddEnumLabel(QualifiedName.of("mood"), "so", Optional.of(new AddEnumLabel.Place(false, "ok"))),
                "ALTER TYPE mood ADD VALUE 'so' AFTER 'ok'");
    }

    @Test
    void rows() {
        assertSql(
                new InsertRows(USERS, List.of(row("a", 1), row("b", "x"))),
                "INSERT INTO users (a, b) VALUES\n    (1, DEFAULT),\n    (DEFAULT, 'x')");
        assertSql(new InsertRows(USERS, List.of(row())), "INSERT INTO users DEFAULT VALUES");
        assertThat(compile(new InsertRows(USERS, List.of()))).isEmpty();
    }

    @Test
    void sqlIsSplitAndWhatRefusesATransactionIsMarked() {
        Execute execute = new Execute(sql("UPDATE a SET b = 1;\nVACUUM a"), Optional.empty(), true);
        assertThat(compile(execute))
                .containsExactly(
                        new SqlStatement("UPDATE a SET b = 1", true, Optional.of(1)),
                        new SqlStatement("VACUUM a", false, Optional.of(2)));
        assertThat(compile(new Execute(sql("SELECT 1"), Optional.empty(), false)))
                .noneMatch(SqlStatement::transactional);
    }

    @Test
    void whatHasNoTextForThisDatabaseIsRefused() {
        var lost = column("a", new SqlType.NativeType(sqlOn(SQLITE, "ANY")));
        assertThatThrownBy(() -> compile(new AddColumn(USERS, lost, Presence.REQUIRED)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no name on PostgreSQL");
        var other = column("a", text()).withDefault(new Default.Expression(sqlOn(SQLITE, "1")));
        assertThatThrownBy(() -> compile(new AddColumn(USERS, other, Presence.REQUIRED)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("a default has no text for PostgreSQL");
    }
}
