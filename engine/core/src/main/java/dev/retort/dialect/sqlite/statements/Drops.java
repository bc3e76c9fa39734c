package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.Probes;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.rebuild.TableEdits;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that drop tables and views. SQLite lets go of them whatever uses them, and the error comes with the next use: of
 * a view, of a trigger, of a row that points there. So what would no longer work is refused, as PostgreSQL does.
 */
public final class Drops {

    private Drops() {}

    /**
     * Drops a table; with CASCADE, the foreign keys that point to it before.
     *
     * @throws InvalidOperationException if a foreign key points to it, code {@code table-in-use}
     */
    public static List<SqlStatement> table(DropTable operation, CatalogReader catalog) {
        QualifiedName table = operation.table();
        List<SqlStatement> statements = new ArrayList<>();
        List<String> pointing = pointing(table, catalog);
        if (operation.cascade()) {
            for (String child : pointing) {
                TableEdits edits = new TableEdits(catalog, table.withName(child));
                edits.dropForeignKeysTo(table.name());
                statements.addAll(edits.statements());
            }
        } else if (!pointing.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of("table-in-use", "table '" + table + "' can't be dropped: foreign keys point to it")
                            .with("of tables", pointing)
                            .cure("drop these keys or tables first"));
        }
        statements.addAll(drop("TABLE", operation.presence(), table));
        addAll(statements, Probes.afterDrop(catalog, table));
        return statements;
    }

    /** Drops a view. */
    public static List<SqlStatement> view(DropView operation, CatalogReader catalog) {
        List<SqlStatement> statements = new ArrayList<>(drop("VIEW", operation.presence(), operation.name()));
        addAll(statements, Probes.afterDrop(catalog, operation.name()));
        return statements;
    }

    /** Drops a view and creates it anew, with the triggers that go with it. */
    public static List<SqlStatement> replaceView(ReplaceView operation, CatalogReader catalog) {
        QualifiedName view = operation.view().name();
        List<SqlStatement> statements = new ArrayList<>(drop("VIEW", Presence.OPTIONAL, view));
        statements.add(SqlStatement.of("CREATE VIEW " + ObjectStatements.named(operation.view())));
        addAll(
                statements,
                catalog.texts(
                        "SELECT sql FROM " + StoredTable.schemaTable(view)
                                + " WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE ORDER BY rowid",
                        view.name()));
        addAll(statements, Probes.afterReplacing(catalog, view));
        return statements;
    }

    private static List<SqlStatement> drop(String kind, Presence presence, QualifiedName name) {
        return SqlStatement.all(
                "DROP " + kind + " " + (presence == Presence.OPTIONAL ? "IF EXISTS " : "") + SQLITE.quote(name));
    }

    private static void addAll(List<SqlStatement> statements, List<String> texts) {
        texts.forEach(text -> statements.add(SqlStatement.of(text)));
    }

    /** Other tables with a foreign key to a table that is there. */
    private static List<String> pointing(QualifiedName table, CatalogReader catalog) {
        String schema = table.schema().map(name -> ", " + Literals.text(name)).orElse("");
        String from = StoredTable.schemaTable(table);
        return catalog
                .texts(
                        "SELECT DISTINCT s.name FROM " + from + " s JOIN pragma_foreign_key_list(s.name" + schema
                                + ") k WHERE s.type = 'table' AND k.\"table\" = ? COLLATE NOCASE AND EXISTS (SELECT 1 FROM "
                                + from + " WHERE type = 'table' AND name = ? COLLATE NOCASE) ORDER BY s.name",
                        table.name(),
                        table.name())
                .stream()
                .filter(name -> !Names.same(name, table.name()))
                .toList();
    }
}
