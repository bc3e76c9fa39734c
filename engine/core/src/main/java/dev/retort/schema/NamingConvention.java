package dev.retort.schema;

import dev.retort.schema.Constraint.*;
import dev.retort.schema.Index.IndexPart;
import java.util.List;
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
        return constraint.named(nameOf(pattern, table, constraint));
    }

    /** The index of a table, named if it has no name and there is a pattern. */
    public Index applyTo(QualifiedName table, Index index) {
        if (index.name().isPresent() || indexPattern.isEmpty()) {
            return index;
        }
        return index.named(nameOf(indexPattern.get(), table, index));
    }

    private static String nameOf(String pattern, QualifiedName table, Constraint constraint) {
        String target = constraint instanceof ForeignKey key ? key.target().name() : "";
        return fill(pattern, table, columns(constraint), target);
    }

    private static String nameOf(String pattern, QualifiedName table, Index index) {
        List<String> names = index.parts().stream()
                .map(part -> part.column().orElseGet(() -> asWords(part)))
                .toList();
        return fill(pattern, table, names, "");
    }

    private static String asWords(IndexPart part) {
        return part.expression()
                .map(SqlText::toString)
                .orElse("")
                .replaceAll("\\W+", "_")
                .replaceAll("^_|_$", "");
    }

    private static List<String> columns(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique.columns();
        }
        return constraint instanceof ForeignKey key ? key.columns() : List.of();
    }

    private static String fill(String pattern, QualifiedName table, List<String> columns, String target) {
        return pattern.replace("{table}", table.name())
                .replace("{columns}", String.join("_", columns))
                .replace("{target}", target);
    }
}
