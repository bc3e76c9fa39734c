package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Pairs tables with tables and views with views, and has each pair compared. */
final class SchemaPair {

    private final SchemaSnapshot sqlite;
    private final SchemaSnapshot postgres;
    private final CrossDatabaseRules rules;
    private final PostgresTypes types;
    private final Expressions.Rewritings rewritings;
    private final Findings findings = new Findings();
    private final Map<String, TablePair> tables = new HashMap<>();

    SchemaPair(SchemaSnapshot sqlite, SchemaSnapshot postgres, CrossDatabaseRules rules) {
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.rules = rules;
        this.types = new PostgresTypes(postgres);
        this.rewritings = Expressions.Rewritings.of(rules.expressions());
    }

    List<Change> changes() {
        pair(List.of(ObjectKind.TABLE), this::compareTables);
        pair(List.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW), this::compareViews);
        return findings.sorted();
    }

    private void pair(List<ObjectKind> kinds, BiConsumer<SchemaObject, SchemaObject> both) {
        ObjectKind kind = kinds.get(0);
        Portable.pair(
                of(sqlite, kinds),
                of(postgres, kinds),
                object -> findings.onlySqlite(kind, Portable.path(object.path()), columns(object)),
                object -> findings.onlyPostgresql(kind, Portable.path(object.path()), columns(object)),
                both);
    }

    private static Map<String, SchemaObject> of(SchemaSnapshot schema, List<ObjectKind> kinds) {
        return Portable.by(
                schema.objects().stream()
                        .filter(object -> kinds.contains(object.kind()))
                        .toList(),
                object -> Portable.path(object.path()).toString());
    }

    private static String columns(SchemaObject object) {
        return object.children(ObjectKind.COLUMN).stream()
                .map(SchemaObject::name)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void compareTables(SchemaObject left, SchemaObject right) {
        TablePair pair = new TablePair(left, right, types, rewritings, findings);
        tables.put(pair.path().toString(), pair);
        new ColumnComparison(pair, rules).compare();
        new KeyComparison(pair).compare();
        new CheckComparison(pair).compare();
        new IndexComparison(pair).compare();
        new TriggerComparison(pair).compare();
    }

    private void compareViews(SchemaObject left, SchemaObject right) {
        TablePair pair = new TablePair(left, right, types, rewritings, findings);
        new ViewComparison(pair, tables, findings).compare();
        new TriggerComparison(pair).compare();
    }
}
