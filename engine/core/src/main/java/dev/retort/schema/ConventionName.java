package dev.retort.schema;

import java.util.List;

/** Fills the pattern of a {@link NamingConvention}. */
final class ConventionName {

    private ConventionName() {}

    static String of(String pattern, QualifiedName table, Constraint constraint) {
        String target = constraint instanceof ForeignKey key ? key.target().name() : "";
        return fill(pattern, table, constraint.columns(), target);
    }

    static String of(String pattern, QualifiedName table, Index index) {
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

    private static String fill(String pattern, QualifiedName table, List<String> columns, String target) {
        return pattern.replace("{table}", table.name())
                .replace("{columns}", String.join("_", columns))
                .replace("{target}", target);
    }
}
