package dev.retort.testing;

import dev.retort.schema.EnumType;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every type of the model: each portable one with its lengths, precisions and zones, labels, arrays. */
public final class EveryType {

    /** Labels that need an eye: one has a quote. */
    public static final EnumType MOOD = Schema.enumType("mood", "sad", "it's ok");

    private static final int LARGEST_PRECISION = 6;

    private EveryType() {}

    /** The portable types; fails when the model has a kind of type that isn't among them. */
    public static List<SqlType> portable() {
        List<SqlType> types = new ArrayList<>(simple());
        types.add(Schema.enumeration(MOOD));
        Stream.concat(simple().stream(), Stream.of(Schema.enumeration(MOOD)))
                .map(Schema::arrayOf)
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
                Schema.uuid(),
                Schema.string(1),
                Schema.string(255),
                Schema.text(),
                Schema.bool(),
                Schema.smallInteger(),
                Schema.integer(),
                Schema.bigInteger(),
                Schema.numeric(),
                Schema.numeric(5, 0),
                Schema.numeric(38, 10),
                Schema.real(),
                Schema.doublePrecision(),
                Schema.date(),
                Schema.interval(),
                Schema.bytes(),
                Schema.json(),
                Schema.jsonb()));
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
