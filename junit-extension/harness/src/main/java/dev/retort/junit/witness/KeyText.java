package dev.retort.junit.witness;

import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PostgreSQL constraint's definition tells of its index or its check.
 *
 * @param columns the columns or expressions, without operators
 * @param predicate of an exclusion constraint for some rows only
 * @param deferrable whether it is deferrable
 * @param deferred whether it is initially deferred
 */
record KeyText(String columns, Optional<String> predicate, boolean deferrable, boolean deferred) {

    private static final Pattern KEY =
            Pattern.compile("(?s)(?:PRIMARY KEY|UNIQUE(?: NULLS NOT DISTINCT)?|EXCLUDE USING \\w+) (\\(.*)");
    private static final Pattern WHERE = Pattern.compile("(?s)WHERE \\((.*)\\)(?: DEFERRABLE.*)?");
    private static final Pattern CHECK =
            Pattern.compile("(?s)CHECK \\((.*)\\)(?: NO INHERIT)?(?: NOT VALID)?(?: NOT ENFORCED)?");
    private static final String DEFERRABLE = "(?s).* DEFERRABLE( INITIALLY DEFERRED)?";

    static KeyText of(SchemaObject constraint) {
        String text = constraint.attribute("definition").orElse("");
        boolean deferrable = text.matches(DEFERRABLE);
        boolean deferred = deferrable && text.endsWith(" INITIALLY DEFERRED");
        Matcher key = KEY.matcher(text);
        if (!key.matches()) {
            return new KeyText("", Optional.empty(), deferrable, deferred);
        }
        String list = IndexColumns.parts(key.group(1), ' ').get(0);
        Matcher where = WHERE.matcher(key.group(1).substring(list.length()).strip());
        Optional<String> predicate = where.matches() ? Optional.of(where.group(1)) : Optional.empty();
        return new KeyText(withoutOperators(list.substring(1, list.length() - 1)), predicate, deferrable, deferred);
    }

    private static String withoutOperators(String list) {
        List<String> columns = IndexColumns.parts(list, ',').stream()
                .map(part -> part.replaceFirst(" (?:WITH [^()]*|WITHOUT OVERLAPS)$", ""))
                .toList();
        return String.join(", ", columns);
    }

    static Optional<String> check(SchemaObject constraint) {
        Matcher check = CHECK.matcher(constraint.attribute("definition").orElse(""));
        return check.matches() ? Optional.of(check.group(1)) : Optional.empty();
    }
}
