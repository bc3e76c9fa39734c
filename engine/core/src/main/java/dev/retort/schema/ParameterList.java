package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of a {@link StoredFunction}, as far as commas, quotes and parentheses tell them apart. */
final class ParameterList {

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
    private static final Pattern DEFAULT = Pattern.compile("(?is)\\s+DEFAULT\\s.*|\\s*:?=.*");

    private ParameterList() {}

    static String withoutDefaults(String parameters) {
        return split(parameters).stream()
                .map(parameter -> DEFAULT.matcher(parameter).replaceFirst("").strip())
                .collect(Collectors.joining(", "));
    }

    private static List<String> split(String parameters) {
        List<String> found = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(parameters);
        int depth = 0;
        int start = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if ((c == '\'' || c == '"') && quoted.find(i)) {
                i = quoted.end() - 1;
            } else if (c == ',' && depth == 0) {
                found.add(parameters.substring(start, i));
                start = i + 1;
            } else {
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
        }
        found.add(parameters.substring(start));
        return found;
    }
}
