package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings names to one case on SQLite, where it doesn't count, see
 * <a href="https://www.sqlite.org/lang_keywords.html">quoting</a>; PostgreSQL has done so itself.
 */
record Folding(boolean folds) {

    private static final Pattern STRING_OR_REST = Pattern.compile("'(?:[^']|'')*'|[^']+");
    private static final Pattern NEEDLESS_QUOTES = Pattern.compile("\"(\\w+)\"");
    private static final Set<String> NOT_SQL = Set.of("comment", SchemaObject.POSITION);

    static Folding of(Database database) {
        return new Folding(!database.isPostgresql());
    }

    SchemaSnapshot fold(SchemaSnapshot schema) {
        return folds ? new SchemaSnapshot(schema.database(), all(schema.objects())) : schema;
    }

    private static List<SchemaObject> all(List<SchemaObject> objects) {
        return objects.stream().map(Folding::folded).toList();
    }

    private static SchemaObject folded(SchemaObject object) {
        Map<String, String> attributes = new LinkedHashMap<>();
        object.attributes().forEach((name, value) -> attributes.put(name, NOT_SQL.contains(name) ? value : sql(value)));
        ObjectPath path =
                new ObjectPath(object.path().parts().stream().map(Folding::sql).toList());
        return new SchemaObject(object.kind(), path, attributes, all(object.children()), object.serverMadeName());
    }

    /** In lower case but for strings, and without quotes around names that are a word. */
    private static String sql(String text) {
        return STRING_OR_REST.matcher(text).replaceAll(part -> Matcher.quoteReplacement(Folding.part(part)));
    }

    private static String part(MatchResult part) {
        String text = part.group();
        return text.startsWith("'")
                ? text
                : NEEDLESS_QUOTES.matcher(text).replaceAll("$1").toLowerCase(Locale.ROOT);
    }
}
