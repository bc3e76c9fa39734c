package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part of a text is made of, by the lexical rules of one database.
 *
 * @param comments those that were asked for, outside of statements' bodies, of fences and of data for COPY, without the
 *     last one
 * @param code the place of the first token that is no comment; empty if there is none
 * @param end where the part ends: at the comment that ends it, or where the text ends
 * @param last the comment that ends it; empty if the text does
 */
public record Outline(List<Token> comments, OptionalInt code, int end, Optional<Token> last) {

    private static final Pattern END_OF_DATA = Pattern.compile("^\\\\\\.\\h*\\r?$", Pattern.MULTILINE);

    /** Copies the comments. */
    public Outline {
        comments = List.copyOf(comments);
    }

    /**
     * Reads a part of a text.
     *
     * @param from where it begins, outside of any statement
     * @param isLast tells the comment that ends it
     * @param tells which other comments are kept
     * @throws SqlSyntaxException if a quote, a comment, a body or a fence isn't closed; its line is that of the whole text
     */
    public static Outline of(
            CharSequence text, int from, DatabaseKind database, Predicate<Token> isLast, Predicate<Token> tells) {
        return new Reading(text, database, isLast, tells).from(from);
    }

    /** Goes through the tokens. */
    private static final class Reading {

        private final CharSequence text;
        private final DatabaseKind database;
        private final Predicate<Token> isLast;
        private final Predicate<Token> tells;
        private final Tokenizer tokenizer;
        private final List<Token> comments = new ArrayList<>();
        private OptionalInt code = OptionalInt.empty();
        private StatementState state;

        Reading(CharSequence text, DatabaseKind database, Predicate<Token> isLast, Predicate<Token> tells) {
            this.text = text;
            this.database = database;
            this.isLast = isLast;
            this.tells = tells;
            this.tokenizer = Tokenizer.strict(text, database);
            this.state = new StatementState(database);
        }

        Outline from(int place) {
            tokenizer.moveTo(place);
            for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
                Token token = next.get();
                if (token.kind() != Token.Kind.COMMENT) {
                    code(token);
                } else if (Fence.begins(text, token).isPresent()) {
                    fence(token);
                } else if (!state.isInBody()) {
                    if (isLast.test(token)) {
                        return new Outline(comments, code, token.start(), next);
                    }
                    if (tells.test(token)) {
                        comments.add(token);
                    }
                }
            }
            state.requireClosed(tokenizer);
            return new Outline(comments, code, text.length(), Optional.empty());
        }

        private void fence(Token line) {
            if (!Fence.begins(text, line).orElse(false)) {
                throw Fence.neverBegun(line, tokenizer);
            }
            tokenizer.moveTo(Fence.end(text, line, tokenizer).end());
            code = code.isPresent() ? code : OptionalInt.of(line.start());
        }

        private void code(Token token) {
            code = code.isPresent() ? code : OptionalInt.of(token.start());
            if (!token.isSymbol(";") || state.isInside()) {
                state.add(token);
                return;
            }
            if (state.words().copiesFromInput()) {
                passOverData();
            }
            state = new StatementState(database);
        }

        private void passOverData() {
            Matcher end = END_OF_DATA.matcher(text);
            if (end.find(tokenizer.place())) {
                tokenizer.moveTo(end.end());
            }
        }
    }
}
