package dev.retort.assertions.expression;

import dev.retort.sql.DatabaseKind;
import java.math.BigDecimal;
import java.util.Optional;

/** What a cast means: most of those that PostgreSQL writes only name the type that a value has anyway. */
final class Casts {

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
        ValueKind to = CastTypes.kind(written.type(), database);
        if (isSilent(from, to, written.type())) {
            return operand;
        }
        if (from == ValueKind.DECIMAL && to == ValueKind.INTEGER) {
            return toWholeNumber(operand);
        }
        boolean limited = CastTypes.isLimited(written.type()) && !sqlite;
        String type = CastTypes.canonical(written.type(), database);
        return new Cast(operand, limited ? type : type.replaceFirst("\\(.*", ""));
    }

    private boolean isSilent(ValueKind from, ValueKind to, String type) {
        boolean limited = CastTypes.isLimited(type) && !sqlite;
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
            return new Cast(call.arguments().get(0), CastTypes.TRUNCATED);
        }
        return new Cast(operand, sqlite ? CastTypes.TRUNCATED : CastTypes.ROUNDED);
    }

    /** A literal stays what it is, or becomes a number or a truth; empty if the cast changes it. */
    private Optional<Expression> literal(Literal literal, String type) {
        ValueKind kind = CastTypes.kind(type, database);
        if (literal instanceof Literal.Null) {
            return Optional.of(literal);
        }
        if (literal instanceof Literal.Text text) {
            return text(text, kind, type);
        }
        boolean number = literal instanceof Literal.Numeric value
                && !CastTypes.isLimited(type)
                && (kind == ValueKind.DECIMAL || (kind == ValueKind.INTEGER && isWhole(value.value())));
        return number ? Optional.of(literal) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<Expression> text(Literal.Text text, ValueKind kind, String type) {
        if (kind == ValueKind.TEXT) {
            return text.value().length() <= CastTypes.length(type) ? Optional.of(text) : Optional.empty();
        }
        if (kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL) {
            return number(text.value());
        }
        if (kind == ValueKind.BOOLEAN) {
            return Truths.of(text).map(truth -> truth);
        }
        if (type.equals("bytea") && text.value().startsWith("\\x")) {
            return Optional.of(new Literal.Bytes(text.value().substring(2)));
        }
        return type.endsWith("[]")
                ? Optional.empty()
                : Optional.of(kind == ValueKind.TIMESTAMP ? Timestamps.canonical(text) : text);
    }

    private static Optional<Expression> number(String text) {
        return Numerals.read(text.strip()).map(Literal.Numeric::stripped);
    }
}
