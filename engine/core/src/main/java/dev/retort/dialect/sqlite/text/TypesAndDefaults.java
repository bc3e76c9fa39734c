package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlReader;
import dev.retort.schema.Default;
import dev.retort.schema.EnumType;
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
            Map.entry("text", SqlType.text()),
            Map.entry("clob", SqlType.text()),
            Map.entry("boolean", SqlType.bool()),
            Map.entry("smallint", SqlType.smallInteger()),
            Map.entry("integer", SqlType.integer()),
            Map.entry("bigint", SqlType.bigInteger()),
            Map.entry("numeric", SqlType.numeric()),
            Map.entry("decimal", SqlType.numeric()),
            Map.entry("real", SqlType.real()),
            Map.entry("double precision", SqlType.doublePrecision()),
            Map.entry("double", SqlType.doublePrecision()),
            Map.entry("float", SqlType.doublePrecision()),
            Map.entry("date", SqlType.date()),
            Map.entry("blob", SqlType.bytes()),
            Map.entry("json", SqlType.json()));

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
                    .orElseGet(() -> SqlType.nativeType(asWritten));
        } catch (IllegalArgumentException noName) {
            return SqlType.nativeType(asWritten);
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
                size(name).mapToObj(SqlType::string).findFirst();
            case "char" ->
                size(name)
                        .filter(length -> length == UUID_LENGTH)
                        .mapToObj(length -> SqlType.uuid())
                        .findFirst();
            case "numeric", "decimal" ->
                size(name)
                        .mapToObj(
                                digits -> SqlType.numeric(digits, name.number(1).orElse(0)))
                        .findFirst();
            case "float" ->
                size(name)
                        .mapToObj(digits -> digits <= REAL_DIGITS ? SqlType.real() : SqlType.doublePrecision())
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
