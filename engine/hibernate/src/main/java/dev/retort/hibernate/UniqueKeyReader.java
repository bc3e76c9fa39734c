package dev.retort.hibernate;

import static dev.retort.schema.Schema.unique;

import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.UniqueConstraint;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * Reads primary and unique keys. Uniqueness is written in three places: a column's own mark, the table's unique keys, and
 * unique indexes, which Hibernate makes unique keys of.
 */
final class UniqueKeyReader {

    private final Names names;
    private final Notes notes;

    UniqueKeyReader(Names names, Notes notes) {
        this.names = names;
        this.notes = notes;
    }

    /** The primary key, without the name that Hibernate has for it and never writes. */
    Optional<PrimaryKey> primaryKey(Table table) {
        return Optional.ofNullable(table.getPrimaryKey())
                .map(this::columns)
                .filter(columns -> !columns.isEmpty())
                .map(columns -> new PrimaryKey(Optional.empty(), columns));
    }

    /** The unique keys, sorted; none that the primary key or another one makes needless. */
    List<UniqueConstraint> read(Table table, List<MappedColumn> columns) {
        Map<List<String>, UniqueConstraint> found = new LinkedHashMap<>();
        table.getUniqueKeys().values().stream()
                .map(this::read)
                .sorted(Comparator.comparing(key -> key.name().isEmpty() ? 1 : 0))
                .forEach(key -> found.putIfAbsent(key.columns(), key));
        columns.stream()
                .filter(MappedColumn::unique)
                .map(column -> unique(column.column().name()))
                .forEach(key -> found.putIfAbsent(key.columns(), key));
        primaryKey(table).ifPresent(key -> found.remove(key.columns()));
        return found.values().stream()
                .sorted(Comparator.comparing(key -> key.columns().toString()))
                .toList();
    }

    private UniqueConstraint read(UniqueKey mapped) {
        UniqueConstraint key = unique(columns(mapped).toArray(String[]::new));
        notes.leftOut(mapped.getTable().getName() + " " + key.columns(), "option", mapped.getOptions());
        return KeyNames.chosen(mapped.getName()).map(names::of).map(key::named).orElse(key);
    }

    private List<String> columns(Constraint mapped) {
        return mapped.getColumns().stream().map(names::of).toList();
    }
}
