package dev.retort.assertions.crossdatabase;

import java.util.ArrayList;
import java.util.List;

/**
 * What means the same on both databases, and what may differ. Every method gives a copy.
 *
 * @param types pairs of types
 * @param defaults pairs of defaults, without PostgreSQL's casts; an empty text stands for no default
 * @param allowed differences that are meant
 */
public record CrossDatabaseRules(List<Equivalent> types, List<Equivalent> defaults, List<AllowedDifference> allowed) {

    /** As the engine declares each type on both databases, plain or STRICT; docs/cross-database.md has the same list. */
    private static final List<Equivalent> TYPES = List.of(
            new Equivalent("INT|INTEGER", "smallint|integer|bigint"),
            new Equivalent("SMALLINT", "smallint"),
            new Equivalent("BIGINT", "bigint"),
            new Equivalent("BOOLEAN|INTEGER", "boolean"),
            new Equivalent("TEXT", "text|character varying.*|character\\(.*|citext"),
            new Equivalent("VARCHAR\\((\\d+)\\)", "character varying\\((\\d+)\\)"),
            new Equivalent("CHAR\\((\\d+)\\)", "character\\((\\d+)\\)"),
            new Equivalent("CHAR\\(36\\)|TEXT", "uuid"),
            new Equivalent("(?:NUMERIC|DECIMAL)\\((.+)\\)", "numeric\\((.+)\\)"),
            new Equivalent("NUMERIC|DECIMAL", "numeric"),
            new Equivalent("ANY", "numeric.*"),
            new Equivalent("REAL", "real|double precision"),
            new Equivalent("DOUBLE PRECISION|DOUBLE", "double precision"),
            new Equivalent("DATE|TEXT", "date"),
            new Equivalent("TIME|TEXT", "time without time zone"),
            new Equivalent("TIMESTAMP|TEXT", "timestamp(\\(\\d\\))? without time zone"),
            new Equivalent("TIMESTAMP WITH TIME ZONE|TEXT", "timestamp(\\(\\d\\))? with time zone"),
            new Equivalent("TEXT", "interval.*"),
            new Equivalent("BLOB", "bytea"),
            new Equivalent("JSON|TEXT", "json|jsonb|.*\\[\\]"));

    private static final List<Equivalent> DEFAULTS = List.of(
            new Equivalent("CURRENT_TIMESTAMP", "now\\(\\)|CURRENT_TIMESTAMP"),
            new Equivalent("CURRENT_DATE", "CURRENT_DATE"),
            new Equivalent("1|TRUE", "true"),
            new Equivalent("0|FALSE", "false"),
            new Equivalent("|NULL", "|NULL"),
            new Equivalent("", "nextval\\(.*\\)"));

    /** Copies the lists. */
    public CrossDatabaseRules {
        types = List.copyOf(types);
        defaults = List.copyOf(defaults);
        allowed = List.copyOf(allowed);
    }

    /** The rules that hold for what the engine creates; nothing is allowed to differ. */
    public static CrossDatabaseRules standard() {
        return new CrossDatabaseRules(TYPES, DEFAULTS, List.of());
    }

    /** A copy in which two more types mean the same; both are patterns, see {@link Equivalent}. */
    public CrossDatabaseRules withType(String sqlite, String postgresql) {
        return new CrossDatabaseRules(plus(types, new Equivalent(sqlite, postgresql)), defaults, allowed);
    }

    /** A copy in which two more defaults mean the same; both are patterns, see {@link Equivalent}. */
    public CrossDatabaseRules withDefault(String sqlite, String postgresql) {
        return new CrossDatabaseRules(types, plus(defaults, new Equivalent(sqlite, postgresql)), allowed);
    }

    /** A copy that allows a difference, such as {@code CHANGED column users.tags: type}, for a reason. */
    public CrossDatabaseRules allow(String what, String reason) {
        return new CrossDatabaseRules(types, defaults, plus(allowed, new AllowedDifference(what, reason)));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
