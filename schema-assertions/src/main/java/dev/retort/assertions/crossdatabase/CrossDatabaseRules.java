package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Unread;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Scope;
import dev.retort.catalog.difference.Change;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What means the same on both databases, and what may differ. Every method gives a copy.
 *
 * @param types pairs of types that aren't the same portable one on both sides
 * @param defaults pairs of defaults, without PostgreSQL's casts; an empty text stands for no default
 * @param expressions pairs of expressions; where one on SQLite has several partners, these mean the same among themselves
 * @param allowed differences that are meant
 */
public record CrossDatabaseRules(
        List<Equivalent> types,
        List<Equivalent> defaults,
        List<EquivalentExpression> expressions,
        List<AllowedDifference> allowed) {

    /** What isn't the same portable type on both sides: types that SQLite has one name for, those of STRICT tables first. */
    private static final List<Equivalent> TYPES = List.of(
            new Equivalent("INTEGER", "boolean"),
            new Equivalent("INT|INTEGER", "smallint|integer|bigint"),
            new Equivalent("ANY", "numeric.*"),
            new Equivalent("REAL", "double precision"),
            new Equivalent("TEXT", "character varying.*|character\\(.*|citext|uuid"),
            new Equivalent("TEXT", "date|time.*|interval.*"),
            new Equivalent("TEXT", "json|jsonb|.*\\[\\]"),
            new Equivalent("JSON", "jsonb|.*\\[\\]"),
            new Equivalent("CHAR\\((\\d+)\\)", "character\\((\\d+)\\)"),
            new Equivalent("(TIME|TIMESTAMP)", "(time|timestamp)\\(\\d\\) without time zone"),
            new Equivalent("(TIME|TIMESTAMP) WITH TIME ZONE", "(time|timestamp)\\(\\d\\) with time zone"));

    private static final List<Equivalent> DEFAULTS = List.of(
            new Equivalent("CURRENT_TIMESTAMP", "now\\(\\)|CURRENT_TIMESTAMP"),
            new Equivalent("CURRENT_DATE", "CURRENT_DATE"),
            new Equivalent("1|TRUE", "true"),
            new Equivalent("0|FALSE", "false"),
            new Equivalent("|NULL", "|NULL"),
            new Equivalent("", "nextval\\(.*\\)"));

    /** As the engine writes it. */
    private static final String RANDOM_UUID =
            "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'"
                    + " || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-'"
                    + " || hex(randomblob(6)))";

    /** What lower and upper do beyond ASCII isn't the same; everybody uses them as if it were. */
    private static final List<EquivalentExpression> EXPRESSIONS = List.of(
            new EquivalentExpression("length(:a)", "length(:a)"),
            new EquivalentExpression("length(:a)", "char_length(:a)"),
            new EquivalentExpression("length(:a)", "character_length(:a)"),
            new EquivalentExpression("ifnull(:a, :b)", "coalesce(:a, :b)"),
            new EquivalentExpression("iif(:a, :b, :c)", "CASE WHEN :a THEN :b ELSE :c END"),
            new EquivalentExpression("substr(:a, :b)", "substr(:a, :b)"),
            new EquivalentExpression("substr(:a, :b)", "substring(:a, :b)"),
            new EquivalentExpression("substr(:a, :b, :c)", "substr(:a, :b, :c)"),
            new EquivalentExpression("substr(:a, :b, :c)", "substring(:a, :b, :c)"),
            new EquivalentExpression("substring(:a, :b)", "substr(:a, :b)"),
            new EquivalentExpression("substring(:a, :b, :c)", "substr(:a, :b, :c)"),
            new EquivalentExpression("trim(:a)", "btrim(:a)"),
            new EquivalentExpression("trim(:a, :b)", "btrim(:a, :b)"),
            new EquivalentExpression("instr(:a, :b)", "strpos(:a, :b)"),
            new EquivalentExpression("unicode(:a)", "ascii(:a)"),
            new EquivalentExpression("CAST(strftime('%Y', :a) AS INTEGER)", "EXTRACT(year FROM :a)"),
            new EquivalentExpression("CAST(strftime('%m', :a) AS INTEGER)", "EXTRACT(month FROM :a)"),
            new EquivalentExpression("CAST(strftime('%d', :a) AS INTEGER)", "EXTRACT(day FROM :a)"),
            new EquivalentExpression("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
            new EquivalentExpression("CURRENT_TIMESTAMP", "now()"),
            new EquivalentExpression("strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')", "CURRENT_TIMESTAMP"),
            new EquivalentExpression("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"),
            new EquivalentExpression("CURRENT_TIME", "CURRENT_TIME"),
            new EquivalentExpression("CURRENT_TIME", "LOCALTIME"),
            new EquivalentExpression("date('now')", "CURRENT_DATE"),
            new EquivalentExpression(RANDOM_UUID, "gen_random_uuid()"));

    /** Copies the lists. */
    public CrossDatabaseRules {
        types = List.copyOf(types);
        defaults = List.copyOf(defaults);
        expressions = List.copyOf(expressions);
        allowed = List.copyOf(allowed);
    }

    /** The rules that hold for what the engine creates; nothing is allowed to differ. */
    public static CrossDatabaseRules standard() {
        return new CrossDatabaseRules(TYPES, DEFAULTS, EXPRESSIONS, List.of());
    }

    /** A copy in which two more types mean the same; both are patterns, see {@link Equivalent}. */
    public CrossDatabaseRules withType(String sqlite, String postgresql) {
        return new CrossDatabaseRules(plus(types, new Equivalent(sqlite, postgresql)), defaults, expressions, allowed);
    }

    /** A copy in which two more defaults mean the same; both are patterns, see {@link Equivalent}. */
    public CrossDatabaseRules withDefault(String sqlite, String postgresql) {
        return new CrossDatabaseRules(types, plus(defaults, new Equivalent(sqlite, postgresql)), expressions, allowed);
    }

    /**
     * A copy in which two more expressions mean the same, such as {@code instr(:a, :b)} and {@code strpos(:a, :b)}; see
     * {@link EquivalentExpression}.
     *
     * @throws IllegalArgumentException if one can't be read
     */
    public CrossDatabaseRules withExpression(String sqlite, String postgresql) {
        return new CrossDatabaseRules(
                types, defaults, plus(expressions, new EquivalentExpression(sqlite, postgresql)), allowed);
    }

    /** A copy that allows a difference, such as {@code CHANGED column users.tags: type}, for a reason. */
    public CrossDatabaseRules allow(String what, String reason) {
        return new CrossDatabaseRules(types, defaults, expressions, plus(allowed, new AllowedDifference(what, reason)));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    /**
     * Two ways of writing the same, as patterns for the whole text; the case of letters doesn't count. Groups in both must
     * match the same texts: {@code VARCHAR\((\d+)\)} and {@code character varying\((\d+)\)}.
     *
     * @param sqlite what SQLite shows
     * @param postgresql what PostgreSQL shows
     */
    public record Equivalent(String sqlite, String postgresql) {

        /** Checks that both are patterns. */
        public Equivalent {
            compiled(sqlite);
            compiled(postgresql);
        }

        private static Pattern compiled(String pattern) {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        boolean matches(String onSqlite, String onPostgresql) {
            Matcher left = compiled(sqlite).matcher(onSqlite);
            Matcher right = compiled(postgresql).matcher(onPostgresql);
            return left.matches() && right.matches() && sameGroups(left, right);
        }

        private static boolean sameGroups(Matcher left, Matcher right) {
            for (int i = 1; i <= Math.min(left.groupCount(), right.groupCount()); i++) {
                if (!String.valueOf(left.group(i))
                        .replace(" ", "")
                        .equalsIgnoreCase(String.valueOf(right.group(i)).replace(" ", ""))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Two expressions that mean the same wherever they stand in a longer one. Names behind a colon stand for any
     * expression, the same on both sides: {@code instr(:text, :part)} and {@code strpos(:text, :part)}.
     *
     * @param sqlite as SQLite's SQL has it
     * @param postgresql as PostgreSQL's SQL has it
     */
    public record EquivalentExpression(String sqlite, String postgresql) {

        /**
         * Checks that both can be read.
         *
         * @throws IllegalArgumentException if one is no expression that the reader knows
         */
        public EquivalentExpression {
            read(sqlite, DatabaseKind.SQLITE);
            read(postgresql, DatabaseKind.POSTGRESQL);
        }

        Expression onSqlite() {
            return read(sqlite, DatabaseKind.SQLITE);
        }

        Expression onPostgresql() {
            return read(postgresql, DatabaseKind.POSTGRESQL);
        }

        private static Expression read(String sql, DatabaseKind dialect) {
            Expression expression = new ExpressionReader(dialect).read(sql);
            if (expression instanceof Unread) {
                throw new IllegalArgumentException("this expression can't be compared: " + sql);
            }
            return new Canonical(dialect, new Scope(Map.of()), List.of()).value(expression);
        }
    }

    /**
     * A difference that is meant.
     *
     * @param what the change as {@link Change#toString()} writes it, such as {@code CHANGED column users.tags: type}; a
     *     {@code *} stands for anything
     * @param reason why it is so; not blank
     */
    public record AllowedDifference(String what, String reason) {

        /** Checks that there is a difference and a reason. */
        public AllowedDifference {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(reason, "reason");
            if (what.isBlank()) {
                throw new IllegalArgumentException(
                        "say what is allowed to differ, such as CHANGED column users.tags: type");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("say why " + what + " is allowed");
            }
        }

        boolean covers(Change change) {
            String[] parts = what.split("\\*", -1);
            StringBuilder pattern = new StringBuilder();
            for (String part : parts) {
                pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            return change.toString().matches(pattern.toString());
        }

        @Override
        public String toString() {
            return what + " (" + reason + ")";
        }
    }
}
