package dev.retort.junit.generation;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.dialect.SqlWriter;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from a snapshot what each table demands. */
final class SchemaFacts {

    private final SchemaSnapshot schema;
    private final Map<String, String> bounds;
    private final DatabaseKind database;
    private final SqlWriter writer;
    private final PostgresTypes types;
    private final List<SchemaObject> tables;

    private SchemaFacts(SchemaSnapshot schema, Map<String, String> bounds) {
        this.schema = schema;
        this.bounds = bounds;
        this.database = schema.database().kind();
        this.writer = Writers.of(database);
        this.types = new PostgresTypes(schema);
        this.tables = schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE && !object.isOfTheEngine())
                .toList();
    }

    /**
     * The tables of a schema, without the engine's own.
     *
     * @param bounds for each partition, by its name as SQL, the condition that its rows meet
     */
    static List<TableFacts> of(SchemaSnapshot schema, Map<String, String> bounds) {
        return of(schema, bounds, any -> true);
    }

    /** Those of these names. */
    static List<TableFacts> of(SchemaSnapshot schema, Map<String, String> bounds, Predicate<String> names) {
        SchemaFacts facts = new SchemaFacts(schema, bounds);
        return facts.tables.stream()
                .filter(table -> names.test(table.path().toString()))
                .map(facts::table)
                .toList();
    }

    /** The names of tables that belong to one of these: its partitions. */
    static Set<String> partitions(SchemaSnapshot schema, Set<String> of) {
        SchemaFacts facts = new SchemaFacts(schema, Map.of());
        return facts.tables.stream()
                .filter(table -> table.attribute("partition of")
                        .flatMap(facts::find)
                        .filter(parent -> of.contains(parent.path().toString()))
                        .isPresent())
                .map(table -> table.path().toString())
                .collect(Collectors.toSet());
    }

    /** A path as SQL. */
    static String sql(ObjectPath path, SqlWriter writer) {
        return path.parts().stream().map(writer::name).collect(Collectors.joining("."));
    }

    private TableFacts table(SchemaObject table) {
        List<ColumnFacts> columns = table.children(ObjectKind.COLUMN).stream()
                .filter(column -> column.attribute("hidden").isEmpty())
                .map(column -> column(table, column))
                .toList();
        RuleReader rules = new RuleReader(
                database, writer, columns.stream().map(ColumnFacts::name).toList());
        List<SchemaObject> triggers = triggers(table);
        return new TableFacts(
                table.path().toString(),
                sql(table.path(), writer),
                columns,
                keys(table, rules),
                references(table, columns),
                rules(table, rules),
                new TriggerRules(schema, rules, database).of(triggers),
                disjoint(table, columns),
                triggers,
                table.attribute("partition of").flatMap(this::find).map(found -> found.path()
                        .toString()),
                closed(table),
                !table.children(ObjectKind.PRIMARY_KEY).isEmpty());
    }

    private Optional<SchemaObject> find(String written) {
        String plain = PostgresTypes.plain(written);
        return tables.stream()
                .filter(table -> String.join(".", table.path().parts()).equals(plain))
                .findFirst();
    }

    private Optional<String> closed(SchemaObject table) {
        String type = table.attribute("type").orElse("");
        if (type.equals("partitioned")) {
            return Optional.of("a partitioned table without a partition that takes rows");
        }
        return type.equals("foreign") ? Optional.of("a foreign table, whose rows are elsewhere") : Optional.empty();
    }

    private ColumnFacts column(SchemaObject table, SchemaObject column) {
        String type = column.attribute("type").orElse("");
        boolean nullable = column.attribute("nullable").orElse("yes").equals("yes") && !isKey(table, column.name());
        Optional<String> generated =
                column.attribute("generated").map(text -> text.replaceFirst("(?i)\\s+(?:stored|virtual)$", ""));
        if (database == DatabaseKind.POSTGRESQL) {
            String identity = column.attribute("identity").orElse("");
            Optional<String> sequence = sequence(table, column, identity);
            return new ColumnFacts(
                    column.name(),
                    types.castable(type),
                    types.pool(type),
                    nullable && isNullable(type),
                    sequence.isPresent(),
                    identity.equals("always"),
                    sequence,
                    generated,
                    type.endsWith("citext"));
        }
        return new ColumnFacts(
                column.name(),
                type,
                SqliteTypes.pool(type, table.attribute("strict").isPresent()),
                nullable,
                isRowid(table, column),
                false,
                Optional.empty(),
                generated,
                column.attribute("collation").orElse("").equals("NOCASE"));
    }

    private Optional<String> sequence(SchemaObject table, SchemaObject column, String identity) {
        if (!identity.isEmpty()) {
            String names = writer.literal(sql(table.path(), writer)) + ", " + writer.literal(column.name());
            return Optional.of("pg_get_serial_sequence(" + names + ")");
        }
        return column.attribute("default")
                .filter(text -> text.startsWith("nextval(") && text.endsWith(")"))
                .map(text -> text.substring("nextval(".length(), text.length() - 1));
    }

    private boolean isNullable(String type) {
        return types.findDomain(type)
                .map(domain -> domain.attribute("nullable").orElse("yes").equals("yes")
                        && isNullable(domain.attribute("type").orElse("")))
                .orElse(true);
    }

    /** SQLite lets NULL into most primary keys; nobody means it. */
    private static boolean isKey(SchemaObject table, String column) {
        return table.children(ObjectKind.PRIMARY_KEY).stream()
                .anyMatch(key -> key.names("columns").stream().anyMatch(column::equalsIgnoreCase));
    }

    /** See <a href="https://www.sqlite.org/lang_createtable.html#rowid">ROWIDs and the INTEGER PRIMARY KEY</a>. */
    private static boolean isRowid(SchemaObject table, SchemaObject column) {
        return column.attribute("type").orElse("").equals("INTEGER")
                && table.attribute("without rowid").isEmpty()
                && table.children(ObjectKind.PRIMARY_KEY).stream()
                        .anyMatch(key -> key.names("columns").size() == 1
                                && key.names("columns").get(0).equalsIgnoreCase(column.name())
                                && key.attribute("descending").isEmpty());
    }

    private static List<String> resolved(List<String> names, List<ColumnFacts> columns) {
        return names.stream()
                .map(name -> columns.stream()
                        .map(ColumnFacts::name)
                        .filter(name::equalsIgnoreCase)
                        .min((a, b) -> Boolean.compare(b.equals(name), a.equals(name)))
                        .orElse(name))
                .toList();
    }

    private List<UniqueKey> keys(SchemaObject table, RuleReader rules) {
        List<UniqueKey> keys = new ArrayList<>();
        for (SchemaObject child : table.children()) {
            boolean constraint = child.kind() == ObjectKind.PRIMARY_KEY || child.kind() == ObjectKind.UNIQUE;
            if (constraint
                    || (child.kind() == ObjectKind.INDEX
                            && child.attribute("unique").isPresent())) {
                Set<String> columns = new LinkedHashSet<>();
                boolean expression = false;
                for (String key : child.names(constraint ? "columns" : "keys")) {
                    Optional<String> plain = rules.findColumn(key);
                    plain.ifPresent(columns::add);
                    if (plain.isEmpty()) {
                        expression = true;
                        columns.addAll(rules.read("", "", key).columns());
                    }
                }
                String text = child.attribute("definition").orElse("")
                        + child.attribute("columns").orElse("");
                keys.add(new UniqueKey(
                        child.name(),
                        List.copyOf(columns),
                        text.contains("NULLS NOT DISTINCT")
                                || child.attribute("nulls").isPresent(),
                        child.attribute("where").map(where -> rules.read("", "", where)),
                        expression || text.toLowerCase(Locale.ROOT).contains("nocase")));
            }
        }
        return keys;
    }

    private List<Reference> references(SchemaObject table, List<ColumnFacts> columns) {
        List<Reference> references = new ArrayList<>();
        for (SchemaObject child : table.children(ObjectKind.FOREIGN_KEY)) {
            KeyDefinition key = KeyDefinition.of(child);
            Optional<SchemaObject> target = tables.stream()
                    .filter(other -> isSame(other.path().toString(), key.target()))
                    .findFirst();
            List<String> own = resolved(key.columns(), columns);
            String targetName = target.map(found -> found.path().toString()).orElse(key.target());
            List<String> others = target.map(found -> resolved(
                            key.others(),
                            found.children(ObjectKind.COLUMN).stream()
                                    .map(column -> column(found, column))
                                    .toList()))
                    .orElse(key.others());
            boolean nullable = columns.stream().anyMatch(column -> own.contains(column.name()) && column.nullable());
            references.add(new Reference(child.name(), own, targetName, others, key.deferrable(), nullable));
        }
        return references;
    }

    private boolean isSame(String name, String other) {
        return database == DatabaseKind.POSTGRESQL ? name.equals(other) : name.equalsIgnoreCase(other);
    }

    private List<Rule> rules(SchemaObject table, RuleReader reader) {
        List<Rule> rules = new ArrayList<>();
        table.children(ObjectKind.CHECK).forEach(check -> check.attribute("expression")
                .ifPresent(text -> rules.add(reader.read("CHECK (" + text + ")", check.name(), text))));
        table.children(ObjectKind.COLUMN).forEach(column -> column.attribute("type")
                .ifPresent(type -> domainRules(type, column.name(), reader, rules)));
        Optional.ofNullable(bounds.get(sql(table.path(), writer)))
                .ifPresent(bound -> rules.add(reader.read(
                        "partition bound " + table.attribute("partition bound").orElse(bound), "", bound)));
        return rules;
    }

    private void domainRules(String type, String column, RuleReader reader, List<Rule> rules) {
        types.findDomain(type).ifPresent(domain -> {
            domain.children(ObjectKind.CHECK).forEach(check -> check.attribute("expression")
                    .ifPresent(text -> rules.add(reader.ofDomain(
                            "domain " + domain.path() + " CHECK (" + text + ")", check.name(), text, column))));
            domainRules(domain.attribute("type").orElse(""), column, reader, rules);
        });
    }

    /** Every column that an exclusion constraint names; which values exclude one another, the server tells. */
    private Set<String> disjoint(SchemaObject table, List<ColumnFacts> columns) {
        Set<String> disjoint = new LinkedHashSet<>();
        table.children(ObjectKind.EXCLUSION).forEach(exclusion -> {
            String text = exclusion.attribute("definition").orElse("");
            columns.stream()
                    .map(ColumnFacts::name)
                    .filter(name -> text.matches("(?s).*[^\\w\"]" + Pattern.quote(writer.name(name)) + "[^\\w\"].*"))
                    .forEach(disjoint::add);
        });
        return disjoint;
    }

    private static List<SchemaObject> triggers(SchemaObject table) {
        return table.children(ObjectKind.TRIGGER).stream()
                .filter(trigger -> !trigger.attribute("enabled").orElse("").equals("disabled"))
                .filter(trigger -> trigger.attribute("definition")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s).*\\binsert\\b.*"))
                .toList();
    }
}
