package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the text of a type. It becomes a portable type only where Retort would write that type on this database under the
 * same name or a synonym; all else stays as it is.
 */
final class TypeText {

    private static final Pattern ARRAY = Pattern.compile("(.+?)\\s*(?:\\barray(?:\\[\\d*])?|(?:\\[\\d*])+)");
    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z0-9 ]*?) ?(?:\\( ?(\\d+) ?(?:, ?(\\d+) ?)?\\))?( with time zone)?");
    private static final Map<String, SqlType> BARE = Map.ofEntries(
            Map.entry("smallint", smallInteger()),
            Map.entry("integer", integer()),
            Map.entry("bigint", bigInteger()),
            Map.entry("boolean", bool()),
            Map.entry("text", text()),
            Map.entry("real", real()),
            Map.entry("double precision", doublePrecision()),
            Map.entry("float", doublePrecision()),
            Map.entry("date", date()));
    private static final Map<Target, Map<String, SqlType>> BARE_ON = Map.of(
            Target.POSTGRESQL,
            Map.ofEntries(
                    Map.entry("int", integer()),
                    Map.entry("int2", smallInteger()),
                    Map.entry("int4", integer()),
                    Map.entry("int8", bigInteger()),
                    Map.entry("bool", bool()),
                    Map.entry("float4", real()),
                    Map.entry("float8", doublePrecision()),
                    Map.entry("timestamptz", timestampWithZone()),
                    Map.entry("uuid", uuid()),
                    Map.entry("json", json()),
                    Map.entry("jsonb", jsonb()),
                    Map.entry("bytea", bytes()),
                    Map.entry("interval", interval())),
            Target.SQLITE,
            Map.of("blob", bytes(), "clob", text(), "double", doublePrecision()));
    private static final Map<String, Function<Shape, Optional<SqlType>>> SIZED = Map.of(
            "varchar", TypeText::string,
            "character varying", TypeText::string,
            "numeric", TypeText::numeric,
            "decimal", TypeText::numeric,
            "float", TypeText::floating,
            "time", shape -> Optional.of(new SqlType.TimeType(shape.zoned, shape.first)),
            "timestamp", shape -> Optional.of(new SqlType.TimestampType(shape.zoned, shape.first)));

    private final Target target;
    private final Names names;
    private final NamedEnums enums;

    TypeText(Target target, Names names, NamedEnums enums) {
        this.target = target;
        this.names = names;
        this.enums = enums;
    }

    SqlType read(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        Matcher array = ARRAY.matcher(plain);
        if (array.matches() && target == Target.POSTGRESQL) {
            return arrayOf(read(array.group(1)));
        }
        return Stream.of(named(plain), shaped(plain.toLowerCase(Locale.ROOT)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> nativeType(plain));
    }

    private Optional<SqlType> named(String text) {
        return enums.find(names.of(text)).map(Schema::enumeration);
    }

    private Optional<SqlType> shaped(String text) {
        Matcher match = SHAPE.matcher(text.replace(" without time zone", ""));
        if (!match.matches()) {
            return Optional.empty();
        }
        Shape shape = new Shape(match.group(1), number(match, 2), number(match, 3), match.group(4) != null);
        Optional<SqlType> sized = Optional.ofNullable(SIZED.get(shape.name)).flatMap(reading -> reading.apply(shape));
        return sized.or(() -> bare(shape));
    }

    private Optional<SqlType> bare(Shape shape) {
        if (shape.first.isPresent() || shape.zoned) {
            return Optional.empty();
        }
        return Optional.ofNullable(BARE.get(shape.name))
                .or(() -> Optional.ofNullable(
                        BARE_ON.getOrDefault(target, Map.of()).get(shape.name)));
    }

    private static Optional<SqlType> string(Shape shape) {
        return shape.first.stream().mapToObj(Schema::string).findFirst();
    }

    private static Optional<SqlType> numeric(Shape shape) {
        return Optional.of(new SqlType.NumericType(shape.first, shape.second));
    }

    /** On PostgreSQL up to 24 binary digits fit into 32 bits; SQLite has 64 always. */
    private static Optional<SqlType> floating(Shape shape) {
        return shape.first.stream()
                .mapToObj(digits -> digits <= 24 ? real() : doublePrecision())
                .findFirst();
    }

    private static OptionalInt number(Matcher match, int group) {
        return Optional.ofNullable(match.group(group)).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** A name, up to two numbers in parentheses, and whether a time has a zone. */
    private record Shape(String name, OptionalInt first, OptionalInt second, boolean zoned) {}
}
