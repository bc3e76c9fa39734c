package dev.retort.dialect.postgresql.text;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes defaults, as they follow the word DEFAULT.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createtable.html">CREATE TABLE</a>
 */
public final class DefaultText {

    /** What needs no parentheses: a word, a call with plain arguments, a number, a text, each perhaps with a cast. */
    private static final Pattern SIMPLE =
            Pattern.compile("([\\w.]+(\\([^()']*('[^']*'[^()']*)*\\))?|-?[\\d.]+|'([^'\\\\]|'')*')(::[\\w.]+(\\[])?)?");

    private DefaultText() {}

    /** A default for a column of a type; an expression that isn't simple is put in parentheses. */
    public static String of(Default value, SqlType type) {
        if (value instanceof Default.Literal literal) {
            return literal(literal.value(), type);
        }
        if (value instanceof Default.Now) {
            return now(type);
        }
        if (value instanceof Default.RandomUuid) {
            return "gen_random_uuid()";
        }
        if (value instanceof Default.NextValue next) {
            return "nextval(" + Literals.text(POSTGRESQL.quote(next.sequence())) + "::regclass)";
        }
        Default.Expression expression = (Default.Expression) value;
        String sql = expression.sql().require(DatabaseKind.POSTGRESQL, "a default");
        return SIMPLE.matcher(sql).matches() ? sql : "(" + sql + ")";
    }

    private static String literal(Object value, SqlType type) {
        boolean typed = value instanceof List<?> list && !list.isEmpty() && type instanceof SqlType.ArrayType;
        return typed ? Literals.of(value) + "::" + TypeNames.of(type) : Literals.of(value);
    }

    private static String now(SqlType type) {
        if (type instanceof SqlType.DateType) {
            return "CURRENT_DATE";
        }
        if (type instanceof SqlType.TimeType time) {
            return time.zoned() ? "CURRENT_TIME" : "LOCALTIME";
        }
        return "CURRENT_TIMESTAMP";
    }
}
