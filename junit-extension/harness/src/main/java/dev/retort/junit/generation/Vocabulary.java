package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that statements name beside a column. A column that is mapped value by value, in a {@code CASE}, has the values
 * that the {@code CASE} names and gives: nobody can say what becomes of others. What a condition compares it with is a value
 * that it surely has among others.
 */
public final class Vocabulary {

    /** No values. */
    public static final Vocabulary EMPTY = new Vocabulary();

    private static final Set<String> BOUNDS = Set.of("<", "<=", ">", ">=");

    private final Map<String, Set<String>> mapped = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();

    private Vocabulary() {}

    /** Reads statements, in code in dollar quotes too. */
    public static Vocabulary of(List<String> statements, DatabaseKind database) {
        Vocabulary words = new Vocabulary();
        for (String sql : statements) {
            List<Token> tokens = Tokenizer.tokensWithCode(sql, database);
            TokenCursor cursor = new TokenCursor(tokens);
            while (!cursor.isAtEnd()) {
                words.readOne(cursor);
            }
            words.readSeparators(tokens);
        }
        return words;
    }

    /** A text that functions split or join by is one that values have in them. */
    private void readSeparators(List<Token> tokens) {
        Set<String> separators = new LinkedHashSet<>();
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .map(Token::name)
                .filter(text -> text.matches("[^\\w\\s{}\\[\\]'\"%]\\s?|\\s"))
                .forEach(separators::add);
        tokens.stream()
                .filter(token -> isName(token) && !separators.isEmpty())
                .forEach(name -> separators.forEach(text -> add(name.name(), "a" + text + "b", named)));
    }

    private void readOne(TokenCursor cursor) {
        if (cursor.take("case")) {
            readCase(cursor, Optional.empty());
            return;
        }
        Token token = cursor.next();
        if (!isName(token)) {
            return;
        }
        if (cursor.isAtSymbol("=")
                && cursor.peek(1).filter(next -> next.isWord("case")).isPresent()) {
            cursor.next();
            cursor.next();
            readCase(cursor, Optional.of(token.name()));
        } else {
            compared(token.name(), cursor, named);
            bounded(token.name(), cursor);
        }
    }

    /** A number that is a bound: rows lie on it and on either side. */
    private void bounded(String column, TokenCursor cursor) {
        if (BOUNDS.stream().noneMatch(cursor::takeSymbol)) {
            return;
        }
        Optional<String> bound = cursor.peek(0)
                .filter(next -> next.kind() == Token.Kind.NUMBER)
                .map(Token::text)
                .filter(text -> text.matches("\\d{1,18}"));
        bound.map(Long::valueOf).ifPresent(number -> {
            for (long value : new long[] {number, number + 1, number - 1}) {
                add(column, String.valueOf(value), named);
            }
        });
    }

    /** Up to the END that belongs to it. */
    private void readCase(TokenCursor cursor, Optional<String> filled) {
        Optional<String> subject = subject(cursor);
        while (!cursor.isAtEnd() && !cursor.take("end")) {
            if (cursor.take("case")) {
                readCase(cursor, filled);
            } else if (cursor.take("then") || cursor.take("else")) {
                filled.ifPresent(column -> literal(cursor).ifPresent(value -> add(column, value, mapped)));
            } else if (cursor.take("when")) {
                subject.ifPresent(column -> literal(cursor).ifPresent(value -> add(column, value, mapped)));
            } else {
                Token token = cursor.next();
                if (isName(token)) {
                    compared(token.name(), cursor, mapped);
                    bounded(token.name(), cursor);
                }
            }
        }
    }

    /** The column of {@code CASE column WHEN}, with or without its table. */
    private static Optional<String> subject(TokenCursor cursor) {
        Optional<String> last = Optional.empty();
        while (!cursor.isAtEnd() && !cursor.isAt("when")) {
            Token token = cursor.next();
            boolean plain = isName(token) || token.isSymbol(".");
            if (!plain) {
                return Optional.empty();
            }
            last = isName(token) ? Optional.of(token.name()) : last;
        }
        return last;
    }

    private static void compared(String column, TokenCursor cursor, Map<String, Set<String>> into) {
        if (cursor.takeSymbol("=") || cursor.takeSymbol("<>") || cursor.takeSymbol("!=")) {
            literal(cursor).ifPresent(value -> add(column, value, into));
        } else if (cursor.isAt("in")
                && cursor.peek(1).filter(next -> next.isSymbol("(")).isPresent()) {
            cursor.next();
            cursor.next();
            Optional<String> value = literal(cursor);
            while (value.isPresent()) {
                add(column, value.get(), into);
                value = cursor.takeSymbol(",") ? literal(cursor) : Optional.empty();
            }
        }
    }

    private static Optional<String> literal(TokenCursor cursor) {
        Optional<Token> token = cursor.peek(0);
        boolean number = token.filter(next -> next.kind() == Token.Kind.NUMBER).isPresent();
        boolean text = token.filter(
                        next -> next.kind() == Token.Kind.STRING && next.text().startsWith("'"))
                .isPresent();
        if (!number && !text) {
            return Optional.empty();
        }
        Token literal = cursor.next();
        return Optional.of(text ? literal.name() : literal.text());
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }

    private static void add(String column, String value, Map<String, Set<String>> into) {
        into.computeIfAbsent(key(column), any -> new LinkedHashSet<>()).add(value);
    }

    private static String key(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    /** The only values of a column; empty if nothing maps it value by value. */
    Set<String> only(String column) {
        Set<String> values = mapped.getOrDefault(key(column), Set.of());
        return values.size() < 2 ? Set.of() : values;
    }

    /** Values that it has among others, unless it is a key: who inserts a row with it counts on there being none. */
    Set<String> some(String column) {
        Set<String> values = new LinkedHashSet<>(named.getOrDefault(key(column), Set.of()));
        values.addAll(mapped.getOrDefault(key(column), Set.of()));
        return values;
    }

    /** Whether some column has no other values than these. */
    public boolean isStrict() {
        return mapped.values().stream().anyMatch(values -> values.size() > 1);
    }
}
