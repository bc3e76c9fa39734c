package dev.retort.assertions.crawl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a key or foreign key, from its definition.
 *
 * @param columns its own columns
 * @param target the referenced table; empty for a primary or unique key
 * @param others the referenced columns; empty if not given
 * @param actions such as {@code  on delete cascade}, delete before update
 */
record KeyDefinition(List<String> columns, String target, List<String> others, String actions) {

    private static final Pattern DEFINITION = Pattern.compile("(?is)(?:primary key|unique|foreign key)[^(]*\\((.*?)\\)"
            + "(?: references ((?:\"[^\"]*\"|[^\" (])+)(?: ?\\((.*?)\\))?)?(.*)");
    private static final String ACTION = "(?i) on %s (cascade|restrict|set null|set default)";

    static KeyDefinition parse(String text) {
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
                .map(name -> Fact.plain(name.replaceFirst("(?i) desc$", "").replaceFirst("(?i) collate \\w+$", "")))
                .toList();
    }

    private static String table(String path) {
        return path.replace("\"", "");
    }

    private static String action(String rest, String event) {
        Matcher matcher = Pattern.compile(ACTION.formatted(event)).matcher(rest);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }
}
