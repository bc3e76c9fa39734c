package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives an enum type other labels or another order. On PostgreSQL a new type takes the place of the old one in every
 * column that the catalogue finds, defaults included; views, checks and partial indexes that name its labels have to be
 * dropped before. On SQLite the checks of the columns change.
 *
 * @param type the type as it shall be
 * @param mapping what becomes of the values that are labels no longer
 * @param mappingBack what becomes of the new labels on the way back
 * @param columns the columns that use it on SQLite; none for those whose check has exactly the original labels
 * @param original the type as it was, for the way back
 */
public record ReplaceEnum(
        EnumType type,
        Map<String, String> mapping,
        Map<String, String> mappingBack,
        List<EnumColumn> columns,
        Optional<EnumType> original)
        implements Operation {

    /**
     * A column of an enum type.
     *
     * @param table its table
     * @param column its name
     */
    public record EnumColumn(QualifiedName table, String column) {}

    /** Copies the collections and checks that values become labels that there are. */
    public ReplaceEnum {
        mapping = Collections.unmodifiableMap(new TreeMap<>(mapping));
        mappingBack = Collections.unmodifiableMap(new TreeMap<>(mappingBack));
        columns = List.copyOf(columns);
        requireLabels(type, mapping);
        if (original.isPresent()) {
            requireLabels(original.get(), mappingBack);
        }
    }

    /** From one type to another of the same name. */
    static ReplaceEnum between(EnumType before, EnumType after) {
        return new ReplaceEnum(after, Map.of(), Map.of(), List.of(), Optional.of(before));
    }

    /** A copy in which these labels become others on the way there. */
    public ReplaceEnum mapping(Map<String, String> other) {
        return new ReplaceEnum(type, other, mappingBack, columns, original);
    }

    /** A copy in which these labels become others on the way back. */
    public ReplaceEnum mappingBack(Map<String, String> other) {
        return new ReplaceEnum(type, mapping, other, columns, original);
    }

    /** A copy that changes these columns on SQLite. */
    public ReplaceEnum usedBy(List<EnumColumn> others) {
        return new ReplaceEnum(type, mapping, mappingBack, others, original);
    }

    /** A copy that knows how the type is before. */
    public ReplaceEnum was(EnumType before) {
        return new ReplaceEnum(type, mapping, mappingBack, columns, Optional.of(before));
    }

    @Override
    public String describe() {
        return "replace enum " + type.name();
    }

    @Override
    public Reversal reverse() {
        return original.map(before ->
                        Reversal.by(new ReplaceEnum(before, mappingBack, mapping, columns, Optional.of(type))))
                .orElseGet(() -> Reversal.none("the type's former labels were not given"));
    }

    private static void requireLabels(EnumType type, Map<String, String> mapping) {
        for (Map.Entry<String, String> entry : mapping.entrySet()) {
            if (!type.labels().contains(entry.getValue())) {
                throw new InvalidOperationException(
                        "'" + entry.getKey() + "' would become '" + entry.getValue() + "', which isn't a label of enum "
                                + type.name(),
                        "map it to one of these: " + type.labels());
            }
        }
    }
}
