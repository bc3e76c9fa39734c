package dev.retort.dialect.sqlite.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.OptionalInt;

/**
 * The type that a column is declared with. Names are chosen so that their
 * <a href="https://www.sqlite.org/datatype3.html#determination_of_column_affinity">affinity</a> keeps the values, and so
 * that most portable types have a name of their own when read back:
 *
 * <table>
 * <caption>Declared types</caption>
 * <tr><th>type</th><th>declared</th><th>in a STRICT table</th></tr>
 * <tr><td>uuid</td><td>CHAR(36)</td><td>TEXT</td></tr>
 * <tr><td>string(n), text, enumeration</td><td>VARCHAR(n), TEXT, TEXT with a check</td><td>TEXT</td></tr>
 * <tr><td>bool</td><td>BOOLEAN</td><td>INTEGER</td></tr>
 * <tr><td>integers of 16, 32, 64 bits</td><td>SMALLINT, INTEGER, BIGINT</td><td>INTEGER</td></tr>
 * <tr><td>numeric(p, s)</td><td>NUMERIC(p,s)</td><td>ANY, which keeps what it is given</td></tr>
 * <tr><td>floats of 32, 64 bits</td><td>REAL, DOUBLE PRECISION</td><td>REAL</td></tr>
 * <tr><td>date, time, timestamp</td><td>DATE, TIME, TIMESTAMP, also WITH TIME ZONE</td><td>TEXT</td></tr>
 * <tr><td>interval</td><td>TEXT (the word INTERVAL would make it an integer)</td><td>TEXT</td></tr>
 * <tr><td>bytes</td><td>BLOB</td><td>BLOB</td></tr>
 * <tr><td>json, arrays</td><td>JSON</td><td>TEXT</td></tr>
 * </table>
 *
 * <p>Of decimals NUMERIC keeps whole numbers of 64 bits and 15 digits of others, and stays comparable; {@link StoredValue} refuses
 * the rest. JSON has numeric affinity: a document that is nothing but a number is kept as that number. A column that numbers its
 * rows is always INTEGER, since only that is the rowid.
 */
public final class TypeNames {

    private TypeNames() {}

    /**
     * The name that a column is declared with.
     *
     * @param strict whether the table is STRICT, which knows six names
     * @throws InvalidOperationException if it is a native type without a name for SQLite
     */
    public static String of(SqlType type, boolean strict) {
        if (type instanceof SqlType.NativeType named) {
            return nativeName(named);
        }
        return strict ? strictName(type) : plainName(type);
    }

    private static String nativeName(SqlType.NativeType type) {
        return type.name()
                .forDialect(DatabaseKind.SQLITE.id())
                .orElseThrow(() -> new InvalidOperationException(
                        Problem.of("invalid-operation", "a native type has no name for SQLite")
                                .with("type", type.name())
                                .cure("give it one: nativeType(…) with a text for sqlite")));
    }

    private static String strictName(SqlType type) {
        if (type instanceof SqlType.IntegerType || type instanceof SqlType.BooleanType) {
            return "INTEGER";
        }
        if (type instanceof SqlType.NumericType) {
            return "ANY";
        }
        if (type instanceof SqlType.FloatType) {
            return "REAL";
        }
        return type instanceof SqlType.BytesType ? "BLOB" : "TEXT";
    }

    private static String plainName(SqlType type) {
        if (type instanceof SqlType.UuidType) {
            return "CHAR(36)";
        }
        if (type instanceof SqlType.StringType string) {
            return "VARCHAR(" + string.length() + ")";
        }
        if (type instanceof SqlType.BooleanType) {
            return "BOOLEAN";
        }
        if (type instanceof SqlType.BytesType) {
            return "BLOB";
        }
        if (type instanceof SqlType.JsonType || type instanceof SqlType.ArrayType) {
            return "JSON";
        }
        return numberOrTimeName(type);
    }

    private static String numberOrTimeName(SqlType type) {
        if (type instanceof SqlType.IntegerType integer) {
            return integer.bits() == 16 ? "SMALLINT" : integer.bits() == 32 ? "INTEGER" : "BIGINT";
        }
        if (type instanceof SqlType.NumericType numeric) {
            return numeric(numeric);
        }
        if (type instanceof SqlType.FloatType number) {
            return number.bits() == 32 ? "REAL" : "DOUBLE PRECISION";
        }
        if (type instanceof SqlType.DateType) {
            return "DATE";
        }
        if (type instanceof SqlType.TimeType time) {
            return "TIME" + zone(time.zoned()) + digits(time.precision());
        }
        if (type instanceof SqlType.TimestampType timestamp) {
            return "TIMESTAMP" + zone(timestamp.zoned()) + digits(timestamp.precision());
        }
        return "TEXT";
    }

    private static String numeric(SqlType.NumericType type) {
        if (type.precision().isEmpty()) {
            return "NUMERIC";
        }
        String scale = type.scale().isPresent() ? "," + type.scale().getAsInt() : "";
        return "NUMERIC(" + type.precision().getAsInt() + scale + ")";
    }

    /** Behind all words, where alone SQLite's grammar has room for it. */
    private static String digits(OptionalInt precision) {
        return precision.isPresent() ? "(" + precision.getAsInt() + ")" : "";
    }

    private static String zone(boolean zoned) {
        return zoned ? " WITH TIME ZONE" : "";
    }
}
