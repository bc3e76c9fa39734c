package dev.retort.sql;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text into tokens, by the lexical rules of one database and in time that grows with the text's length.
 * {@link #tokens} and {@link #strictTokens} give all tokens but the comments; an object of this class gives one after
 * the other, comments too, and holds no more of the text than that. White space is no token.
 */
public final class Tokenizer {

    private static final int SHOWN = 80;

    private final CharSequence sql;
    private final Lexical rules;
    private final boolean strict;
    private int at;
    private @Nullable Lines lines;

    private Tokenizer(CharSequence sql, DatabaseKind database, boolean strict) {
        this.sql = sql;
        this.rules = Lexical.of(database);
        this.strict = strict;
    }

    /** Begins at the start of a text; a quote or a comment that isn't closed reaches to the end. */
    public static Tokenizer lenient(CharSequence sql, DatabaseKind database) {
        return new Tokenizer(sql, database, false);
    }

    /** Begins at the start of a text; a quote or a comment that isn't closed is a {@link SqlSyntaxException}. */
    public static Tokenizer strict(CharSequence sql, DatabaseKind database) {
        return new Tokenizer(sql, database, true);
    }

    /** The tokens in order without the comments; a quote that isn't closed reaches to the end. */
    public static List<Token> tokens(String sql, DatabaseKind database) {
        return lenient(sql, database).withoutComments();
    }

    /**
     * The same, and behind each text in dollar quotes the tokens of the code that it is, those of texts in that code too,
     * which may be statements to be run. Their places are those in the inner text.
     */
    public static List<Token> tokensWithCode(String sql, DatabaseKind database) {
        List<Token> all = new ArrayList<>();
        addWithCode(sql, database, false, all);
        return all;
    }

    private static void addWithCode(String sql, DatabaseKind database, boolean inCode, List<Token> all) {
        for (Token token : tokens(sql, database)) {
            all.add(token);
            if (token.kind() == Token.Kind.STRING && (inCode || token.text().startsWith("$"))) {
                addWithCode(token.name(), database, true, all);
            }
        }
    }

    /**
     * The tokens in order without the comments.
     *
     * @throws SqlSyntaxException if a quote or a comment isn't closed
     */
    public static List<Token> strictTokens(String sql, DatabaseKind database) {
        return strict(sql, database).withoutComments();
    }

    /**
     * Whether a text ends in a comment of one line, which would take what is written behind it into the comment.
     *
     * @throws SqlSyntaxException if a quote or a comment isn't closed
     */
    public static boolean endsInLineComment(String sql, DatabaseKind database) {
        Tokenizer tokenizer = strict(sql, database);
        boolean open = false;
        for (Optional<Token> token = tokenizer.next(); token.isPresent(); token = tokenizer.next()) {
            open = token.get().kind() == Token.Kind.COMMENT
                    && token.get().text().startsWith("--");
        }
        return open && !sql.endsWith("\n");
    }

    /** A text without the parentheses around all of it, however many, and without white space at its ends. */
    public static String unwrapped(String sql, DatabaseKind database) {
        List<Token> tokens = tokens(sql, database);
        int last = tokens.size() - 1;
        int open = 0;
        while (open < last - open
                && tokens.get(open).isSymbol("(")
                && TokenCursor.closing(tokens, open) == last - open) {
            open++;
        }
        return open == 0
                ? sql.strip()
                : sql.substring(
                                tokens.get(open - 1).end(),
                                tokens.get(last - open + 1).start())
                        .strip();
    }

    private List<Token> withoutComments() {
        List<Token> tokens = new ArrayList<>();
        for (Optional<Token> token = next(); token.isPresent(); token = next()) {
            token.filter(it -> it.kind() != Token.Kind.COMMENT).ifPresent(tokens::add);
        }
        return tokens;
    }

    /**
     * The next token, which may be a comment; empty at the end.
     *
     * @throws SqlSyntaxException if it is strict, and a quote or a comment isn't closed
     */
    public Optional<Token> next() {
        while (at < sql.length() && rules.isBlank(sql.charAt(at), at)) {
            at++;
        }
        if (at >= sql.length()) {
            return Optional.empty();
        }
        Token.Kind kind = kindAt(sql.charAt(at));
        Token token = new Token(kind, Characters.substring(sql, at, endOf(kind)), at);
        at = token.end();
        return Optional.of(token);
    }

    /** Goes on at another place, which must not be inside a token. */
    public void moveTo(int place) {
        at = place;
    }

    /** The place behind the last token, from 0. */
    int place() {
        return at;
    }

    /** The line of a place in the text, from 1. */
    public int line(int place) {
        if (lines == null) {
            lines = new Lines(sql);
        }
        return lines.line(place);
    }

    private char charAt(int place) {
        return place < sql.length() ? sql.charAt(place) : '\0';
    }

    private Token.Kind kindAt(char c) {
        char next = charAt(at + 1);
        if ((c == '-' && next == '-') || (c == '/' && next == '*')) {
            return Token.Kind.COMMENT;
        }
        if (Lexical.isDigit(c) || (c == '.' && Lexical.isDigit(next))) {
            return Token.Kind.NUMBER;
        }
        if (isParameter(c, next)) {
            return Token.Kind.PARAMETER;
        }
        char quote = quoteBehindPrefix();
        if (c == '\'' || quote == '\'' || endOfTag() > 0) {
            return Token.Kind.STRING;
        }
        if (rules.nameQuotes().indexOf(c) >= 0 || quote == '"') {
            return Token.Kind.QUOTED;
        }
        if (next == '\'' && rules.binaryPrefixes().indexOf(c) >= 0) {
            return Token.Kind.BINARY;
        }
        return Lexical.startsWord(c) ? Token.Kind.WORD : Token.Kind.SYMBOL;
    }

    private boolean isParameter(char c, char next) {
        boolean numbered = c == rules.numberedParameter() && (rules.unnumbered() || Lexical.isDigit(next));
        return numbered || (rules.namedParameters().indexOf(c) >= 0 && Lexical.isWordPart(next));
    }

    /** The quote that a letter before it gives another meaning; a zero if none stands here. */
    private char quoteBehindPrefix() {
        char c = sql.charAt(at);
        char next = charAt(at + 1);
        if (next == '\'' && rules.stringPrefixes().indexOf(c) >= 0) {
            return next;
        }
        boolean unicode = rules.unicodeQuotes() && next == '&' && (c == 'u' || c == 'U');
        return unicode && (charAt(at + 2) == '\'' || charAt(at + 2) == '"') ? charAt(at + 2) : '\0';
    }

    private int endOf(Token.Kind kind) {
        char c = sql.charAt(at);
        return switch (kind) {
            case COMMENT -> c == '-' ? endOfLineComment() : endOfBlockComment();
            case STRING -> c == '$' ? endOfDollarQuoted() : endOfString();
            case QUOTED -> endOfQuoted(rules.nameQuotes().indexOf(c) >= 0 ? at : at + 2, false);
            case BINARY -> endOfString();
            case NUMBER -> endOfNumber();
            case PARAMETER -> endOfParameter();
            case WORD -> endOfWord(at);
            case SYMBOL -> rules.endOfSymbol(sql, at);
        };
    }

    private int endOfLineComment() {
        int end = at;
        while (end < sql.length() && rules.lineEnds().indexOf(sql.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private int endOfBlockComment() {
        int depth = 1;
        for (int end = at + 2; end < sql.length() - 1; end++) {
            if (Characters.startsWith(sql, "*/", end)) {
                end++;
                depth--;
            } else if (rules.nestedComments() && Characters.startsWith(sql, "/*", end)) {
                end++;
                depth++;
            }
            if (depth == 0) {
                return end + 1;
            }
        }
        return unclosed(
                "a comment",
                rules.nestedComments()
                        ? "close it with */; comments nest, so there is one */ for each /*"
                        : "close it with */");
    }

    private int endOfString() {
        int quote = Characters.indexOf(sql, '\'', at);
        boolean backslashes = quote > at && "eE".indexOf(sql.charAt(at)) >= 0;
        int end = endOfQuoted(quote, backslashes);
        while (rules.continuedStrings() && end < sql.length()) {
            int next = QuotedText.continuation(sql, end);
            if (next < 0) {
                break;
            }
            end = endOfQuoted(next, backslashes);
        }
        return end;
    }

    private int endOfQuoted(int open, boolean backslashes) {
        char close = sql.charAt(open) == '[' ? ']' : sql.charAt(open);
        for (int end = open + 1; end < sql.length(); end++) {
            char c = sql.charAt(end);
            if (c == '\\' && backslashes) {
                end++;
            } else if (c == close && close != ']' && charAt(end + 1) == close) {
                end++;
            } else if (c == close) {
                return end + 1;
            }
        }
        return close == '\''
                ? unclosed("a string", "close it with ', and double each ' inside")
                : unclosed("a quoted name", "close it with " + close);
    }

    /** Where a dollar quote's tag that begins here is over; 0 if none does. */
    private int endOfTag() {
        if (!rules.dollarQuotes() || sql.charAt(at) != '$') {
            return 0;
        }
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) != '$' && Lexical.isWordPart(sql.charAt(end))) {
            end++;
        }
        return charAt(end) == '$' && !Lexical.isDigit(charAt(at + 1)) ? end + 1 : 0;
    }

    private int endOfDollarQuoted() {
        String tag = Characters.substring(sql, at, endOfTag());
        int close = Characters.indexOf(sql, tag, at + tag.length());
        return close < 0 ? unclosed("a string in " + tag, "close it with " + tag) : close + tag.length();
    }

    private int endOfNumber() {
        boolean hex = charAt(at + 1) == 'x' || charAt(at + 1) == 'X';
        int end = at;
        while (end < sql.length() && isNumberPart(end, hex)) {
            end++;
        }
        return end;
    }

    private boolean isNumberPart(int place, boolean hex) {
        char c = sql.charAt(place);
        if (c == '+' || c == '-') {
            return !hex && "eE".indexOf(sql.charAt(place - 1)) >= 0;
        }
        boolean dollar = c == '$' && rules.dollarQuotes();
        boolean range = c == '.' && rules.dollarQuotes() && charAt(place + 1) == '.';
        return (c == '.' && !range) || (!dollar && Lexical.isWordPart(c));
    }

    private int endOfParameter() {
        if (sql.charAt(at) != rules.numberedParameter()) {
            return endOfNamed();
        }
        int end = at + 1;
        while (Lexical.isDigit(charAt(end))) {
            end++;
        }
        return end;
    }

    /** Tcl's names, which SQLite knows: {@code $space::name(index)}. */
    private int endOfNamed() {
        int end = endOfWord(at + 1);
        while (Characters.startsWith(sql, "::", end)) {
            end = endOfWord(end + 2);
        }
        if (charAt(end) != '(') {
            return end;
        }
        while (charAt(end) > ' ' && charAt(end) != ')') {
            end++;
        }
        return charAt(end) == ')' ? end + 1 : end;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < sql.length() && Lexical.isWordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int unclosed(String what, String cure) {
        if (strict) {
            throw error(what + " is opened and never closed", at, cure);
        }
        return sql.length();
    }

    /** What is wrong at a place, with its line and the beginning of what is on it. */
    SqlSyntaxException error(String what, int place, String cure) {
        int most = Math.min(sql.length(), place + SHOWN + 1);
        int end = place;
        while (end < most && sql.charAt(end) != '\n') {
            end++;
        }
        String shown =
                Characters.substring(sql, place, Math.min(end, place + SHOWN)) + (end > place + SHOWN ? "…" : "");
        return new SqlSyntaxException(Problem.of("sql-syntax", what)
                .with("line", line(place))
                .with("text", shown)
                .cure(cure));
    }

    /** The lines of a text: it knows where one is, and goes from line to line to another. */
    private static final class Lines {

        private final CharSequence text;
        private int line = 1;
        private int start;
        private int end;

        Lines(CharSequence text) {
            this.text = text;
            this.end = endFrom(0);
        }

        /** The line of a place, from 1; the end of a line belongs to it. */
        int line(int place) {
            while (end < place) {
                line++;
                start = end + 1;
                end = endFrom(start);
            }
            while (place < start) {
                line--;
                end = start - 1;
                start = Characters.lastIndexOf(text, '\n', end - 1) + 1;
            }
            return line;
        }

        private int endFrom(int place) {
            int found = Characters.indexOf(text, '\n', place);
            return found < 0 ? Integer.MAX_VALUE : found;
        }
    }
}
