package dev.retort.assertions.expression;

import dev.retort.sql.DatabaseKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types in casts, by one name each. */
final class CastTypes {

    /** A decimal that is cast to a whole number, as PostgreSQL does it. */
    static final String ROUNDED = "integer, rounded";

    /** The same as SQLite does it. */
    static final String TRUNCATED = "integer, truncated";

    private static final Pattern LENGTH = Pattern.compile("[^(]*\\((\\d{1,9})\\).*");

    private CastTypes() {}

    static ValueKind kind(String type, DatabaseKind database) {
        return type.startsWith("integer,") ? ValueKind.INTEGER : ValueKind.ofType(type, database);
    }

    static boolean isLimited(String type) {
        return type.contains("(");
    }

    /** How many characters fit into it; as many as there may be if it doesn't say. */
    static int length(String type) {
        Matcher matcher = LENGTH.matcher(type);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** A type's name without what only spells it differently. */
    static String canonical(String type, DatabaseKind database) {
        int limits = type.indexOf('(');
        String behind = limits < 0 ? "" : type.substring(limits).replace(" ", "");
        return switch (kind(type, database)) {
            case BOOLEAN -> "boolean";
            case INTEGER -> type.startsWith("integer,") ? type : "integer";
            case DECIMAL -> "decimal" + behind;
            case TEXT -> "text" + behind;
            case TIMESTAMP, OTHER -> type;
        };
    }
}
