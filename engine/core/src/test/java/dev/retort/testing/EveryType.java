package dev.retort.testing;

import dev.retort.schema.EnumType;
import dev.retort.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every type of the model: each portable one with its lengths, precisions and zones, labels, arrays. */
public final class EveryType {

    /** Labels that need an eye: one has a quote. */
    public static final EnumType MOOD = EnumType.of("mood", "sad", "it's ok");

    private static final int LARGEST_PRECISION = 6;

    private EveryType() {}

    /** The portable types; fails when the model has a kind of type that isn't among them. */
    public static List<SqlType> portable() {
        List<SqlType> types = new ArrayList<>(simple());
        types.add(SqlType.enumeration(MOOD));
        Stream.concat(simple().stream(), Stream.of(SqlType.enumeration(MOOD)))
                .map(SqlType::arrayOf)
                .forEach(types::add);
        for (Class<?> kind : SqlType.class.getPermittedSubclasses()) {
            if (kind != SqlType.NativeType.class && types.stream().noneMatch(kind::isInstance)) {
                throw new IllegalStateException("add " + kind.getSimpleName() + " to the types that are tested");
            }
        }
        return types;
    }

    private static List<SqlType> simple() {
        List<SqlType> types = new ArrayList<>(List.of(
                SqlType.uuid(),
                SqlType.string(1),
                SqlType.string(255),
                SqlType.text(),
                SqlType.bool(),
                SqlType.smallInteger(),
                SqlType.integer(),
                SqlType.bigInteger(),
                SqlType.numeric(),
                SqlType.numeric(5, 0),
                SqlType.numeric(38, 10),
                SqlType.real(),
                SqlType.doublePrecision(),
                SqlType.date(),
                SqlType.interval(),
                SqlType.bytes(),
                SqlType.json(),
                SqlType.jsonb()));
        for (boolean zoned : List.of(false, true)) {
            precisions().forEach(precision -> {
                types.add(new SqlType.TimeType(zoned, precision));
                types.add(new SqlType.TimestampType(zoned, precision));
            });
        }
        return types;
    }

    private static Stream<OptionalInt> precisions() {
        return Stream.concat(
                Stream.of(OptionalInt.empty()),
                IntStream.rangeClosed(0, LARGEST_PRECISION).mapToObj(OptionalInt::of));
    }
}
