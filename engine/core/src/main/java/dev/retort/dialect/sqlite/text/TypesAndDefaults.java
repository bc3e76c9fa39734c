package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlReader;
import dev.retort.dialect.TypedText;
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

    /** Made by the dialect. */
    public TypesAndDefaults() {}

    @Override
    public SqlType type(String text, Collection<EnumType> enums) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(text, DatabaseKind.SQLITE));
        String asWritten = text.strip().replaceAll("\\s+", " ");
        try {
            TypeName name = TypeName.read(cursor, DatabaseKind.SQLITE);
            boolean known = cursor.isAtEnd() && name.dimensions() == 0;
            boolean uuid = name.name().equals("char") && name.number(0).orElse(0) == UUID_LENGTH;
            return (known ? TypedText.type(name, BARE) : Optional.<SqlType>empty())
                    .or(() -> known && uuid ? Optional.of(Schema.uuid()) : Optional.empty())
                    .orElseGet(() -> Schema.nativeType(asWritten));
        } catch (IllegalArgumentException noName) {
            return Schema.nativeType(asWritten);
        }
    }

    @Override
    public Default defaultValue(String text, SqlType type) {
        return new DefaultReader(type).read(text);
    }
}
