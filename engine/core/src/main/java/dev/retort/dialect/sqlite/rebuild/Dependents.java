package dev.retort.dialect.sqlite.rebuild;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TriggerText;
import java.util.List;

/** What hinders a column from being dropped: PostgreSQL refuses these too. */
final class Dependents {

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
                        "column-in-use", "column '" + edits.table() + "." + column + "' can't be dropped: it is in use")
                .with(kind, user)
                .cure("change or drop that first"));
    }
}
