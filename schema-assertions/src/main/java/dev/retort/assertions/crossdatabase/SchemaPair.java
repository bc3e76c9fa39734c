package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Primary keys, unique constraints and foreign keys, by their columns. */
    private record KeyComparison(TablePair pair) {

        void compare() {
            for (ObjectKind kind : Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY)) {
                pair.pair(
                        kind,
                        KeyComparison::columns,
                        (key, any) -> shown(key),
                        (left, right) -> compare(kind, left, right));
            }
        }

        private static String columns(SchemaObject key) {
            return list(KeyDefinition.of(key).columns());
        }

        private static String list(List<String> columns) {
            return "(" + String.join(", ", Portable.lower(columns)) + ")";
        }

        private static String shown(SchemaObject key) {
            return key.attribute("definition").orElse("");
        }

        private void compare(ObjectKind kind, SchemaObject left, SchemaObject right) {
            if (kind == ObjectKind.FOREIGN_KEY) {
                String name = columns(left);
                pair.compare(kind, name, "references", references(left), references(right));
                pair.compare(kind, name, "actions", actions(left), actions(right));
                pair.compare(kind, name, "checked", checked(left), checked(right));
            }
        }

        private static String references(SchemaObject key) {
            KeyDefinition definition = KeyDefinition.of(key);
            return Portable.lower(definition.target()).replaceFirst("^public\\.", "") + " " + list(definition.others());
        }

        private static String actions(SchemaObject key) {
            return KeyDefinition.of(key).actions().strip();
        }

        private static String checked(SchemaObject key) {
            return KeyDefinition.of(key).deferred() ? "at the end" : "at once";
        }
    }

    /** Indexes by name: whether they are unique, their columns and expressions in order, DESC, the predicate. */
    private record IndexComparison(TablePair pair) {

        void compare() {
            pair.pair(ObjectKind.INDEX, (index, any) -> shown(index), this::compare);
        }

        private static String shown(SchemaObject index) {
            return (isUnique(index).equals("yes") ? "unique on (" : "on (")
                    + columns(index)
                    + ")"
                    + where(index).map(predicate -> " where " + predicate).orElse("");
        }

        private static String isUnique(SchemaObject index) {
            return index.attribute("unique").orElse("no");
        }

        private static String columns(SchemaObject index) {
            return index.attribute("columns").orElse("");
        }

        private static Optional<String> where(SchemaObject index) {
            return index.attribute("where");
        }

        private void compare(SchemaObject left, SchemaObject right) {
            pair.compare(ObjectKind.INDEX, left.name(), "unique", isUnique(left), isUnique(right));
            if (!parts(columns(left), pair.onSqlite()).equals(parts(columns(right), pair.onPostgresql()))) {
                changed(left, "columns", columns(left), columns(right));
            }
            if (!predicate(left, pair.onSqlite()).equals(predicate(right, pair.onPostgresql()))) {
                changed(left, "where", where(left).orElse(""), where(right).orElse(""));
            }
        }

        private void changed(SchemaObject index, String attribute, String left, String right) {
            pair.changed(ObjectKind.INDEX, index.name(), attribute, left, right);
        }

        private static Optional<Expression> predicate(SchemaObject index, Expressions expressions) {
            return where(index).map(expressions::condition);
        }

        private static List<String> parts(String columns, Expressions expressions) {
            return TokenCursor.parted(expressions.cursor(columns).rest()).stream()
                    .map(part -> part(part, expressions))
                    .toList();
        }

        /** Behind the expression only DESC counts, not the operator class and where NULLs are. */
        private static String part(List<Token> tokens, Expressions expressions) {
            TokenCursor cursor = new TokenCursor(tokens);
            Expression expression = expressions.valueAt(cursor);
            cursor.skipUntil(token -> token.isWord("desc"));
            return expression + (cursor.isAtEnd() ? "" : " desc");
        }
    }
}
