package dev.retort.junit.witness;

import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the definition of an exclusion constraint tells of its index, which is no fact of its own.
 *
 * @param columns the columns or expressions, without operators
 * @param predicate if it is for some rows only
 */
record ExclusionText(String columns, Optional<String> predicate) {

    private static final Pattern KEY = Pattern.compile("(?s)EXCLUDE USING \\w+ (\\(.*)");
    private static final Pattern WHERE = Pattern.compile("(?s)WHERE \\((.*)\\)(?: DEFERRABLE.*)?");

    static ExclusionText of(SchemaObject constraint) {
        Matcher key = KEY.matcher(constraint.attribute("definition").orElse(""));
        if (!key.matches()) {
            return new ExclusionText("", Optional.empty());
        }
        String list = IndexColumns.parts(key.group(1), ' ').get(0);
        Matcher where = WHERE.matcher(key.group(1).substring(list.length()).strip());
        List<String> columns = IndexColumns.parts(list.substring(1, list.length() - 1), ',').stream()
                .map(part -> part.replaceFirst(" WITH [^()]*$", ""))
                .toList();
        return new ExclusionText(
                String.join(", ", columns), where.matches() ? Optional.of(where.group(1)) : Optional.empty());
    }
}
