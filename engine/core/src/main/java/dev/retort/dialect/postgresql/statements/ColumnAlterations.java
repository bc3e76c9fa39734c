package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.DefaultText;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.TableText;
import dev.retort.dialect.postgresql.text.TypeNames;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Default;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that change a column. The order keeps each legal: a numbering goes before the default that replaces it and
 * before NULL is allowed; a default goes before a type to which it can't be cast, and comes back, changed, after it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
public final class ColumnAlterations {

    private final AlterColumn operation;
    private final CatalogReader catalog;
    private final List<SqlStatement> statements = new ArrayList<>();

    private ColumnAlterations(AlterColumn operation, CatalogReader catalog) {
        this.operation = operation;
        this.catalog = catalog;
    }

    /** The statements for everything that is changed, in an order in which each can run. */
    public static List<SqlStatement> of(AlterColumn operation, CatalogReader catalog) {
        return new ColumnAlterations(operation, catalog).statements();
    }

    private List<SqlStatement> statements() {
        if (operation.identity() instanceof Change.Remove) {
            alter("DROP IDENTITY IF EXISTS");
        }
        operation.type().ifPresent(this::type);
        operation.nullable().ifPresent(nullable -> alter(nullable ? "DROP NOT NULL" : "SET NOT NULL"));
        defaultValue(operation.defaultValue());
        if (operation.identity() instanceof Change.To<Identity> to) {
            identity(to.value());
        }
        comment(operation.comment());
        return statements;
    }

    private void type(SqlType type) {
        if (operation.defaultValue().isGiven() && !(operation.identity() instanceof Change.Remove)) {
            alter("DROP DEFAULT");
        }
        String name = TypeNames.of(type);
        String using = operation
                .using()
                .map(it -> it.require(DatabaseKind.POSTGRESQL, "a conversion"))
                .or(() -> cast(type, name))
                .map(it -> " USING " + it)
                .orElse("");
        KeptDefault kept = new KeptDefault(operation, type, catalog);
        statements.addAll(kept.before());
        alter("TYPE " + name + using);
        statements.addAll(kept.after());
    }

    /** Not for computed columns, which take none. */
    private Optional<String> cast(SqlType type, String name) {
        Optional<Column> before = operation.original();
        boolean computed = before.flatMap(Column::computed).isPresent();
        return computed
                ? Optional.empty()
                : new Casts(POSTGRESQL.quote(operation.column()), before.map(Column::type)).to(type, name);
    }

    private void defaultValue(Change<Default> change) {
        if (change instanceof Change.To<Default> to) {
            alter("SET DEFAULT " + DefaultText.of(to.value(), typeAfter()));
        } else if (change instanceof Change.Remove && operation.type().isEmpty()) {
            alter("DROP DEFAULT");
        }
    }

    private SqlType typeAfter() {
        return operation
                .type()
                .or(() -> operation.original().map(before -> before.type()))
                .orElseGet(Schema::timestampWithZone);
    }

    private void identity(Identity identity) {
        if (isIdentity()) {
            alter(TableText.identitySettings(identity));
            return;
        }
        alter("ADD " + TableText.identity(identity));
        statements.add(goingOn(identity));
    }

    /** A new sequence begins at its start, where rows may have been numbered already. */
    private SqlStatement goingOn(Identity identity) {
        boolean ascending = identity.increment().orElse(1) > 0;
        String table = POSTGRESQL.quote(operation.table());
        String column = POSTGRESQL.quote(operation.column());
        String farthest = (ascending ? "max(" : "min(") + column + ")";
        long start = identity.start()
                .orElse(
                        ascending
                                ? identity.minimum().orElse(1)
                                : identity.maximum().orElse(-1));
        return SqlStatement.of("SELECT setval(pg_get_serial_sequence(" + Literals.text(table) + ", "
                + Literals.text(operation.column()) + "), " + farthest + ") FROM " + table + " HAVING " + farthest
                + (ascending ? " >= " : " <= ") + start);
    }

    private boolean isIdentity() {
        return operation.original().map(before -> before.identity().isPresent()).orElseGet(() -> !catalog.query(
                        "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ?"
                                + " AND attidentity <> ''",
                        POSTGRESQL.quote(operation.table()),
                        operation.column())
                .isEmpty());
    }

    private void comment(Change<String> change) {
        if (change.isGiven()) {
            String column = TableStatements.columnTarget(operation.table(), operation.column());
            statements.add(SqlStatement.of(change.map(text -> TableStatements.commentOn(column, text))
                    .orElseGet(() -> TableStatements.noComment(column))));
        }
    }

    private void alter(String action) {
        statements.add(SqlStatement.of(TableStatements.alter(operation.table()) + "ALTER COLUMN "
                + POSTGRESQL.quote(operation.column()) + " " + action));
    }
}
