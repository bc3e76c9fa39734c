package dev.retort.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines {@code -- statement begin} and {@code -- statement end}, between which a text is one statement. */
final class Fence {

    private static final Pattern LINE = Pattern.compile("--\\h*statement\\h+(begin|end)\\h*", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_LINE =
            Pattern.compile("^\\h*--\\h*statement\\h+end\\h*\\r?$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private Fence() {}

    /** Whether a comment is such a line, and then whether it begins a fence. */
    static Optional<Boolean> begins(CharSequence text, Token comment) {
        Matcher line = LINE.matcher(comment.text().stripTrailing());
        boolean alone = line.matches()
                && Characters.substring(text, Characters.lastIndexOf(text, '\n', comment.start()) + 1, comment.start())
                        .isBlank();
        return alone ? Optional.of(line.group(1).equalsIgnoreCase("begin")) : Optional.empty();
    }

    /**
     * The place of the line that ends a fence.
     *
     * @throws SqlSyntaxException if there is none
     */
    static Place end(CharSequence text, Token begin, Tokenizer tokenizer) {
        Matcher end = END_LINE.matcher(text);
        if (!end.find(begin.end())) {
            throw tokenizer.error(
                    "a fence is opened and never closed",
                    begin.start(),
                    "put '-- statement end' on a line of its own after the statement");
        }
        return new Place(end.start(), end.end());
    }

    /** What is said about a line that ends a fence where there is none. */
    static SqlSyntaxException neverBegun(Token end, Tokenizer tokenizer) {
        return tokenizer.error(
                "a fence ends that was never begun", end.start(), "put '-- statement begin' before the statement");
    }

    /** From where to where a line reaches. */
    record Place(int start, int end) {}
}
