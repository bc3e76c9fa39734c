package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlReader;
import dev.retort.schema.Default;
import dev.retort.schema.EnumType;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads what {@link TypeNames} and {@link DefaultText} write, and what else drivers and libraries declare for the same. Labels
 * are no type here but text with a check, so the enums that are known don't count.
 */
public final class TypesAndDefaults implements SqlReader {

    private static final Map<String, SqlType> BARE = Map.ofEntries(
            Map.entry("text", Schema.text()),
            Map.entry("clob", Schema.text()),
            Map.entry("boolean", Schema.bool()),
            Map.entry("smallint", Schema.smallInteger()),
            Map.entry("integer", Schema.integer()),
            Map.entry("bigint", Schema.bigInteger()),
            Map.entry("numeric", Schema.numeric()),
            Map.entry("decimal", Schema.numeric()),
            Map.entry("real", Schema.real()),
            Map.entry("double precision", Schema.doublePrecision()),
            Map.entry("double", Schema.doublePrecision()),
            Map.entry("float", Schema.doublePrecision()),
            Map.entry("date", Schema.date()),
            Map.entry("blob", Schema.bytes()),
            Map.entry("json", Schema.json()));

    /** As many characters as a UUID has. */
    private static final int UUID_LENGTH = 36;

    /** Up to so many binary digits fit into 32 bits. */
    private static final int REAL_DIGITS = 24;

    /** Made by the dialect. */
    public TypesAndDefaults() {}

    @Override
    public SqlType type(String text, Collection<EnumType> enums) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(text, DatabaseKind.SQLITE));
        String asWritten = text.strip().replaceAll("\\s+", " ");
        try {
            TypeName name = TypeName.read(cursor, DatabaseKind.SQLITE);
            boolean known = cursor.isAtEnd() && name.dimensions() == 0;
            return (known ? sized(name).or(() -> bare(name)) : Optional.<SqlType>empty())
                    .orElseGet(() -> Schema.nativeType(asWritten));
        } catch (IllegalArgumentException noName) {
            return Schema.nativeType(asWritten);
        }
    }

    @Override
    public Default defaultValue(String text, SqlType type) {
        return new DefaultReader(type).read(text);
    }

    private static Optional<SqlType> bare(TypeName name) {
        return name.arguments().isEmpty() ? Optional.ofNullable(BARE.get(name.name())) : Optional.empty();
    }

    private static Optional<SqlType> sized(TypeName name) {
        return switch (name.name()) {
            case "varchar", "character varying" ->
                size(name).mapToObj(Schema::string).findFirst();
            case "char" ->
                size(name)
                        .filter(length -> length == UUID_LENGTH)
                        .mapToObj(length -> Schema.uuid())
                        .findFirst();
            case "numeric", "decimal" ->
                size(name)
                        .mapToObj(
                                digits -> Schema.numeric(digits, name.number(1).orElse(0)))
                        .findFirst();
            case "float" ->
                size(name)
                        .mapToObj(digits -> digits <= REAL_DIGITS ? Schema.real() : Schema.doublePrecision())
                        .findFirst();
            case "time", "time without time zone" -> Optional.of(new SqlType.TimeType(false, name.number(0)));
            case "time with time zone" -> Optional.of(new SqlType.TimeType(true, name.number(0)));
            case "timestamp", "timestamp without time zone" ->
                Optional.of(new SqlType.TimestampType(false, name.number(0)));
            case "timestamp with time zone" -> Optional.of(new SqlType.TimestampType(true, name.number(0)));
            default -> Optional.empty();
        };
    }

    /** The length or precision that a type can have; none has 0. */
    private static IntStream size(TypeName name) {
        return name.number(0).stream().filter(number -> number > 0);
    }
}
