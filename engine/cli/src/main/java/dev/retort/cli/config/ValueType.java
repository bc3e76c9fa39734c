package dev.retort.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** What kind of value a key takes. */
enum ValueType {
    TEXT("a text in quotes", String.class),
    LIST("a list of texts", TomlArray.class),
    INTEGER("a whole number", Long.class),
    BOOLEAN("true or false", Boolean.class),
    DURATION("a time such as \"30s\", \"5m\" or \"500ms\"", String.class);

    private final String description;
    private final Class<?> toml;

    ValueType(String description, Class<?> toml) {
        this.description = description;
        this.toml = toml;
    }

    String description() {
        return description;
    }

    /** The texts that a value in the file stands for; empty if it is of another type. */
    Optional<List<String>> fromToml(Object value) {
        if (this == LIST && value instanceof String single) {
            return Optional.of(List.of(single));
        }
        if (!toml.isInstance(value)) {
            return Optional.empty();
        }
        return value instanceof TomlArray array ? texts(array) : Optional.of(List.of(value.toString()));
    }

    /** The texts that an option or a variable stands for; commas divide a list. */
    List<String> fromText(String text) {
        return this == LIST
                ? Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList()
                : List.of(text);
    }

    private static Optional<List<String>> texts(TomlArray array) {
        List<Object> values = array.toList();
        return values.stream().allMatch(String.class::isInstance)
                ? Optional.of(values.stream().map(Object::toString).toList())
                : Optional.empty();
    }
}
