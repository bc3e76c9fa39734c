package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import dev.retort.dialect.Dialects;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which types of columns an entity can't tell apart. */
final class EntityType {

    /** What drivers and libraries declare on SQLite and its reader leaves as it is. */
    private static final Map<String, SqlType> DECLARED = Map.of(
            "int", Schema.integer(),
            "tinyint", Schema.smallInteger(),
            "mediumint", Schema.integer(),
            "varchar", Schema.text(),
            "char", Schema.text(),
            "character", Schema.text(),
            "binary", Schema.bytes(),
            "varbinary", Schema.bytes(),
            "datetime", Schema.timestamp());

    /** Six digits are what a time has on PostgreSQL without being asked. */
    private static final Pattern FULL_PRECISION = Pattern.compile("\\b(time|timestamp)\\(6\\)");

    private final boolean sqlite;

    EntityType(Database database) {
        this.sqlite = !database.isPostgresql();
    }

    /** The actual type, or the wanted one's text if they are the same. */
    String asWanted(String wanted, String actual) {
        if (sqlite) {
            return isSameOnSqlite(wanted, actual) ? wanted : actual;
        }
        return FULL_PRECISION.matcher(actual).replaceAll("$1");
    }

    /**
     * SQLite checks neither names nor sizes, see <a href="https://www.sqlite.org/datatype3.html">datatypes</a>. Types are the
     * same that a driver reads alike; a size counts if both sides have one.
     */
    private static boolean isSameOnSqlite(String wanted, String actual) {
        SqlType one = declared(wanted);
        SqlType other = declared(actual);
        if (one instanceof SqlType.NativeType || other instanceof SqlType.NativeType) {
            return wanted.equalsIgnoreCase(actual);
        }
        boolean sizeCounts = isText(one) || one instanceof SqlType.NumericType;
        return (isText(one) ? isText(other) : isWhole(one) ? isWhole(other) : one.getClass() == other.getClass())
                && (!sizeCounts || sameSize(size(wanted), size(actual)));
    }

    private static SqlType declared(String text) {
        SqlType type =
                Dialects.onClassPath().get(DatabaseKind.SQLITE.id()).reader().type(text);
        return type instanceof SqlType.NativeType
                ? DECLARED.getOrDefault(name(text).name(), type)
                : type;
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.TextType
                || type instanceof SqlType.StringType
                || type instanceof SqlType.UuidType;
    }

    private static boolean isWhole(SqlType type) {
        return type instanceof SqlType.IntegerType || type instanceof SqlType.BooleanType;
    }

    private static boolean sameSize(List<String> one, List<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static List<String> size(String text) {
        return name(text).arguments();
    }

    /** No name at all, or what none begins with, is a type without a name. */
    private static TypeName name(String text) {
        try {
            return TypeName.read(new TokenCursor(Tokenizer.tokens(text, DatabaseKind.SQLITE)), DatabaseKind.SQLITE);
        } catch (IllegalArgumentException noName) {
            return new TypeName("", List.of(), 0);
        }
    }
}
