package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TriggerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Statements that fail if a change broke a view or a trigger, which SQLite would notice only when it is used. They only
 * explain a query; views and triggers that were broken before are left alone.
 */
public final class Probes {

    private final CatalogReader catalog;
    private final QualifiedName changed;
    private final Optional<List<String>> columnsAfter;
    private final String schema;

    private Probes(CatalogReader catalog, QualifiedName changed, Optional<List<String>> columnsAfter) {
        this.catalog = catalog;
        this.changed = changed;
        this.columnsAfter = columnsAfter;
        this.schema = changed.schema().map(name -> SQLITE.quote(name) + ".").orElse("");
    }

    /** Looks at everything after a table got other columns. */
    static List<String> of(TableEdits edits) {
        Probes probes = new Probes(
                edits.catalog(),
                edits.table(),
                Optional.of(List.copyOf(edits.sources().keySet())));
        return probes.statements(probes.objects());
    }

    /** Looks at what may use a table or view after it was dropped. */
    public static List<String> afterDrop(CatalogReader catalog, QualifiedName dropped) {
        Probes probes = new Probes(catalog, dropped, Optional.empty());
        return probes.statements(probes.users().stream()
                .filter(row -> !probes.isChanged(target(row)))
                .toList());
    }

    /** Looks at a view that got another query, and at what may use it. */
    public static List<String> afterReplacing(CatalogReader catalog, QualifiedName view) {
        Probes probes = new Probes(catalog, view, Optional.empty());
        return probes.statements(probes.users().stream()
                .filter(row -> !probes.isChanged(target(row)) || !isTrigger(row) || !isOfUpdate(row))
                .toList());
    }

    /** The views and triggers that name a table, or a view that does, each with its type, name and text. */
    static List<Row> usersOf(CatalogReader catalog, QualifiedName table) {
        return new Probes(catalog, table, Optional.empty()).users();
    }

    private List<Row> objects() {
        return catalog.query("SELECT type, name, sql FROM " + StoredTable.schemaTable(changed)
                + " WHERE type IN ('view', 'trigger') ORDER BY rowid");
    }

    /** What names it, or a view that does. */
    private List<Row> users() {
        List<Row> left = new ArrayList<>(objects());
        List<Row> users = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(changed.name()));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<Row> found = left.stream().filter(row -> mentions(row, name)).toList();
            left.removeAll(found);
            users.addAll(found);
            found.stream().filter(row -> !isTrigger(row)).forEach(row -> names.add(text(row, "name")));
        }
        return users;
    }

    /** In whatever quotes and place; whether it is the table's name, the probe tells. */
    private static boolean mentions(Row row, String name) {
        return Tokenizer.tokens(text(row, "sql"), DatabaseKind.SQLITE).stream()
                .anyMatch(token -> Names.same(token.name(), name));
    }

    /** The view itself, or the table or view that a trigger is on. */
    private static String target(Row row) {
        return isTrigger(row) ? TriggerText.read(text(row, "sql")).target() : text(row, "name");
    }

    private boolean isChanged(String name) {
        return Names.same(name, changed.name());
    }

    private static boolean isTrigger(Row row) {
        return text(row, "type").equals("trigger");
    }

    private static boolean isOfUpdate(Row row) {
        return TriggerText.read(text(row, "sql")).event().equals("update");
    }

    private static String text(Row row, String column) {
        return row.text(column).orElse("");
    }

    private List<String> statements(List<Row> objects) {
        List<String> statements = new ArrayList<>();
        for (Row row : objects) {
            String sql = text(row, "sql");
            String before = isTrigger(row) ? probe(sql, false) : explain(text(row, "name"));
            if (works(before)) {
                statements.add(isTrigger(row) ? probe(sql, true) : before);
            }
        }
        return statements;
    }

    private String explain(String view) {
        return "EXPLAIN SELECT * FROM " + schema + SQLITE.quote(view);
    }

    private String probe(String trigger, boolean after) {
        TriggerText text = TriggerText.read(trigger);
        boolean own = after && columnsAfter.isPresent() && isChanged(text.target());
        return statement(text, own ? columnsAfter.orElseThrow() : columns(text.target()));
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
        String in = changed.schema().map(name -> ", " + Literals.text(name)).orElse("");
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
