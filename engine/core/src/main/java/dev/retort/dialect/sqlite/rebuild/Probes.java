package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.row.Row;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TriggerText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that fail if a change broke a view or a trigger, which SQLite would notice only when it is used. They only
 * explain a query; views and triggers that were broken before are left alone.
 */
public final class Probes {

    private final TableEdits edits;
    private final CatalogReader catalog;
    private final String schema;

    Probes(TableEdits edits) {
        this.edits = edits;
        this.catalog = edits.catalog();
        this.schema =
                edits.table().schema().map(name -> SQLITE.quote(name) + ".").orElse("");
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (Row row : catalog.query("SELECT type, name, sql FROM " + StoredTable.schemaTable(edits.table())
                + " WHERE type IN ('view', 'trigger') ORDER BY rowid")) {
            boolean view = row.text("type").orElse("").equals("view");
            String name = row.text("name").orElse("");
            String sql = row.text("sql").orElse("");
            String before = view ? explain(name) : probe(sql, false);
            if (works(before)) {
                statements.add(view ? before : probe(sql, true));
            }
        }
        return statements;
    }

    private String explain(String view) {
        return "EXPLAIN SELECT * FROM " + schema + SQLITE.quote(view);
    }

    private String probe(String trigger, boolean after) {
        TriggerText text = TriggerText.read(trigger);
        boolean own = after && Names.same(text.target(), edits.table().name());
        return statement(text, own ? List.copyOf(edits.sources().keySet()) : columns(text.target()));
    }

    /** A statement that fails to compile if the trigger does, and changes nothing. */
    private String statement(TriggerText trigger, List<String> columns) {
        String on = schema + SQLITE.quote(trigger.target());
        return switch (trigger.event()) {
            case "insert" -> "EXPLAIN INSERT INTO " + on + " DEFAULT VALUES";
            case "delete" -> "EXPLAIN DELETE FROM " + on;
            default ->
                "EXPLAIN UPDATE " + on + " SET "
                        + columns.stream()
                                .map(SQLITE::quote)
                                .map(column -> column + " = " + column)
                                .collect(Collectors.joining(", "));
        };
    }

    private List<String> columns(String target) {
        String in =
                edits.table().schema().map(name -> ", " + Literals.text(name)).orElse("");
        return catalog.texts(
                "SELECT name FROM pragma_table_xinfo(" + Literals.text(target) + in + ") WHERE hidden = 0");
    }

    private boolean works(String statement) {
        try {
            catalog.query(statement);
            return true;
        } catch (RuntimeException broken) {
            return false;
        }
    }
}
