package dev.retort.dialect.sqlite.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Defaults as they follow the word DEFAULT. SQLite wants an expression
 * <a href="https://www.sqlite.org/lang_createtable.html#the_default_clause">in parentheses</a>.
 */
public final class DefaultText {

    private static final String RANDOM_UUID = "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' "
            + "|| substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) "
            + "|| substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";
    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "current_date", "current_time", "current_timestamp");

    private DefaultText() {}

    /**
     * What follows the word DEFAULT.
     *
     * @param type the column's, on which the form of the present time depends
     * @throws InvalidOperationException if the value comes from a sequence
     */
    public static String of(Default value, SqlType type) {
        if (value instanceof Default.Literal literal) {
            String text = new StoredValue(type, false).literal(literal.value());
            return text.startsWith("CAST") ? "(" + text + ")" : text;
        }
        if (value instanceof Default.Expression expression) {
            return enclosed(expression.sql().require(DatabaseKind.SQLITE, "a default"));
        }
        if (value instanceof Default.Now) {
            return now(type);
        }
        if (value instanceof Default.RandomUuid) {
            return RANDOM_UUID;
        }
        throw noSequences((Default.NextValue) value);
    }

    /**
     * What follows the word DEFAULT for a column, which has to keep the value.
     *
     * @throws InvalidOperationException if it would keep another, code {@code value-not-kept}
     */
    public static String ofColumn(String column, Default value, SqlType type, boolean strict) {
        if (value instanceof Default.Literal literal) {
            new StoredValue(type, strict).refusal(literal.value()).ifPresent(reason -> {
                throw new InvalidOperationException(Problem.of(
                                "value-not-kept",
                                "column '" + column + "' of type " + TypeNames.of(type, false)
                                        + " can't hold its default as it is given: " + reason)
                        .with("default", String.valueOf(literal.value()))
                        .cure(StoredValue.CURE));
            });
        }
        return of(value, type);
    }

    /** Whether {@code ALTER TABLE ADD COLUMN} takes it: no expression and not the present time. */
    public static boolean isConstant(String text) {
        return !text.startsWith("(") && !text.toLowerCase(Locale.ROOT).startsWith("current_");
    }

    private static String now(SqlType type) {
        if (type instanceof SqlType.DateType) {
            return "CURRENT_DATE";
        }
        if (type instanceof SqlType.TimeType) {
            return "CURRENT_TIME";
        }
        boolean zoned = type instanceof SqlType.TimestampType timestamp && timestamp.zoned();
        return zoned ? "(strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'))" : "CURRENT_TIMESTAMP";
    }

    private static String enclosed(String expression) {
        List<Token> tokens = Tokenizer.strictTokens(expression, DatabaseKind.SQLITE);
        return isSimple(tokens) || isEnclosed(tokens) ? expression.strip() : "(" + expression.stripLeading() + ")";
    }

    private static boolean isSimple(List<Token> tokens) {
        boolean signed = tokens.size() == 2
                && (tokens.get(0).isSymbol("-") || tokens.get(0).isSymbol("+"));
        if (tokens.size() != 1 && !signed) {
            return false;
        }
        Token value = tokens.get(tokens.size() - 1);
        return switch (value.kind()) {
            case NUMBER -> true;
            case STRING, BINARY -> !signed;
            case WORD -> !signed && WORDS.contains(value.text().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private static boolean isEnclosed(List<Token> tokens) {
        return tokens.size() > 1 && tokens.get(0).isSymbol("(") && TokenCursor.closing(tokens, 0) == tokens.size() - 1;
    }

    private static InvalidOperationException noSequences(Default.NextValue value) {
        return new InvalidOperationException(
                Problem.of("invalid-operation", "a default takes its value from a sequence, which SQLite doesn't have")
                        .with("sequence", value.sequence())
                        .cure("let the column number its rows itself: withIdentity(…)"));
    }
}
