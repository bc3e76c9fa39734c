package dev.retort.junit.meaning;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time, as PostgreSQL keeps one.
 *
 * @param months years and months
 * @param days days
 * @param seconds the rest
 */
record Span(long months, long days, BigDecimal seconds) {

    private static final Pattern PART = Pattern.compile(
            "\\s*(?:([-+]?)(\\d+):(\\d+)(?::(\\d+(?:\\.\\d+)?))?|([-+]?\\d+(?:\\.\\d+)?)\\s*([a-z]+))\\s*,?");

    private static final Map<String, Integer> MONTHS = Map.of("year", 12, "yr", 12, "y", 12, "mon", 1, "month", 1);
    private static final Map<String, Integer> DAYS = Map.of("day", 1, "d", 1, "week", 7, "w", 7);
    private static final Map<String, Integer> SECONDS = Map.of(
            "hour", 3600, "h", 3600, "hr", 3600, "minute", 60, "min", 60, "m", 60, "second", 1, "sec", 1, "s", 1);

    /** Reads {@code 1 year 2 mons 3 days 04:05:06.7}, and the same in words. */
    static Optional<Span> of(String text) {
        Span span = new Span(0, 0, BigDecimal.ZERO);
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher part = PART.matcher(plain);
        int end = 0;
        while (end < plain.length()) {
            if (!part.find(end) || part.start() != end) {
                return Optional.empty();
            }
            Optional<Span> more = part.group(6) == null ? Optional.of(span.clock(part)) : span.words(part);
            if (more.isEmpty()) {
                return more;
            }
            span = more.get();
            end = part.end();
        }
        return plain.isEmpty() ? Optional.empty() : Optional.of(span);
    }

    private Span clock(Matcher part) {
        String second = part.group(4);
        BigDecimal time = new BigDecimal(part.group(2))
                .multiply(BigDecimal.valueOf(3600))
                .add(new BigDecimal(part.group(3)).multiply(BigDecimal.valueOf(60)))
                .add(second == null ? BigDecimal.ZERO : new BigDecimal(second));
        return new Span(months, days, seconds.add("-".equals(part.group(1)) ? time.negate() : time));
    }

    private Optional<Span> words(Matcher part) {
        String unit = part.group(6).length() > 1 ? part.group(6).replaceFirst("s$", "") : part.group(6);
        BigDecimal number = new BigDecimal(part.group(5));
        if (SECONDS.containsKey(unit)) {
            return Optional.of(
                    new Span(months, days, seconds.add(number.multiply(BigDecimal.valueOf(SECONDS.get(unit))))));
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        long whole = number.longValue();
        if (DAYS.containsKey(unit)) {
            return Optional.of(new Span(months, days + whole * DAYS.get(unit), seconds));
        }
        return MONTHS.containsKey(unit)
                ? Optional.of(new Span(months + whole * MONTHS.get(unit), days, seconds))
                : Optional.empty();
    }

    /** Whether it is as long. */
    boolean isSame(Span other) {
        return months == other.months && days == other.days && seconds.compareTo(other.seconds) == 0;
    }

    /** Whether it is so many of one unit. */
    boolean isCount(BigDecimal number) {
        boolean ofSeconds = months == 0 && days == 0;
        return (ofSeconds && (is(number, "0.001") || is(number, "1") || is(number, "60") || is(number, "3600")))
                || (months == 0 && seconds.signum() == 0 && number.compareTo(BigDecimal.valueOf(days)) == 0)
                || (days == 0 && seconds.signum() == 0 && number.compareTo(BigDecimal.valueOf(months)) == 0);
    }

    private boolean is(BigDecimal number, String unit) {
        return seconds.compareTo(number.multiply(new BigDecimal(unit))) == 0;
    }
}
