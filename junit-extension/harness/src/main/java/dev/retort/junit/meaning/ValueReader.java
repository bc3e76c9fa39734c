package dev.retort.junit.meaning;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.dialect.TypedText;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the exact text of a value as what it is by its column's type: a number, a truth, a time, bytes, a list, the members
 * of JSON. What can't be read so stays a text, as SQLite allows in every column.
 *
 * @param type the type
 * @param name the type as the database shows it
 * @param database whose texts these are
 */
record ValueReader(SqlType type, String name, DatabaseKind database) {

    /** NULL within an array or JSON. */
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final SqlType WALL = new SqlType.TimestampType(false, OptionalInt.empty());
    private static final JSON TREE = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern PADDED = Pattern.compile("(?i)(bpchar|(char|character)(?! varying))\\b.*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

    /** Bytes as hexadecimal digits in lower case. */
    record Bytes(String hex) {}

    /** A string of bits. */
    record Bits(String digits) {}

    boolean isPadded() {
        return database == DatabaseKind.POSTGRESQL && PADDED.matcher(name).matches();
    }

    /** Whether its values are texts, so that each character counts. */
    boolean isText() {
        boolean text = type instanceof SqlType.TextType
                || type instanceof SqlType.StringType
                || type instanceof SqlType.EnumerationType;
        return text && !isPadded();
    }

    Object read(String exact) {
        return database == DatabaseKind.SQLITE ? ofSqlite(exact) : ofText(exact);
    }

    private Object ofSqlite(String literal) {
        if (literal.length() >= 2 && literal.startsWith("'")) {
            String text = literal.substring(1, literal.length() - 1).replace("''", "'");
            boolean number = type instanceof SqlType.IntegerType
                    || type instanceof SqlType.NumericType
                    || type instanceof SqlType.FloatType
                    || type instanceof SqlType.BooleanType;
            return number ? text : ofText(text);
        }
        if (literal.length() >= 3 && literal.startsWith("X'")) {
            return new Bytes(literal.substring(2, literal.length() - 1).toLowerCase(Locale.ROOT));
        }
        Object number = number(literal);
        if (type instanceof SqlType.BooleanType && number instanceof BigDecimal truth) {
            return truth.signum() == 0 ? (Object) false : truth.compareTo(BigDecimal.ONE) == 0 ? true : number;
        }
        return number;
    }

    private Object ofText(String text) {
        if (type instanceof SqlType.IntegerType
                || type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType) {
            return number(text);
        }
        if (type instanceof SqlType.BytesType) {
            return text.startsWith("\\x") ? new Bytes(text.substring(2)) : text;
        }
        if (type instanceof SqlType.JsonType) {
            return json(text).orElse(text);
        }
        if (type instanceof SqlType.IntervalType) {
            return Span.of(text).map(Object.class::cast).orElse(text);
        }
        if (type instanceof SqlType.ArrayType array) {
            return list(text, array);
        }
        if (type instanceof SqlType.NativeType) {
            return ofNative(text);
        }
        return TypedText.value(text, type).orElse(text);
    }

    private Object ofNative(String text) {
        String word = name.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip();
        return switch (word) {
            case "money" -> number(text.replace("$", "").replace(",", ""));
            case "oid", "xid" -> number(text);
            case "datetime" -> TypedText.value(text, WALL).orElse(text);
            case "bit", "bit varying", "varbit" -> new Bits(text);
            case "inet", "cidr" -> text.replaceFirst("(?<=\\.\\d{1,3})/32$|(?<=:[0-9a-f]{0,4})/128$", "");
            case "macaddr8" -> text.replaceFirst("^(..:..:..):ff:fe:", "$1:");
            default -> text.matches("[\\[(].*,.*[\\])]") && word.endsWith("range") ? bounds(text) : text;
        };
    }

    /** A range: its brackets, and its bounds as far as they are numbers, days or times. */
    private static List<Object> bounds(String range) {
        int comma = range.indexOf(',');
        return List.of(
                range.substring(0, 1),
                bound(range.substring(1, comma)),
                bound(range.substring(comma + 1, range.length() - 1)),
                range.substring(range.length() - 1));
    }

    private static Object bound(String text) {
        String plain = text.replace("\"", "");
        return plain.isEmpty() ? NOTHING : number(plain);
    }

    private Object list(String text, SqlType.ArrayType array) {
        if (database == DatabaseKind.SQLITE) {
            return json(text).orElse(text);
        }
        ValueReader element = new ValueReader(array.of(), name.replaceFirst("(\\[\\d*\\])+$", ""), database);
        return ArrayText.read(text, element::read).map(Object.class::cast).orElse(text);
    }

    /** A decimal, or the text if it is none, such as NaN. */
    static Object number(String text) {
        return NUMBER.matcher(text).matches() && text.length() < 2000 ? new BigDecimal(text) : text;
    }

    /** JSON as maps, lists, texts, decimals and truths; empty if it is none. */
    static Optional<Object> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(tree(TREE.anyFrom(text)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // a parser's null is JSON's
    private static Object tree(Object parsed) {
        if (parsed == null) {
            return NOTHING;
        }
        if (parsed instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((key, value) -> members.put(String.valueOf(key), tree(value)));
            return members;
        }
        if (parsed instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(tree(element)));
            return elements;
        }
        if (parsed instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        return parsed instanceof Number number && !(parsed instanceof BigDecimal)
                ? new BigDecimal(number.toString())
                : parsed;
    }
}
