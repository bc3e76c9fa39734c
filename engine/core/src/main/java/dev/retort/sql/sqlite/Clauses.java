package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clauses that columns' and tables' constraints share. */
final class Clauses {

    private Clauses() {}

    /** ON CONFLICT; ABORT is the default and so isn't shown. */
    static Optional<String> conflict(TokenCursor cursor) {
        if (!cursor.take("on", "conflict")) {
            return Optional.empty();
        }
        String what = cursor.next().text().toLowerCase(Locale.ROOT);
        return what.equals("abort") ? Optional.empty() : Optional.of("on conflict " + what);
    }

    /** A column or an expression in a key or an index; ASC is the default and so isn't shown, nor are outer parentheses. */
    static String indexed(List<Token> tokens) {
        List<Token> shown = tokens;
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isWord("asc")) {
            shown = tokens.subList(0, tokens.size() - 1);
        }
        int end = shown.size();
        if (end > 0 && shown.get(end - 1).isWord("desc")) {
            return expression(shown.subList(0, end - 1)) + " " + CanonicalSql.of(shown.subList(end - 1, end));
        }
        return expression(shown);
    }

    static String indexedList(List<Token> group) {
        return "("
                + String.join(
                        ", ",
                        TokenCursor.parted(group).stream().map(Clauses::indexed).toList())
                + ")";
    }

    /** An expression without the parentheses around all of it. */
    static String expression(List<Token> tokens) {
        List<Token> inside = tokens;
        while (isWrapped(inside)) {
            inside = inside.subList(1, inside.size() - 1);
        }
        return CanonicalSql.of(inside);
    }

    private static boolean isWrapped(List<Token> tokens) {
        if (tokens.size() < 3 || tokens.get(1).isWord("select")) {
            return false;
        }
        TokenCursor cursor = new TokenCursor(tokens);
        return cursor.group().size() == tokens.size() - 2 && cursor.isAtEnd();
    }

    static List<String> firstNames(List<Token> group) {
        return TokenCursor.parted(group).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.get(0).name())
                .toList();
    }

    static String joined(String first, Optional<String> second) {
        return second.map(text -> first + " " + text).orElse(first);
    }
}
