package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.SqlReader;
import dev.retort.dialect.TypedText;
import dev.retort.schema.Default;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link TypeNames} and {@link DefaultText} write, and what the server shows of it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">Data types</a>
 */
public final class TypesAndDefaults implements SqlReader {

    /** Other names of types, and the one that the server shows. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("varchar", "character varying"),
            Map.entry("char varying", "character varying"),
            Map.entry("char", "character"),
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("varbit", "bit varying"));

    private static final Map<String, SqlType> BARE = Map.ofEntries(
            Map.entry("uuid", Schema.uuid()),
            Map.entry("text", Schema.text()),
            Map.entry("boolean", Schema.bool()),
            Map.entry("smallint", Schema.smallInteger()),
            Map.entry("integer", Schema.integer()),
            Map.entry("bigint", Schema.bigInteger()),
            Map.entry("numeric", Schema.numeric()),
            Map.entry("real", Schema.real()),
            Map.entry("double precision", Schema.doublePrecision()),
            Map.entry("float", Schema.doublePrecision()),
            Map.entry("date", Schema.date()),
            Map.entry("time without time zone", Schema.time()),
            Map.entry("timestamp without time zone", Schema.timestamp()),
            Map.entry("timestamp with time zone", Schema.timestampWithZone()),
            Map.entry("interval", Schema.interval()),
            Map.entry("bytea", Schema.bytes()),
            Map.entry("json", Schema.json()),
            Map.entry("jsonb", Schema.jsonb()));

    /** Made by the dialect. */
    public TypesAndDefaults() {}

    @Override
    public SqlType type(String text, Collection<EnumType> enums) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(text, DatabaseKind.POSTGRESQL));
        try {
            TypeName name = TypeName.read(cursor, DatabaseKind.POSTGRESQL);
            return cursor.isAtEnd() ? type(name, enums) : Schema.nativeType(text.strip());
        } catch (IllegalArgumentException noName) {
            return Schema.nativeType(text.strip());
        }
    }

    @Override
    public Default defaultValue(String text, SqlType type) {
        return new DefaultReader(this, type).read(text);
    }

    SqlType type(TypeName name, Collection<EnumType> enums) {
        TypeName element = plain(name.element());
        SqlType type = TypedText.type(element, BARE)
                .or(() -> labelled(element, enums))
                .orElseGet(() -> Schema.nativeType(element.toString()));
        for (int i = 0; i < name.dimensions(); i++) {
            type = Schema.arrayOf(type);
        }
        return type;
    }

    /** Without a synonym and without the schema of the server's own types. */
    private static TypeName plain(TypeName name) {
        String own = name.name().replaceFirst("^pg_catalog\\.", "");
        return new TypeName(SYNONYMS.getOrDefault(own, own), name.arguments(), 0);
    }

    /** A type of the default schema may be shown with the schema {@code public}. */
    private static Optional<SqlType> labelled(TypeName name, Collection<EnumType> enums) {
        List<String> parts = Tokenizer.tokens(name.name(), DatabaseKind.POSTGRESQL).stream()
                .filter(token -> token.kind() != Token.Kind.SYMBOL)
                .map(Token::name)
                .toList();
        return enums.stream()
                .filter(type -> isNamed(type.name(), parts))
                .findFirst()
                .map(Schema::enumeration);
    }

    private static boolean isNamed(QualifiedName type, List<String> parts) {
        String schema = parts.size() > 1 ? parts.get(0) : "public";
        return type.name().equals(parts.get(parts.size() - 1))
                && type.schema().orElse("public").equals(schema);
    }
}
