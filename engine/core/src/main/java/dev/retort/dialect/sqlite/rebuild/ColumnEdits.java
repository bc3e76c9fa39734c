package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.DefaultText;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.Presence;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import dev.retort.sql.sqlite.TriggerText;
import java.util.List;
import java.util.Optional;

/** Adds and drops columns, and changes what generated ones are worked out from. */
record ColumnEdits(TableEdits edits) {

    void add(AddColumn operation) {
        Column column = operation.column();
        if (edits.definition().findColumn(column.name()).isPresent()) {
            requireOptional(operation);
            return;
        }
        if (column.identity().isPresent() && !edits.definition().primaryKey().isEmpty()) {
            throw new InvalidOperationException(
                    "on SQLite only the primary key can number its rows, and '" + edits.table() + "' already has one",
                    "drop that key in the same batch, or add the column without an identity");
        }
        checkValueForRows(column);
        boolean strict = edits.definition().isStrict();
        String text = TableText.column(column, strict) + (column.identity().isPresent() ? " PRIMARY KEY" : "");
        TableDefinition changed = edits.definition().withColumn(text);
        if (isAddable(column)) {
            edits.changeBy("ALTER TABLE " + SQLITE.quote(edits.table()) + " ADD COLUMN " + text, changed);
        } else {
            edits.rebuildAs(changed);
        }
    }

    void drop(DropColumn operation) {
        Optional<ColumnDefinition> found = edits.definition().findColumn(operation.column());
        if (found.isEmpty() && operation.presence() == Presence.OPTIONAL) {
            return;
        }
        ColumnDefinition column = found.orElseGet(() -> edits.getColumn(operation.column()));
        String name = column.name();
        Dependents.check(edits, name);
        boolean free = isDroppable(column);
        edits.keptIndexes().removeIf(index -> index.uses(name));
        edits.sources().remove(name);
        edits.droppedColumns().add(name);
        if (free) {
            String statement = "ALTER TABLE " + SQLITE.quote(edits.table()) + " DROP COLUMN " + SQLITE.quote(name);
            edits.changeBy(statement, edits.definition().without(column));
        } else {
            edits.rebuildAs(withoutUsesOf(name));
        }
    }

    private void requireOptional(AddColumn operation) {
        if (operation.presence() == Presence.REQUIRED) {
            throw new InvalidOperationException(Problem.of(
                            "column-exists",
                            "table '" + edits.table() + "' already has a column '"
                                    + operation.column().name() + "'")
                    .cure("alter that column, or choose another name"));
        }
    }

    private void checkValueForRows(Column column) {
        boolean given = column.defaultValue().isPresent()
                || column.computed().isPresent()
                || column.identity().isPresent();
        if (!column.nullable() && !given) {
            edits.checks().noRows(column.name());
        }
    }

    /** Whether <a href="https://www.sqlite.org/lang_altertable.html#altertabaddcol">ADD COLUMN</a> takes it. */
    private static boolean isAddable(Column column) {
        boolean constant = column.defaultValue()
                .map(value -> DefaultText.of(value, column.type()))
                .map(text -> DefaultText.isConstant(text) && (column.nullable() || !text.equalsIgnoreCase("NULL")))
                .orElse(column.nullable() || column.computed().isPresent());
        boolean stored = column.computed().filter(computed -> computed.stored()).isPresent();
        return constant && !stored && column.identity().isEmpty();
    }

    /** Whether <a href="https://www.sqlite.org/lang_altertable.html#altertabdropcol">DROP COLUMN</a> takes it. */
    private boolean isDroppable(ColumnDefinition column) {
        List<Clause.Kind> refused = List.of(Clause.Kind.PRIMARY_KEY, Clause.Kind.UNIQUE, Clause.Kind.REFERENCES);
        String name = column.name();
        return edits.definition().columns().size() > 1
                && refused.stream().noneMatch(column::has)
                && edits.keptIndexes().stream().noneMatch(index -> index.uses(name))
                && edits.newIndexes().isEmpty()
                && edits.definition()
                        .allClauses()
                        .filter(clause -> !column.clauses().contains(clause))
                        .noneMatch(clause -> clause.uses(name, edits.table().name()));
    }

