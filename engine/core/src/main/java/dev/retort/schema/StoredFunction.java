package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A function of the database; PostgreSQL only.
 *
 * @param name the name
 * @param parameters the parameters as SQL, such as {@code price numeric, tax numeric DEFAULT 19}; may be empty
 * @param definition what follows the parameters: {@code RETURNS … LANGUAGE … AS …}
 */
public record StoredFunction(QualifiedName name, String parameters, String definition) {

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"");
    private static final Pattern DEFAULT = Pattern.compile("(?is)\\s+DEFAULT\\s.*|\\s*:?=.*");

    /** The parameters without their defaults, as they tell it from others of the same name. */
    public String signature() {
        return withoutDefaults(parameters);
    }

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
