package dev.retort.hibernate;

import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Deferral;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.ForeignKey.Action;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.UniqueConstraint;
import dev.retort.schema.Schema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys and checks. Uniqueness is written in three places: a column's own mark, the table's unique keys, and unique
 * indexes, which Hibernate makes unique keys of.
 */
record ConstraintReader(Names names, MappingReader.Notes notes, MappingAccess access) {

    private static final Pattern RULE =
            Pattern.compile("\\bon (delete|update) (no action|restrict|cascade|set null|set default)\\b");

    /** The primary key, without the name that Hibernate has for it and never writes. */
    Optional<PrimaryKey> primaryKey(Table table) {
        return Optional.ofNullable(table.getPrimaryKey())
                .map(this::columns)
                .filter(columns -> !columns.isEmpty())
                .map(columns -> new PrimaryKey(Optional.empty(), columns));
    }

    /** The unique keys, sorted; none that the primary key or another one makes needless. */
    List<UniqueConstraint> uniqueKeys(Table table, List<ColumnReader.Mapped> columns) {
        Map<List<String>, UniqueConstraint> found = new LinkedHashMap<>();
        table.getUniqueKeys().values().stream()
                .map(this::unique)
                .sorted(Comparator.comparing(key -> key.name().isEmpty() ? 1 : 0))
                .forEach(key -> found.putIfAbsent(key.columns(), key));
        columns.stream()
                .filter(ColumnReader.Mapped::unique)
                .map(column -> Schema.unique(column.column().name()))
                .forEach(key -> found.putIfAbsent(key.columns(), key));
        primaryKey(table).ifPresent(key -> found.remove(key.columns()));
        return found.values().stream()
                .sorted(Comparator.comparing(key -> key.columns().toString()))
                .toList();
    }

    private UniqueConstraint unique(UniqueKey mapped) {
        UniqueConstraint key = Schema.unique(columns(mapped).toArray(String[]::new));
        notes.leftOut(mapped.getTable().getName() + " " + key.columns(), "option", access.options(mapped));
        return names.chosen(mapped.getName()).map(key::named).orElse(key);
    }

    private List<String> columns(Constraint mapped) {
        return mapped.getColumns().stream().map(names::of).toList();
    }

    /** A condition of a column or a table. */
    Check check(CheckConstraint mapped) {
        Check check = Schema.check(names.unwrapped(mapped.getConstraint()));
        if (mapped.isNamed()) {
            check = check.named(names.of(mapped.getName()));
        }
        String options = access.options(mapped);
        if (options != null && options.strip().toLowerCase(Locale.ROOT).equals("not valid")) {
            return check.notValid();
        }
        notes.leftOut(check.condition(), "option", options);
        return check;
    }

    /**
     * The foreign keys. {@code ON UPDATE} and {@code DEFERRABLE}, for which there is no annotation, come from
     * {@code foreignKeyDefinition} and {@code options}; the columns always come from the mapping.
     */
    Stream<ForeignKey> foreignKeys(Table table) {
        return access.foreignKeys(table).stream()
                .filter(key -> key.isPhysicalConstraint() && key.isCreationEnabled())
                .map(this::foreign);
    }

    private ForeignKey foreign(org.hibernate.mapping.ForeignKey mapped) {
        Table target = mapped.getReferencedTable();
        List<Column> targetColumns = mapped.getReferencedColumns().isEmpty()
                ? target.getPrimaryKey().getColumns()
                : mapped.getReferencedColumns();
        ForeignKey key =
                Schema.foreignKey(columns(mapped.getColumns())).references(names.of(target), columns(targetColumns));
        key = names.chosen(mapped.getName()).map(key::named).orElse(key);
        key = withRules(key, words(mapped.getKeyDefinition()) + words(access.options(mapped)));
        return Optional.ofNullable(mapped.getOnDeleteAction())
                .map(action -> Action.valueOf(action.name()))
                .map(key::onDelete)
                .orElse(key);
    }

    private String[] columns(List<Column> columns) {
        return columns.stream().map(names::of).toArray(String[]::new);
    }

    private static ForeignKey withRules(ForeignKey key, String words) {
        ForeignKey ruled = key;
        Matcher rules = RULE.matcher(words);
        while (rules.find()) {
            Action action =
                    Action.valueOf(rules.group(2).toUpperCase(Locale.ROOT).replace(' ', '_'));
            ruled = rules.group(1).equals("delete") ? ruled.onDelete(action) : ruled.onUpdate(action);
        }
        return words.contains(" deferrable") && !words.contains("not deferrable")
                ? ruled.deferrable(deferral(words))
                : ruled;
    }

    private static Deferral deferral(String words) {
        return words.contains("initially deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
    }

    private static String words(@Nullable String sql) {
        return sql == null ? "" : " " + sql.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
