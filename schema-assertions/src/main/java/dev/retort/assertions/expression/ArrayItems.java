package dev.retort.assertions.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is in an array that is written out. */
final class ArrayItems {

    private ArrayItems() {}

    /** The items of {@code ARRAY[…]}, or of {@code '{a,b}'::text[]} without quotes and nesting, whatever it is cast to. */
    static Optional<List<Expression>> of(Expression array) {
        if (array instanceof Call call && call.function().equals("array")) {
            return Optional.of(call.arguments());
        }
        if (!(array instanceof Cast cast) || !cast.type().endsWith("[]")) {
            return Optional.empty();
        }
        return cast.operand() instanceof Literal.Text text ? split(text.value(), element(cast)) : of(cast.operand());
    }

    private static String element(Cast cast) {
        return cast.type().substring(0, cast.type().length() - 2);
    }

    private static Optional<List<Expression>> split(String text, String type) {
        boolean plain = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
        String inside = plain ? text.substring(1, text.length() - 1) : "\"";
        if (inside.chars().anyMatch(c -> "\"\\{}".indexOf(c) >= 0)
                || inside.toLowerCase(Locale.ROOT).contains("null")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(inside.split(",", -1))
                .map(item -> (Expression) new Cast(new Literal.Text(item.strip()), type))
                .toList());
    }
}
