package dev.retort.junit.generation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Texts of values that both databases know, plain ones by number and those at the limits. */
final class RawValues {

    private static final String LONG = "long text, which goes on and on; ";
    private static final int LONGEST = 10_000;

    private static final List<String> WORDS =
            List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            " both ends ",
            "Mixed Case",
            "mixed case",
            "UPPER",
            "a",
            "ä€ß",
            "e\u0301",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB",
            "\u05E9\u05DC\u05D5\u05DD",
            "O'Brien",
            "say \"hi\"",
            "back\\slash",
            "100%_",
            "tab\tline\nend",
            "007",
            "1.50",
            "NULL");

    static final List<String> DATES =
            List.of("2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01", "2000-12-31", "1900-02-28");

    static final List<String> TIMESTAMPS = List.of(
            "2024-02-29 12:00:00.5",
            "0001-01-01 12:00:00",
            "9999-12-31 11:59:59.999999",
            "1970-01-01 00:00:00",
            "2024-03-31 02:30:00",
            "2000-12-31 23:59:59");

    static final List<String> OFFSETS = List.of("+00:00", "+14:00", "-12:00", "+05:30", "+00:00", "-03:30");

    static final List<String> TIMES = List.of("00:00:00", "23:59:59.999999", "12:00:00", "02:30:00.5");

    static final List<String> JSON = List.of(
            "{}",
            "[]",
            "null",
            "\"x\"",
            "1",
            "1.50",
            "true",
            "{\"a\": {\"b\": [1, 2, {\"c\": null}]}}",
            "{\"k\": \"O'Brien \\\"q\\\" ü\"}");

    static final List<String> BYTES = List.of("", "00", "ff", "00ff00", "5c27", "c3a4", "00".repeat(100));

    private RawValues() {}

    static String text(int number) {
        String word = WORDS.get(number % WORDS.size());
        return number < WORDS.size() ? word : word + number / WORDS.size();
    }

    /** Different texts of at most that many characters. */
    static String text(int number, int longest) {
        String word = text(number);
        if (word.length() <= longest) {
            return word;
        }
        String short36 = Integer.toString(number + 10, 36);
        return short36.substring(Math.max(0, short36.length() - Math.max(1, longest)));
    }

    static List<String> texts(int longest) {
        String filler = LONG.repeat(Math.min(longest, LONGEST) / LONG.length() + 1);
        String full = filler.substring(0, Math.min(longest, LONGEST));
        return Stream.concat(TEXTS.stream(), Stream.of(full.strip().length() == full.length() ? full : last(full)))
                .filter(text -> text.codePointCount(0, text.length()) <= longest)
                .distinct()
                .toList();
    }

    /** A text that ends in no blank, lest a type that pads takes it for shorter. */
    private static String last(String full) {
        return full.isBlank() ? "x".repeat(full.length()) : full.substring(0, full.length() - 1) + ".";
    }

    static List<String> integers(BigInteger least, BigInteger greatest) {
        return Stream.of("0", "-1", "1", least.toString(), greatest.toString(), "100")
                .filter(text ->
                        new BigInteger(text).compareTo(least) >= 0 && new BigInteger(text).compareTo(greatest) <= 0)
                .distinct()
                .toList();
    }

    /**
     * Decimals with so many digits, of which so many are behind the point; among them whole ones whose quotients aren't whole,
     * for who divides them.
     */
    static List<String> decimals(int precision, int scale) {
        BigDecimal greatest = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
        return Stream.of(
                        BigDecimal.ZERO,
                        BigDecimal.ONE.negate(),
                        BigDecimal.ONE,
                        new BigDecimal("2"),
                        new BigDecimal("3"),
                        new BigDecimal("0.5"),
                        new BigDecimal("1.5"),
                        new BigDecimal("2.5"),
                        new BigDecimal("-0.5"),
                        new BigDecimal(BigInteger.ONE, scale),
                        greatest,
                        greatest.negate())
                .filter(value -> value.abs().compareTo(greatest) <= 0
                        && value.stripTrailingZeros().scale() <= scale)
                .map(value -> value.setScale(Math.max(0, scale)).toPlainString())
                .distinct()
                .toList();
    }

    static String decimal(int number, int precision, int scale) {
        boolean room = precision - scale >= 4;
        BigDecimal value = room
                ? BigDecimal.valueOf(number % 9_000 + 1L)
                        .add(scale >= 2 ? new BigDecimal("0.25") : BigDecimal.ZERO)
                        .setScale(Math.max(0, scale))
                : new BigDecimal(BigInteger.valueOf(number + 1L), scale);
        return value.toPlainString();
    }

    static String date(int number) {
        return LocalDate.of(2024, 1, 10).plusDays(number % 3_000).toString();
    }

    static String timestamp(int number) {
        return LocalDateTime.of(2024, 1, 10, 9, 0, 1)
                .plusDays(number % 3_000)
                .plusMinutes(number)
                .toString()
                .replace('T', ' ');
    }

    static String time(int number) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", 8 + number / 3_600 % 12, number / 60 % 60, number % 60);
    }

    static String uuid(int number) {
        return String.format(Locale.ROOT, "5f0c3a1e-0000-4000-8000-%012x", number + 1);
    }

    static String bytes(int number) {
        return String.format(Locale.ROOT, "%06x", number + 1);
    }

    static String json(int number) {
        return "{\"a\": " + (number + 1) + "}";
    }
}
