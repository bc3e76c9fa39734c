package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.Map;
import java.util.Optional;

/** Views: their columns in order, and the query if both are simple enough to be sure of. */
final class ViewComparison {

    private final TablePair pair;
    private final Map<String, TablePair> tables;
    private final Findings findings;

    ViewComparison(TablePair pair, Map<String, TablePair> tables, Findings findings) {
        this.pair = pair;
        this.tables = tables;
        this.findings = findings;
    }

    void compare() {
        Portable.pair(
                Portable.byName(pair.sqlite().children(ObjectKind.COLUMN)),
                Portable.byName(pair.postgresql().children(ObjectKind.COLUMN)),
                column -> findings.onlySqlite(ObjectKind.COLUMN, pair.inside(column.name()), ""),
                column -> findings.onlyPostgresql(ObjectKind.COLUMN, pair.inside(column.name()), ""),
                (left, right) -> {});
        ColumnComparison.compareOrder(pair, ObjectKind.VIEW, findings);
        String here = definition(pair.sqlite());
        String there = definition(pair.postgresql());
        Optional<ViewQuery> left = query(here, pair.onSqlite(), true);
        Optional<ViewQuery> right = query(there, pair.onPostgresql(), false);
        if (left.isPresent() && right.isPresent() && !left.equals(right)) {
            findings.changed(ObjectKind.VIEW, pair.path(), "query", here, there);
        }
    }

    private static String definition(SchemaObject view) {
        return view.attribute("definition").orElse("");
    }

    /** The table's own columns say what the names in the query are. */
    private Optional<ViewQuery> query(String definition, Expressions tokens, boolean sqlite) {
        return ViewQuery.table(definition, tokens)
                .flatMap(table -> Optional.ofNullable(tables.get(table)))
                .flatMap(table -> ViewQuery.read(
                        definition,
                        sqlite ? table.onSqlite() : table.onPostgresql(),
                        sqlite ? table.sqlite() : table.postgresql()));
    }
}
