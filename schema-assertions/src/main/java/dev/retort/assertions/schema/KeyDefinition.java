package dev.retort.assertions.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a primary key, unique constraint or foreign key is made of, from its {@code definition} attribute. Names are
 * without quotes.
 *
 * @param columns its own columns
 * @param target the referenced table, with its schema on PostgreSQL; empty for a primary or unique key
 * @param others the referenced columns; empty if not given
 * @param actions such as {@code on delete cascade} with a space before it, delete before update; empty if there is none
 */
public record KeyDefinition(List<String> columns, String target, List<String> others, String actions) {

    private static final Pattern DEFINITION = Pattern.compile("(?is)(?:primary key|unique|foreign key)[^(]*\\((.*?)\\)"
            + "(?: references ((?:\"[^\"]*\"|[^\" (])+)(?: ?\\((.*?)\\))?)?(.*)");
    private static final String ACTION = "(?i) on %s (cascade|restrict|set null|set default)";

    /** Copies the lists and checks that nothing is null. */
    public KeyDefinition {
        columns = List.copyOf(columns);
        Objects.requireNonNull(target, "target");
        others = List.copyOf(others);
        Objects.requireNonNull(actions, "actions");
    }

    /** Reads a constraint's definition; one that is no key has no columns. */
    public static KeyDefinition of(SchemaObject constraint) {
        return parse(constraint.attribute("definition").orElse(""));
    }

    private static KeyDefinition parse(String text) {
        Matcher matcher = DEFINITION.matcher(text);
        if (!matcher.matches()) {
            return new KeyDefinition(List.of(), "", List.of(), "");
        }
        return new KeyDefinition(
                names(matcher.group(1)),
                matcher.group(2) == null ? "" : table(matcher.group(2)),
                matcher.group(3) == null ? List.of() : names(matcher.group(3)),
                action(matcher.group(4), "delete") + action(matcher.group(4), "update"));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(", "))
                .map(name -> plain(name.replaceFirst("(?i) desc$", "").replaceFirst("(?i) collate \\w+$", "")))
                .toList();
    }

    private static String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String table(String path) {
        return path.replace("\"", "");
    }

    private static String action(String rest, String event) {
        Matcher matcher = Pattern.compile(ACTION.formatted(event)).matcher(rest);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }
}
