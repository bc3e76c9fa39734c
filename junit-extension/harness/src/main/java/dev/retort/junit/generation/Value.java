package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value of a column.
 *
 * @param raw its text without quotes; empty for NULL
 * @param sql its literal
 */
record Value(String raw, String sql) {

    static final Value NULL = new Value("", "NULL");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    /** A text in quotes, or whatever its column's type reads from a text. */
    static Value quoted(String raw, DatabaseKind database) {
        return new Value(raw, Writers.of(database).literal(raw));
    }

    /** A number or a truth, without quotes. */
    static Value bare(String raw) {
        return new Value(raw, raw);
    }

    /** SQLite's literal of bytes. */
    static Value bytes(String hex) {
        return new Value(hex, "x'" + hex + "'");
    }

    /** What SQLite's {@code quote()} wrote. */
    static Value ofLiteral(String literal) {
        if (literal.equals("NULL")) {
            return NULL;
        }
        boolean text = literal.startsWith("'");
        boolean bytes = literal.startsWith("X'");
        String inside = text || bytes ? literal.substring(text ? 1 : 2, literal.length() - 1) : literal;
        return new Value(text ? inside.replace("''", "'") : inside, literal);
    }

    /** What a database gave as text, or on SQLite as a literal. */
    static Value read(@Nullable String text, ColumnFacts column, DatabaseKind database) {
        if (text == null) {
            return NULL;
        }
        if (database == DatabaseKind.SQLITE) {
            return ofLiteral(text);
        }
        boolean number =
                column.pool().sort() == Sort.NUMBER && NUMBER.matcher(text).matches();
        return number || column.pool().sort() == Sort.TRUTH ? bare(text) : quoted(text, database);
    }

    boolean isNull() {
        return sql.equals("NULL");
    }

    /** What two values have in common that a unique key takes for equal, as far as can be told without the database. */
    String key(boolean ignoresCase) {
        String text = ignoresCase ? raw.strip().toLowerCase(Locale.ROOT) : raw;
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return sql.startsWith("'") ? text : number.stripTrailingZeros().toString();
        }
        return text;
    }

    @Override
    public String toString() {
        return sql;
    }
}
