package dev.retort.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a primary key, unique constraint or foreign key is made of, from its {@code definition} attribute. Columns' names
 * are without quotes.
 *
 * @param columns its own columns
 * @param target the referenced table as a path, with its schema on PostgreSQL; empty for a primary or unique key
 * @param others the referenced columns; empty if not given
 * @param actions such as {@code on delete cascade} with a space before it, delete before update; empty if there is none
 */
public record KeyDefinition(List<String> columns, String target, List<String> others, String actions) {

    private static final String QUOTED = "\"(?:[^\"]|\"\")*\"";
    private static final String LIST = "\\(((?:" + QUOTED + "|[^\")])*)\\)";
    private static final Pattern DEFINITION = Pattern.compile("(?is)(?:primary key|unique|foreign key)[^(]*" + LIST
            + "(?: references ((?:" + QUOTED + "|[^\" (])+)(?: ?" + LIST + ")?)?(.*)");
    private static final Pattern NAME = Pattern.compile("(?i)(" + QUOTED + "|[^,\" ]+)(?: [^,]*)?(?:, |$)");
    private static final Pattern PART = Pattern.compile("(" + QUOTED + "|[^.\"]+)(?:\\.|$)");
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
        return all(NAME, list);
    }

    /** In the form of a path's text. */
    private static String table(String path) {
        return new ObjectPath(all(PART, path)).toString();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> plain(name.group(1))).toList();
    }

    private static String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String action(String rest, String event) {
        Matcher matcher = Pattern.compile(ACTION.formatted(event)).matcher(rest);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }
}
