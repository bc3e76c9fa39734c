package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.ObjectText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that put a changed table in the place of the one that is there.
 *
 * <p>The old table is renamed, the new one is created under the name itself, so that its text is stored word for word,
 * the rows are copied with their rowids, and the old one is dropped. Meanwhile {@code PRAGMA legacy_alter_table} keeps
 * <a href="https://www.sqlite.org/lang_altertable.html">the rename</a> from rewriting views, triggers and foreign keys
 * elsewhere: they go on naming the table. It all runs in the revision's transaction.
 */
final class Rebuild {

    private final TableEdits edits;
    private final QualifiedName table;
    private final QualifiedName old;

    Rebuild(TableEdits edits) {
        this.edits = edits;
        this.table = edits.table();
        this.old = table.withName(freeName());
    }

    List<SqlStatement> statements() {
        requireUnenforcedKeys();
        requireKeyWithoutRowid();
        RebuildGuard guard = new RebuildGuard(edits.catalog(), table, edits.before());
        guard.requireSameReading();
        List<SqlStatement> statements = new ArrayList<>();
        add(statements, "PRAGMA legacy_alter_table = ON");
        add(statements, "ALTER TABLE " + SQLITE.quote(table) + " RENAME TO " + SQLITE.quote(old.name()));
        add(statements, placed(edits.definition().sql()));
        add(statements, copy());
        statements.add(guard.sameRows(edits, old));
        highWaterMark().forEach(statement -> add(statements, statement));
        add(statements, "DROP TABLE " + SQLITE.quote(old));
        add(statements, "PRAGMA legacy_alter_table = OFF");
        edits.keptIndexes().forEach(index -> add(statements, placed(index.sql())));
        edits.newIndexes().forEach(index -> add(statements, index));
        edits.stored().triggers().forEach(trigger -> add(statements, placed(trigger)));
        if (!edits.droppedColumns().isEmpty()) {
            Probes.of(edits).forEach(probe -> add(statements, probe));
        }
        return statements;
    }

    private static void add(List<SqlStatement> statements, String sql) {
        statements.add(SqlStatement.of(sql));
    }

    private String copy() {
        List<String> into = new ArrayList<>(List.copyOf(edits.sources().keySet()).stream()
                .map(SQLITE::quote)
                .toList());
        List<String> from = new ArrayList<>(edits.sources().values());
        Optional<String> target = edits.definition().rowidName();
        Optional<String> source = edits.before().rowidName();
        if (target.isPresent() && source.isPresent() && !numbersItsRows()) {
            into.add(0, target.get());
            from.add(0, source.get());
        }
        return "INSERT OR ABORT INTO " + SQLITE.quote(table) + " (" + String.join(", ", into) + ") SELECT "
                + String.join(", ", from) + " FROM " + SQLITE.quote(old);
    }

    /** Whether a copied column is the rowid already. */
    private boolean numbersItsRows() {
        return edits.definition()
                .rowidAlias()
                .filter(column -> edits.sources().containsKey(column.name()))
                .isPresent();
    }

    private List<String> highWaterMark() {
        boolean before = edits.before().isAutoincrement();
        if (!before || !edits.definition().isAutoincrement()) {
            return List.of();
        }
        String sequences = SQLITE.quote(table.withName("sqlite_sequence"));
        return List.of(
                "DELETE FROM " + sequences + " WHERE name = " + Literals.text(table.name()),
                "UPDATE " + sequences + " SET name = " + Literals.text(table.name()) + " WHERE name = "
                        + Literals.text(old.name()));
    }

    private String freeName() {
        List<String> taken = edits.catalog().texts("SELECT name FROM " + StoredTable.schemaTable(table)).stream()
                .map(Names::fold)
                .toList();
        String name = "retort_old_" + table.name();
        for (int i = 2; taken.contains(Names.fold(name)); i++) {
            name = "retort_old_" + i + "_" + table.name();
        }
        return name;
    }

    /** Stored texts name no schema. */
    private String placed(String sql) {
        ObjectText text = ObjectText.read(sql);
        String name = text.nameToken().text();
        return table.schema()
                .map(schema -> text.named(SQLITE.quote(schema) + "." + name))
                .orElse(sql);
    }

    /** With enforcement on, dropping the old table would delete the rows that point to it. */
    private void requireUnenforcedKeys() {
        if (edits.catalog().texts("PRAGMA foreign_keys").contains("1")) {
            throw new InvalidOperationException(Problem.of(
                            "foreign-keys-enforced",
                            "table '" + table
                                    + "' can't be rebuilt while foreign keys are enforced on this connection: "
                                    + "rows that point to it would be deleted")
                    .cure("run PRAGMA foreign_keys = OFF before the transaction begins, or don't join it"));
        }
    }

    private void requireKeyWithoutRowid() {
        if (!edits.definition().hasRowid() && edits.definition().primaryKey().isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of("invalid-operation", "a table WITHOUT ROWID would be left without a primary key")
                            .with("table", table)
                            .cure("add the new primary key in the same batch"));
        }
    }
}
