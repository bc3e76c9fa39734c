package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.sql.DatabaseKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cast means: most of those that PostgreSQL writes only name the type that a value has anyway. */
final class Casts {

    /** A decimal that is cast to a whole number, as PostgreSQL does it. */
    private static final String ROUNDED = "integer, rounded";

    /** The same as SQLite does it. */
    private static final String TRUNCATED = "integer, truncated";

    private static final Pattern LENGTH = Pattern.compile("[^(]*\\((\\d{1,9})\\).*");

    /** What a timestamp's text may leave out at its end. */
    private static final List<String> SILENT = List.of("Z", "+00:00", "+00", " 00:00:00", " 00:00");

    private final Kinds kinds;
    private final DatabaseKind database;
    private final boolean sqlite;

    Casts(Kinds kinds, DatabaseKind database) {
        this.kinds = kinds;
        this.database = database;
        this.sqlite = database == DatabaseKind.SQLITE;
    }

    /**
     * @param written the cast as it is written
     * @param operand its operand in canonical form
     */
    Expression meaning(Cast written, Expression operand) {
        if (operand instanceof Literal literal) {
            Optional<Expression> value = literal(literal, written.type());
            if (value.isPresent()) {
                return value.get();
            }
        }
        ValueKind from = kinds.of(written.operand());
        ValueKind to = kind(written.type(), database);
        if (isSilent(from, to, written.type())) {
            return operand;
        }
        if (from == ValueKind.DECIMAL && to == ValueKind.INTEGER) {
            return toWholeNumber(operand);
        }
        boolean limited = isLimited(written.type()) && !sqlite;
        String type = canonical(written.type(), database);
        return new Cast(operand, limited ? type : type.replaceFirst("\\(.*", ""));
    }

    private boolean isSilent(ValueKind from, ValueKind to, String type) {
        boolean limited = isLimited(type) && !sqlite;
        if (limited) {
            return false;
        }
        return switch (to) {
            case BOOLEAN -> from == to;
            case INTEGER -> from == to || (from == ValueKind.BOOLEAN && !sqlite);
            case DECIMAL -> from == to || from == ValueKind.INTEGER;
            case TEXT -> from == to;
            case TIMESTAMP, OTHER -> false;
        };
    }

    /** PostgreSQL rounds, SQLite cuts off the fraction. */
    private Expression toWholeNumber(Expression operand) {
        if (!sqlite && operand instanceof Call call && call.function().equals("trunc")) {
            return new Cast(call.operands().get(0), TRUNCATED);
        }
        return new Cast(operand, sqlite ? TRUNCATED : ROUNDED);
    }

    /** A literal stays what it is, or becomes a number or a truth; empty if the cast changes it. */
    private Optional<Expression> literal(Literal literal, String type) {
        ValueKind kind = kind(type, database);
        if (literal instanceof Literal.Null) {
            return Optional.of(literal);
        }
        if (literal instanceof Literal.Text text) {
            return text(text, kind, type);
        }
        boolean number = literal instanceof Literal.Numeric value
                && !isLimited(type)
                && (kind == ValueKind.DECIMAL || (kind == ValueKind.INTEGER && isWhole(value.value())));
        return number ? Optional.of(literal) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<Expression> text(Literal.Text text, ValueKind kind, String type) {
        if (kind == ValueKind.TEXT) {
            return text.value().length() <= length(type) ? Optional.of(text) : Optional.empty();
        }
        if (kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL) {
            return Literal.Numeric.read(text.value().strip()).map(Literal.Numeric::stripped);
        }
        if (kind == ValueKind.BOOLEAN) {
            return Truths.of(text).map(truth -> truth);
        }
        if (type.equals("bytea") && text.value().startsWith("\\x")) {
            return Optional.of(new Literal.Bytes(text.value().substring(2)));
        }
        return type.endsWith("[]")
                ? Optional.empty()
                : Optional.of(kind == ValueKind.TIMESTAMP ? timestamp(text) : text);
    }

    /** A timestamp that is written as a text: PostgreSQL completes {@code '2026-01-31'} with midnight and the zone. */
    static Literal.Text timestamp(Literal.Text text) {
        String value = text.value();
        if (value.length() < 11) {
            return text;
        }
        value = value.substring(0, 10) + value.substring(10).replaceFirst("^T", " ");
        for (String end : SILENT) {
            value = value.endsWith(end) ? value.substring(0, value.length() - end.length()) : value;
        }
        return new Literal.Text(value);
    }

    /** The sort of what a type in a cast makes. */
    static ValueKind kind(String type, DatabaseKind database) {
        return type.startsWith("integer,") ? ValueKind.INTEGER : ValueKind.ofType(type, database);
    }

    private static boolean isLimited(String type) {
        return type.contains("(");
    }

    /** How many characters fit into it; as many as there may be if it doesn't say. */
    private static int length(String type) {
        Matcher matcher = LENGTH.matcher(type);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** A type's name without what only spells it differently. */
    private static String canonical(String type, DatabaseKind database) {
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
