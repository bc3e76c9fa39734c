package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.SchemaObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a column tells the case of letters, where that is sure: NOCASE on SQLite and citext on PostgreSQL don't, no
 * collation at all and the plain ones do. Of any other collation nothing is said.
 */
final class Collations {

    private static final Set<String> PLAIN = Set.of("", "binary", "default", "c", "posix", "ucs_basic", "pg_c_utf8");

    private Collations() {}

    static boolean differ(SchemaObject sqlite, SchemaObject postgresql) {
        Optional<Boolean> left = ignoresCase(name(sqlite), "nocase");
        boolean citext = type(postgresql).endsWith("citext");
        Optional<Boolean> right = citext ? Optional.of(true) : ignoresCase(name(postgresql), "citext");
        return left.isPresent() && right.isPresent() && !left.equals(right);
    }

    private static Optional<Boolean> ignoresCase(String collation, String one) {
        return collation.equals(one) ? Optional.of(true) : Optional.of(false).filter(any -> PLAIN.contains(collation));
    }

    private static String name(SchemaObject column) {
        String name = column.attribute("collation").orElse("").toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
    }

    private static String type(SchemaObject column) {
        return column.attribute("type").orElse("");
    }

    static String ofSqlite(SchemaObject column) {
        return column.attribute("collation").orElse("BINARY: the case of letters counts");
    }

    static String ofPostgresql(SchemaObject column) {
        return type(column).endsWith("citext")
                ? "citext: the case of letters doesn't count"
                : column.attribute("collation").orElse("the default: the case of letters counts");
    }
}