    /** The table without the column and, as on PostgreSQL, without each constraint that has to do with it. */
    private TableDefinition withoutUsesOf(String name) {
        TableDefinition changed = edits.definition();
        String table = edits.table().name();
        for (Optional<Clause> use = ofTable(changed, name, table);
                use.isPresent();
                use = ofTable(changed, name, table)) {
            changed = changed.without(use.get());
        }
        for (int i = 0; i < changed.columns().size(); i++) {
            changed = withoutUsesIn(changed, i, name);
        }
        if (changed.columns().size() == 1) {
            throw new InvalidOperationException(
                    "column '" + name + "' is the only column of table '" + table + "'", "drop the table");
        }
        return changed.without(changed.findColumn(name).orElseThrow());
    }

    private static Optional<Clause> ofTable(TableDefinition definition, String name, String table) {
        return definition.clauses().stream()
                .filter(clause -> clause.uses(name, table))
                .findFirst();
    }

    private TableDefinition withoutUsesIn(TableDefinition definition, int place, String name) {
        ColumnDefinition column = definition.columns().get(place);
        Optional<Clause> use = column.clauses().stream()
                .filter(clause -> !Names.same(column.name(), name))
                .filter(clause -> clause.uses(name, edits.table().name()))
                .findFirst();
        return use.map(clause -> withoutUsesIn(definition.without(clause), place, name))
                .orElse(definition);
    }

    void setExpression(SetExpression operation) {
        List<Token> body = generated(operation.column()).body();
        edits.rebuildAs(edits.definition()
                .spliced(
                        body.get(0).start(),
                        body.get(body.size() - 1).end(),
                        operation.expression().require(DatabaseKind.SQLITE, "a generated column")));
    }

    /** The values are copied, which those of a generated column are not. */
    void dropExpression(DropExpression operation) {
        Clause clause = generated(operation.column());
        ColumnDefinition column = edits.getColumn(operation.column());
        edits.sources().put(column.name(), SQLITE.quote(column.name()));
        edits.rebuildAs(edits.definition().without(clause));
    }

    private Clause generated(String name) {
        return edits.getColumn(name)
                .find(Clause.Kind.GENERATED)
                .orElseThrow(() -> new InvalidOperationException(
                        Problem.of("invalid-operation", "column '" + edits.table() + "." + name + "' is not generated")
                                .cure("name a generated column, or drop this one and add a generated one")));
    }

    /** What hinders a column from being dropped: PostgreSQL refuses these too. */
    private static final class Dependents {

        private Dependents() {}

        static void check(TableEdits edits, String column) {
            edits.definition().columns().stream()
                    .filter(other -> !Names.same(other.name(), column))
                    .filter(other -> other.find(Clause.Kind.GENERATED)
                            .filter(clause -> clause.uses(column, ""))
                            .isPresent())
                    .forEach(other -> refuse(edits, column, "generated column", other.name()));
            for (String trigger : edits.stored().triggers()) {
                TriggerText text = TriggerText.read(trigger);
                if (text.namesInHead(column)) {
                    refuse(edits, column, "trigger", text.name());
                }
            }
            for (Row row : pointing(edits, column)) {
                refuse(edits, column, "foreign key of table", row.text("child").orElse(""));
            }
        }

        private static List<Row> pointing(TableEdits edits, String column) {
            String table = edits.table().name();
            return edits.catalog()
                    .query(
                            "SELECT s.name AS child FROM " + StoredTable.schemaTable(edits.table())
                                    + " s JOIN pragma_foreign_key_list(s.name" + schemaArgument(edits)
                                    + ") k WHERE s.type = 'table' "
                                    + "AND k.\"table\" = ? COLLATE NOCASE AND k.\"to\" = ? COLLATE NOCASE "
                                    + "AND s.name <> ? COLLATE NOCASE",
                            table,
                            column,
                            table);
        }

        private static String schemaArgument(TableEdits edits) {
            return edits.table()
                    .schema()
                    .map(schema -> ", " + Literals.text(schema))
                    .orElse("");
        }

        private static void refuse(TableEdits edits, String column, String kind, String user) {
            throw new InvalidOperationException(Problem.of(
                            "column-in-use",
                            "column '" + edits.table() + "." + column + "' can't be dropped: it is in use")
                    .with(kind, user)
                    .cure("change or drop that first"));
        }
    }
}
