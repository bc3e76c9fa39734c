package dev.retort.assertions.expression;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A call of a function, also of one that SQL writes in its own way: {@code COALESCE}, {@code EXTRACT(year FROM a)} as
 * {@code extract('year', a)}, {@code CURRENT_DATE} without arguments.
 *
 * @param function in lower case, without {@code pg_catalog}
 * @param arguments in order
 */
public record Call(String function, List<Expression> arguments) implements Expression {

    /** Copies the arguments. */
    public Call {
        function = function.toLowerCase(Locale.ROOT);
        arguments = List.copyOf(arguments);
    }

    static Call of(String function, Expression... arguments) {
        return new Call(function, List.of(arguments));
    }

    @Override
    public List<Expression> operands() {
        return arguments;
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Call(function, operands);
    }

    @Override
    public String toString() {
        return function + arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
