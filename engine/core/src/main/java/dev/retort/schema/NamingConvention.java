package dev.retort.schema;

import java.util.Map;
import java.util.Optional;

/**
 * Names for constraints and indexes that were given none. A pattern may hold {@code {table}}, {@code {columns}} (joined
 * by {@code _}) and, for foreign keys, {@code {target}}. What has no pattern stays unnamed. Checks have no columns, so
 * only named ones are known by name.
 *
 * @param patterns by kind
 * @param indexPattern for indexes
 */
public record NamingConvention(Map<Constraint.Kind, String> patterns, Optional<String> indexPattern) {

    /** Names nothing. */
    public static final NamingConvention NONE = new NamingConvention(Map.of(), Optional.empty());

    /** The common one: {@code pk_table}, {@code uq_table_columns}, {@code fk_table_columns_target}, {@code ix_…}. */
    public static final NamingConvention COMMON = new NamingConvention(
            Map.of(
                    Constraint.Kind.PRIMARY_KEY, "pk_{table}",
                    Constraint.Kind.UNIQUE, "uq_{table}_{columns}",
                    Constraint.Kind.FOREIGN_KEY, "fk_{table}_{columns}_{target}"),
            Optional.of("ix_{table}_{columns}"));

    /** Copies the patterns. */
    public NamingConvention {
        patterns = Map.copyOf(patterns);
    }

    /** The table with a name for everything that a pattern names. */
    public Table applyTo(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .map(constraint -> applyTo(table, constraint))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> applyTo(table.name(), index))
                        .toList());
    }

    /** The constraint, named if it has no name and a pattern names its kind. */
    public Constraint applyTo(Table table, Constraint constraint) {
        return applyTo(table.name(), constraint);
    }

    /** The constraint of a table, named if it has no name and a pattern names its kind. */
    public Constraint applyTo(QualifiedName table, Constraint constraint) {
        String pattern = patterns.get(constraint.kind());
        if (constraint.name().isPresent() || pattern == null) {
            return constraint;
        }
        return constraint.named(ConventionName.of(pattern, table, constraint));
    }

    /** The index of a table, named if it has no name and there is a pattern. */
    public Index applyTo(QualifiedName table, Index index) {
        if (index.name().isPresent() || indexPattern.isEmpty()) {
            return index;
        }
        return index.named(ConventionName.of(indexPattern.get(), table, index));
    }
}
