package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.TypedText;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the default of a column, as it is written or as {@code pg_get_expr} shows it. */
record DefaultReader(TypesAndDefaults types, SqlType type) {

    private static final SqlType ANY_LENGTH = Schema.nativeType("character varying");

    Default read(String text) {
        List<Token> tokens = Tokenizer.tokens(text, DatabaseKind.POSTGRESQL);
        if (isSame(tokens, DefaultText.of(Schema.now(), type)) || isSame(tokens, "now()")) {
            return Schema.now();
        }
        if (isSame(tokens, DefaultText.of(Schema.randomUuid(), type))) {
            return Schema.randomUuid();
        }
        return sequence(tokens)
                .or(() -> literal(tokens))
                .orElseGet(() -> new Default.Expression(Schema.sql(withoutParentheses(text, tokens))));
    }

    private static boolean isSame(List<Token> tokens, String sql) {
        List<Token> others = Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL);
        return tokens.size() == others.size() && isSame(tokens, others);
    }

    private static boolean isSame(List<Token> tokens, List<Token> others) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).text().equalsIgnoreCase(others.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** {@code nextval('"my seq"'::regclass)}. */
    private static Optional<Default> sequence(List<Token> tokens) {
        boolean next = tokens.size() == 6
                && tokens.get(0).isWord("nextval")
                && tokens.get(2).kind() == Token.Kind.STRING
                && tokens.get(4).isWord("regclass");
        if (!next) {
            return Optional.empty();
        }
        List<String> parts = Tokenizer.tokens(tokens.get(2).name(), DatabaseKind.POSTGRESQL).stream()
                .filter(token -> token.kind() != Token.Kind.SYMBOL)
                .map(Token::name)
                .toList();
        return switch (parts.size()) {
            case 1 -> Optional.of(new Default.NextValue(QualifiedName.of(parts.get(0))));
            case 2 -> Optional.of(new Default.NextValue(QualifiedName.of(parts.get(0), parts.get(1))));
            default -> Optional.empty();
        };
    }

    private Optional<Default> literal(List<Token> tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        try {
            return value(cursor, type).filter(any -> cursor.isAtEnd()).map(Default.Literal::new);
        } catch (IllegalArgumentException tooShort) {
            return Optional.empty();
        }
    }

    private Optional<Object> value(TokenCursor cursor, SqlType wanted) {
        if (cursor.take("array")) {
            return array(cursor, wanted);
        }
        boolean truth = cursor.take("true");
        if (truth || cursor.take("false")) {
            return castFits(cursor, wanted) ? Optional.of(truth) : Optional.empty();
        }
        boolean negative = cursor.takeSymbol("-");
        if (cursor.isAtEnd()) {
            return Optional.empty();
        }
        Token token = cursor.next();
        if (token.kind() == Token.Kind.STRING && !negative) {
            return castFits(cursor, wanted) ? text(token.name(), wanted) : Optional.empty();
        }
        boolean number = Character.isDigit(token.text().charAt(0)) && castFits(cursor, wanted);
        return number ? TypedText.number((negative ? "-" : "") + token.text(), wanted) : Optional.empty();
    }

    /** No cast, or one that loses nothing on its way to the type: to itself, to a wider kind of it. */
    private boolean castFits(TokenCursor cursor, SqlType wanted) {
        return !cursor.takeSymbol("::")
                || fits(types.type(TypeName.read(cursor, DatabaseKind.POSTGRESQL), List.of()), wanted);
    }

    private static boolean fits(SqlType cast, SqlType wanted) {
        if (cast instanceof SqlType.ArrayType list && wanted instanceof SqlType.ArrayType array) {
            return fits(list.of(), array.of());
        }
        boolean text =
                wanted instanceof SqlType.TextType || wanted instanceof SqlType.StringType || wanted.equals(ANY_LENGTH);
        if (text) { // not one to a length: it cuts off what is longer, where a column refuses it
            return cast instanceof SqlType.TextType || cast.equals(ANY_LENGTH);
        }
        if (wanted instanceof SqlType.IntegerType) {
            return cast instanceof SqlType.IntegerType;
        }
        if (wanted instanceof SqlType.NumericType) {
            return cast instanceof SqlType.IntegerType || cast.equals(Schema.numeric()) || cast.equals(wanted);
        }
        boolean labels = wanted.asEnum().isPresent() && cast instanceof SqlType.NativeType;
        return labels || cast.equals(wanted) || cast.equals(withoutPrecision(wanted));
    }

    /** The server doesn't name a precision again. */
    private static SqlType withoutPrecision(SqlType type) {
        if (type instanceof SqlType.TimeType time) {
            return new SqlType.TimeType(time.zoned(), OptionalInt.empty());
        }
        return type instanceof SqlType.TimestampType time
                ? new SqlType.TimestampType(time.zoned(), OptionalInt.empty())
                : type;
    }

    private static Optional<Object> text(String text, SqlType wanted) {
        if (wanted instanceof SqlType.BytesType) {
            return text.startsWith("\\x") ? Optional.of(HexFormat.of().parseHex(text.substring(2))) : Optional.empty();
        }
        if (wanted instanceof SqlType.ArrayType) {
            return text.equals("{}") ? Optional.of(List.of()) : Optional.empty();
        }
        boolean number = wanted instanceof SqlType.IntegerType
                || wanted instanceof SqlType.NumericType
                || wanted instanceof SqlType.FloatType;
        return number
                ? TypedText.number(text, wanted)
                : TypedText.value(text, wanted).or(() -> Optional.of(text));
    }

    private Optional<Object> array(TokenCursor cursor, SqlType wanted) {
        if (!(wanted instanceof SqlType.ArrayType array) || !cursor.takeSymbol("[")) {
            return Optional.empty();
        }
        List<@Nullable Object> items = new ArrayList<>();
        while (!cursor.takeSymbol("]")) {
            if (cursor.take("null")) {
                if (!castFits(cursor, array.of())) {
                    return Optional.empty();
                }
                items.add(null);
            } else {
                Optional<Object> item = value(cursor, array.of());
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                items.add(item.get());
            }
            cursor.takeSymbol(",");
        }
        return castFits(cursor, wanted) ? Optional.of(Collections.unmodifiableList(items)) : Optional.empty();
    }

    /** The writer puts them back. */
    private static String withoutParentheses(String text, List<Token> tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        boolean enclosed = !cursor.group().isEmpty() && cursor.isAtEnd();
        return enclosed
                ? text.substring(
                                tokens.get(1).start(),
                                tokens.get(tokens.size() - 1).start())
                        .strip()
                : text.strip();
    }
}
