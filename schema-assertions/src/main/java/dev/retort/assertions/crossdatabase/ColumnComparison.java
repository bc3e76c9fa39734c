package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.Dialects;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns: type, NOT NULL, default, generated expression, collation, and their order. */
final class ColumnComparison {

    private final TablePair pair;
    private final CrossDatabaseRules rules;
    private final Findings findings;

    ColumnComparison(TablePair pair, CrossDatabaseRules rules, Findings findings) {
        this.pair = pair;
        this.rules = rules;
        this.findings = findings;
    }

    void compare() {
        Map<String, SchemaObject> left = columns(pair.sqlite());
        Map<String, SchemaObject> right = columns(pair.postgresql());
        Portable.pair(
                left,
                right,
                column -> findings.onlySqlite(ObjectKind.COLUMN, path(column), shown(column)),
                column -> findings.onlyPostgresql(ObjectKind.COLUMN, path(column), shown(column)),
                this::compare);
        compareOrder(pair, ObjectKind.TABLE, findings);
    }

    /** Only the columns that both have, so that a column that is gone doesn't move all behind it. */
    static void compareOrder(TablePair pair, ObjectKind kind, Findings findings) {
        Set<String> left = columns(pair.sqlite()).keySet();
        Set<String> right = columns(pair.postgresql()).keySet();
        findings.compare(kind, pair.path(), "column order", common(left, right), common(right, left));
    }

    private static String common(Set<String> names, Set<String> others) {
        return names.stream().filter(others::contains).collect(Collectors.joining(", "));
    }

    private static Map<String, SchemaObject> columns(SchemaObject table) {
        return Portable.byName(table.children(ObjectKind.COLUMN));
    }

    private ObjectPath path(SchemaObject column) {
        return pair.inside(column.name());
    }

    private static String type(SchemaObject column) {
        return column.attribute("type").orElse("");
    }

    private static String shown(SchemaObject column) {
        boolean wanted = column.attribute("nullable").filter("no"::equals).isPresent();
        return type(column) + (wanted ? " not null" : "");
    }

    private void compare(SchemaObject left, SchemaObject right) {
        if (!sameType(type(left), type(right))) {
            changed(left, "type", type(left), type(right));
        }
        findings.compare(
                ObjectKind.COLUMN,
                path(left),
                "nullable",
                nullable(left, pair.sqlite()),
                nullable(right, pair.postgresql()));
        compareDefaults(left, right);
        compareGenerated(left, right);
        if (Collations.differ(left, right)) {
            changed(left, "collation", Collations.ofSqlite(left), Collations.ofPostgresql(right));
        }
    }

    private void changed(SchemaObject column, String attribute, String left, String right) {
        findings.changed(ObjectKind.COLUMN, path(column), attribute, left, right);
    }

    /** An enum is a text on SQLite; its labels are compared with the checks. */
    private boolean sameType(String left, String right) {
        String there = pair.types().labels(right).isPresent() ? "text" : right;
        return left.equals(there) || isOneType(left, there) || matches(rules.types(), left, there);
    }

    private static boolean isOneType(String left, String right) {
        SqlType type = portable(DatabaseKind.SQLITE, left);
        return !(type instanceof SqlType.NativeType) && type.equals(portable(DatabaseKind.POSTGRESQL, right));
    }

    private static SqlType portable(DatabaseKind database, String type) {
        return Dialects.onClassPath().get(database.id()).reader().type(type);
    }

    private static boolean matches(List<Equivalent> pairs, String left, String right) {
        return pairs.stream().anyMatch(equivalent -> equivalent.matches(left, right));
    }

    /** A key's columns are never NULL, whatever SQLite shows of them. */
    private static String nullable(SchemaObject column, SchemaObject table) {
        boolean inKey = table.children(ObjectKind.PRIMARY_KEY).stream()
                .flatMap(key -> KeyDefinition.of(key).columns().stream())
                .anyMatch(column.name()::equalsIgnoreCase);
        return inKey ? "no" : column.attribute("nullable").orElse("yes");
    }

    private void compareDefaults(SchemaObject left, SchemaObject right) {
        String here = left.attribute("default").orElse("");
        String there = right.attribute("default").orElse("");
        boolean paired = matches(rules.defaults(), DefaultText.plain(here), DefaultText.plain(there));
        boolean both = !here.isEmpty() && !there.isEmpty();
        if (!paired && (!both || !sameMeaning(here, there, right))) {
            changed(left, "default", here, there);
        }
    }

    private boolean sameMeaning(String here, String there, SchemaObject column) {
        Generated generated =
                new Generated(type(column), pair.kind(column.name()).orElse(ValueKind.OTHER));
        return generated.meaning(here, pair.onSqlite()).equals(generated.meaning(there, pair.onPostgresql()));
    }

    private void compareGenerated(SchemaObject left, SchemaObject right) {
        Optional<String> here = left.attribute("generated");
        Optional<String> there = right.attribute("generated");
        boolean both = here.isPresent() && there.isPresent();
        boolean same =
                both ? sameMeaning(inside(here.get()), inside(there.get()), right) : here.isEmpty() && there.isEmpty();
        if (!same) {
            changed(left, "generated", here.orElse(""), there.orElse(""));
        }
    }

    /** Without the word behind it that says whether it is stored. */
    private static String inside(String generated) {
        return generated.substring(0, generated.lastIndexOf(')') + 1);
    }
}
