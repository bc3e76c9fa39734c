package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Like;
import java.util.Optional;

/**
 * What LIKE and GLOB mean. Canonical patterns are escaped with a backslash and have no escape of their own. SQLite's LIKE
 * doesn't tell the case of ASCII letters, see <a href="https://www.sqlite.org/lang_expr.html#like">LIKE</a>: with such
 * letters in the pattern it is PostgreSQL's ILIKE, without them its LIKE.
 */
record Patterns(boolean sqlite) {

    Like meaning(Like like) {
        return switch (like.style()) {
            case REGEXP, IREGEXP -> like;
            case GLOB -> glob(like);
            case LIKE, ILIKE -> like(like);
        };
    }

    private Like like(Like like) {
        boolean ignoresCase = sqlite || like.style() == Like.Style.ILIKE;
        Optional<String> pattern = escaped(like);
        if (pattern.isEmpty()) {
            return like(like, ignoresCase, like.pattern(), like.escape());
        }
        String text = pattern.get();
        boolean letters = sqlite
                ? text.chars().anyMatch(Patterns::isAsciiLetter)
                : text.chars().anyMatch(Patterns::isCased);
        return like(like, ignoresCase && letters, new Literal.Text(text), Optional.empty());
    }

    private static Like like(Like like, boolean ignoresCase, Expression pattern, Optional<Expression> escape) {
        Like.Style style = ignoresCase ? Like.Style.ILIKE : Like.Style.LIKE;
        return new Like(style, like.operand(), pattern, escape, like.negated());
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isCased(int c) {
        return Character.toLowerCase(c) != Character.toUpperCase(c);
    }

    /** The pattern with a backslash before each character that stands for itself; empty if it isn't written out. */
    private Optional<String> escaped(Like like) {
        Optional<Character> escape = sqlite ? Optional.empty() : Optional.of('\\');
        if (like.escape().isPresent()) {
            if (!(like.escape().get() instanceof Literal.Text own)
                    || own.value().length() > 1) {
                return Optional.empty();
            }
            escape = own.value().isEmpty()
                    ? Optional.empty()
                    : Optional.of(own.value().charAt(0));
        }
        return like.pattern() instanceof Literal.Text text
                ? Optional.of(escaped(text.value(), escape))
                : Optional.empty();
    }

    private static String escaped(String pattern, Optional<Character> escape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            boolean itself = escape.isPresent() && pattern.charAt(i) == escape.get() && i + 1 < pattern.length();
            i += itself ? 1 : 0;
            char c = pattern.charAt(i);
            boolean special = c == '\\' || (itself && (c == '%' || c == '_'));
            text.append(special ? "\\" : "").append(c);
        }
        return text.toString();
    }

    /** As LIKE, if it has no class of characters; the case counts in both. */
    private static Like glob(Like like) {
        if (!(like.pattern() instanceof Literal.Text text) || text.value().contains("[")) {
            return like;
        }
        StringBuilder pattern = new StringBuilder();
        for (char c : text.value().toCharArray()) {
            switch (c) {
                case '*' -> pattern.append('%');
                case '?' -> pattern.append('_');
                case '%', '_', '\\' -> pattern.append('\\').append(c);
                default -> pattern.append(c);
            }
        }
        return like(like, false, new Literal.Text(pattern.toString()), Optional.empty());
    }
}
