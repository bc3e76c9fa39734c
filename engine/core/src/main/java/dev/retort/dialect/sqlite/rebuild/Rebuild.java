package dev.retort.dialect.sqlite.rebuild;

import dev.retort.dialect.sqlite.text.Identifiers;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TableDefinition;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
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

    List<String> statements() {
        requireUnenforcedKeys();
        requireKeyWithoutRowid();
        List<String> statements = new ArrayList<>();
        statements.add("PRAGMA legacy_alter_table = ON");
        statements.add("ALTER TABLE " + Identifiers.quote(table) + " RENAME TO " + Identifiers.quote(old.name()));
        statements.add(placed(edits.definition().sql(), edits.definition().nameToken()));
        statements.add(copy());
        statements.addAll(highWaterMark());
        statements.add("DROP TABLE " + Identifiers.quote(old));
        statements.add("PRAGMA legacy_alter_table = OFF");
        edits.keptIndexes().forEach(index -> statements.add(placedAfter("INDEX", index.sql())));
        statements.addAll(edits.newIndexes());
        edits.stored().triggers().forEach(trigger -> statements.add(placedAfter("TRIGGER", trigger)));
        if (!edits.droppedColumns().isEmpty()) {
            statements.addAll(new Probes(edits).statements());
        }
        return statements;
    }

    private String copy() {
        List<String> into = new ArrayList<>(List.copyOf(edits.sources().keySet()).stream()
                .map(Identifiers::quote)
                .toList());
        List<String> from = new ArrayList<>(edits.sources().values());
        TableDefinition before = TableDefinition.read(edits.stored().sql());
        Optional<String> target = edits.definition().rowidName();
        Optional<String> source = before.rowidName();
        if (target.isPresent() && source.isPresent() && !numbersItsRows()) {
            into.add(0, target.get());
            from.add(0, source.get());
        }
        return "INSERT OR ABORT INTO " + Identifiers.quote(table) + " (" + String.join(", ", into) + ") SELECT "
                + String.join(", ", from) + " FROM " + Identifiers.quote(old);
    }

    /** Whether a copied column is the rowid already. */
    private boolean numbersItsRows() {
        return edits.definition()
                .rowidAlias()
                .filter(column -> edits.sources().containsKey(column.name()))
                .isPresent();
    }

    private List<String> highWaterMark() {
        boolean before = TableDefinition.read(edits.stored().sql()).isAutoincrement();
        if (!before || !edits.definition().isAutoincrement()) {
            return List.of();
        }
        String sequences =
                table.schema().map(schema -> Identifiers.quote(schema) + ".").orElse("") + "sqlite_sequence";
        return List.of(
                "DELETE FROM " + sequences + " WHERE name = " + Literals.text(table.name()),
                "UPDATE " + sequences + " SET name = " + Literals.text(table.name()) + " WHERE name = "
                        + Literals.text(old.name()));
    }

    private String freeName() {
        List<String> taken = edits.catalog().query("SELECT name FROM " + StoredTable.schemaTable(table)).stream()
                .map(row -> Identifiers.fold(row.text("name").orElse("")))
                .toList();
        String name = "retort_old_" + table.name();
        for (int i = 2; taken.contains(Identifiers.fold(name)); i++) {
            name = "retort_old_" + i + "_" + table.name();
        }
        return name;
    }

    /** Stored texts name no schema. */
    private String placed(String sql, Token name) {
        return table.schema()
                .map(schema ->
                        sql.substring(0, name.start()) + Identifiers.quote(schema) + "." + sql.substring(name.start()))
                .orElse(sql);
    }

    private String placedAfter(String word, String sql) {
        List<Token> tokens = Tokenizer.strictTokens(sql, DatabaseKind.SQLITE);
        int place = 0;
        while (!tokens.get(place).isWord(word)) {
            place++;
        }
        return placed(sql, tokens.get(place + 1));
    }

    /** With enforcement on, dropping the old table would delete the rows that point to it. */
    private void requireUnenforcedKeys() {
        boolean enforced = edits.catalog().query("PRAGMA foreign_keys").stream()
                .anyMatch(row -> row.asMap().values().stream().anyMatch(value -> "1".equals(String.valueOf(value))));
        if (enforced) {
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
