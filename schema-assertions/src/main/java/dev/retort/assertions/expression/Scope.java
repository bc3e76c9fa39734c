package dev.retort.assertions.expression;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that an expression may name.
 *
 * @param columns each name in lower case with the sort of its values
 */
public record Scope(Map<String, ValueKind> columns) {

    /** Puts the names into lower case. */
    public Scope {
        Map<String, ValueKind> lower = new HashMap<>();
        columns.forEach((name, kind) -> lower.put(name.toLowerCase(Locale.ROOT), kind));
        columns = Map.copyOf(lower);
    }

    /** The sort of a column's values; empty if there is no such column. The names {@code new.a} and {@code old.a} are a's. */
    public Optional<ValueKind> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean row = lower.startsWith("new.") || lower.startsWith("old.");
        return Optional.ofNullable(columns.get(lower)).or(() -> row ? find(lower.substring(4)) : Optional.empty());
    }
}
