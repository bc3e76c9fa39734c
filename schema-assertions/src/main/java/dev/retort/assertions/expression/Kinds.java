package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Expression.Binary;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Case;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Expression.Collated;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Expression.Unary;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Set;

/** Finds out what sort of value an expression has, in the form that is written or in the canonical one. */
final class Kinds {

    private static final Set<String> COUNTING =
            Set.of("length char_length character_length octet_length instr strpos ascii unicode div mod".split(" "));

    private static final Set<String> TEXTS =
            Set.of("lower upper trim btrim ltrim rtrim substr substring replace hex left right".split(" "));

    private static final Set<String> FRACTIONS = Set.of("round", "trunc", "ceil", "ceiling", "floor", "sqrt", "power");

    private static final Set<String> AS_ARGUMENTS =
            Set.of("coalesce", "ifnull", "nullif", "abs", "greatest", "least", "max", "min");

    private final Scope scope;
    private final DatabaseKind database;
    private final boolean sqlite;

    Kinds(Scope scope, DatabaseKind database) {
        this.scope = scope;
        this.database = database;
        this.sqlite = database == DatabaseKind.SQLITE;
    }

    ValueKind of(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Column column) {
            return scope.find(column.name()).orElse(sqlite ? ValueKind.TEXT : ValueKind.OTHER);
        }
        if (expression instanceof Cast cast) {
            return cast(cast);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        return operation(expression);
    }

    private static ValueKind literal(Literal literal) {
        if (literal instanceof Literal.Numeric number) {
            return number.value().scale() > 0 ? ValueKind.DECIMAL : ValueKind.INTEGER;
        }
        if (literal instanceof Literal.Truth) {
            return ValueKind.BOOLEAN;
        }
        return literal instanceof Literal.Text ? ValueKind.TEXT : ValueKind.OTHER;
    }

    /** SQLite's NUMERIC leaves a whole number whole. */
    private ValueKind cast(Cast cast) {
        ValueKind inside = of(cast.operand());
        boolean numeric = cast.type().startsWith("numeric") || cast.type().startsWith("decimal");
        return sqlite && numeric && inside == ValueKind.INTEGER ? inside : Casts.kind(cast.type(), database);
    }

    private ValueKind call(Call call) {
        if (COUNTING.contains(call.function())) {
            return ValueKind.INTEGER;
        }
        if (TEXTS.contains(call.function())) {
            return ValueKind.TEXT;
        }
        if (FRACTIONS.contains(call.function())) {
            return ValueKind.DECIMAL;
        }
        return AS_ARGUMENTS.contains(call.function()) ? common(call.operands()) : ValueKind.OTHER;
    }

    private ValueKind operation(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Case choice) {
            return common(Truths.results(choice));
        }
        if (expression instanceof Unary unary) {
            return of(unary.operand());
        }
        return expression instanceof Collated
                ? ValueKind.TEXT
                : expression instanceof Condition ? ValueKind.BOOLEAN : ValueKind.OTHER;
    }

    private ValueKind binary(Binary binary) {
        return switch (binary.operator()) {
            case "||", "->>" -> ValueKind.TEXT;
            case "+", "-", "*", "/", "%" -> common(binary.operands());
            case "&", "|", "<<", ">>", "div", "mod" -> ValueKind.INTEGER;
            default -> ValueKind.OTHER;
        };
    }

    /** A number with a fraction if one is; else the first that is known. */
    private ValueKind common(List<Expression> expressions) {
        List<ValueKind> kinds = expressions.stream().map(this::of).toList();
        return kinds.contains(ValueKind.DECIMAL)
                ? ValueKind.DECIMAL
                : kinds.stream()
                        .filter(kind -> kind != ValueKind.OTHER)
                        .findFirst()
                        .orElse(ValueKind.OTHER);
    }
}
