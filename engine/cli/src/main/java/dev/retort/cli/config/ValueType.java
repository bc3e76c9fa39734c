package dev.retort.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What kind of value a key takes. */
enum ValueType {
    TEXT("a string in quotes", String.class),
    LIST("a list of strings", TomlArray.class),
    PATTERNS("a string, or a table of strings", TomlTable.class),
    INTEGER("a whole number", Long.class),
    BOOLEAN("true or false", Boolean.class),
    DURATION("a duration such as \"30s\", \"5m\" or \"500ms\"", String.class);

    private final String description;
    private final Class<?> toml;

    ValueType(String description, Class<?> toml) {
        this.description = description;
        this.toml = toml;
    }

    String description() {
        return description;
    }

    /** The strings that a value in the file means; empty if it is of another type. */
    Optional<List<String>> fromToml(Object value) {
        if ((this == LIST || this == PATTERNS) && value instanceof String single) {
            return Optional.of(List.of(single));
        }
        if (!toml.isInstance(value)) {
            return Optional.empty();
        }
        if (value instanceof TomlTable table) {
            return entries(table);
        }
        return value instanceof TomlArray array ? texts(array) : Optional.of(List.of(value.toString()));
    }

    /** The strings that an option or a variable means; commas divide a list. */
    List<String> fromText(String text) {
        return this == LIST || this == PATTERNS
                ? Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList()
                : List.of(text);
    }

    /** Each entry as {@code key=value}, the form in which an option gives it. */
    private static Optional<List<String>> entries(TomlTable table) {
        return table.toMap().values().stream().allMatch(String.class::isInstance)
                ? Optional.of(table.toMap().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                : Optional.empty();
    }

    private static Optional<List<String>> texts(TomlArray array) {
        List<Object> values = array.toList();
        return values.stream().allMatch(String.class::isInstance)
                ? Optional.of(values.stream().map(Object::toString).toList())
                : Optional.empty();
    }
}
