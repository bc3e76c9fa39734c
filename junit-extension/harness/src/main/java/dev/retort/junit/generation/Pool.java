package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The values that a type has: plain ones, which differ from one another, and those at its limits.
 *
 * @param sort what sort they are of
 * @param plain the plain value with a number from 0
 * @param distinct how many plain ones differ
 * @param limits values on purpose: empty, least, greatest, unusual
 * @param literal makes a value of a text without quotes
 */
record Pool(Sort sort, IntFunction<String> plain, int distinct, List<String> limits, Function<String, Value> literal) {

    private static final int MANY = 1_000_000;

    static Pool quoted(Sort sort, DatabaseKind database, IntFunction<String> plain, List<String> limits) {
        return new Pool(sort, plain, MANY, limits, raw -> Value.quoted(raw, database));
    }

    static Pool bare(Sort sort, IntFunction<String> plain, List<String> limits) {
        return new Pool(sort, plain, MANY, limits, Value::bare);
    }

    /** Nothing but these. */
    static Pool only(Sort sort, List<String> values, Function<String, Value> literal) {
        return new Pool(sort, number -> values.get(number % values.size()), values.size(), values, literal);
    }

    Pool distinct(int count) {
        return new Pool(sort, plain, Math.max(1, Math.min(distinct, count)), limits, literal);
    }

    /** The same in another notation. */
    Pool written(Function<String, Value> other) {
        return new Pool(sort, plain, distinct, limits, other);
    }

    /** Values of another type that are made of one of these each. */
    Pool wrapped(Sort wrapping, UnaryOperator<String> each, List<String> more, DatabaseKind database) {
        List<String> limited = new ArrayList<>(more);
        limits.forEach(limit -> limited.add(each.apply(limit)));
        return new Pool(
                wrapping, n -> each.apply(plain.apply(n)), distinct, limited, raw -> Value.quoted(raw, database));
    }

    Value of(String raw) {
        return literal.apply(raw);
    }

    /** The value that a text stands for; empty if it can't be one of this type, as far as can be told without the database. */
    Optional<Value> find(String raw) {
        return Fitting.fits(this, raw) ? Optional.of(of(raw)) : Optional.empty();
    }

    Value plainValue(int number) {
        return of(plain.apply(Math.floorMod(number, distinct)));
    }

    /** Some plain values and all limits, each once. */
    List<Value> values(int plainOnes) {
        LinkedHashSet<Value> values = new LinkedHashSet<>();
        IntStream.range(0, Math.min(plainOnes, distinct)).forEach(n -> values.add(plainValue(n)));
        limits.forEach(limit -> values.add(of(limit)));
        return List.copyOf(values);
    }
}
