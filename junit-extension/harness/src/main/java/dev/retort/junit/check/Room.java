package dev.retort.junit.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a value a column's type has room for, as it is declared: SQLite doesn't hold it to that, but who writes it
 * means it. A text that is longer, digits behind the point and the time of a day can't be kept in a type without room for
 * them; what can be kept still must be.
 *
 * @param type the type as the database shows it
 */
record Room(String type) {

    private static final Pattern SIZED = Pattern.compile("(\\d+)(?:\\s*,\\s*(\\d+))?");

    /** Whether a value became another one because the type has no room for all of it, and as little as that was lost. */
    boolean explains(Optional<String> was, Optional<String> is) {
        return was.isPresent() && is.isPresent() && explains(plain(was.get()), plain(is.get()));
    }

    private boolean explains(String was, String is) {
        String kind = type.toUpperCase(Locale.ROOT);
        if (kind.endsWith("[]")) {
            return false;
        }
        if (kind.contains("CHAR")) {
            return size(1).filter(length -> was.codePointCount(0, was.length()) > length)
                    .filter(length -> is.codePointCount(0, is.length()) == length && was.startsWith(is))
                    .isPresent();
        }
        if (kind.contains("INT")) {
            return isRounded(was, is, 0);
        }
        if (kind.startsWith("NUMERIC") || kind.startsWith("DECIMAL")) {
            return size(1).isPresent() && isRounded(was, is, size(2).orElse(0));
        }
        return kind.equals("DATE")
                && was.length() > is.length()
                && is.length() >= 10
                && was.startsWith(is.substring(0, 10));
    }

    private static boolean isRounded(String was, String is, int scale) {
        try {
            BigDecimal exact = new BigDecimal(was);
            BigDecimal distance = exact.subtract(new BigDecimal(is)).abs();
            return exact.stripTrailingZeros().scale() > scale
                    && distance.compareTo(BigDecimal.ONE.movePointLeft(scale)) < 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Optional<Integer> size(int which) {
        Matcher sized = SIZED.matcher(type);
        return sized.find() ? Optional.ofNullable(sized.group(which)).map(Integer::valueOf) : Optional.empty();
    }

    private static String plain(String exact) {
        boolean quoted = exact.length() >= 2 && exact.startsWith("'") && exact.endsWith("'");
        return quoted ? exact.substring(1, exact.length() - 1).replace("''", "'") : exact;
    }
}
