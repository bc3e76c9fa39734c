package dev.retort.junit.generation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a text can be a value of a type: what the database would refuse costs a statement each time. */
final class Fitting {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");
    private static final Pattern DAY = Pattern.compile("(?s)\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern JSON = Pattern.compile("(?s)\\{.*}|\\[.*]|\".*\"|-?\\d+(\\.\\d+)?|true|false|null");
    private static final int LONG = 10_000;

    private Fitting() {}

    static boolean fits(Pool pool, String raw) {
        return switch (pool.sort()) {
            case NUMBER -> NUMBER.matcher(raw).matches() && isWithin(pool, new BigDecimal(raw));
            case TEXT -> raw.indexOf('\0') < 0 && raw.codePointCount(0, raw.length()) <= longest(pool);
            case TRUTH, LABEL -> pool.limits().contains(raw);
            case DATE -> raw.length() == 10 && DAY.matcher(raw).matches();
            case TIMESTAMP -> DAY.matcher(raw).matches();
            case JSON -> JSON.matcher(raw).matches();
            case ARRAY -> raw.startsWith("{") && raw.endsWith("}");
            case RANGE ->
                pool.plain().apply(0).startsWith("{")
                        ? raw.matches("(?s)\\{.*}")
                        : raw.matches("(?s)empty|[\\[(].*[])]");
            case BYTES ->
                raw.matches("(\\\\x)?([0-9a-f]{2})*")
                        && raw.startsWith(pool.plain().apply(0).substring(0, 1).replaceAll("[0-9a-f]", ""));
            case OTHER -> isLike(pool.plain().apply(0), raw);
        };
    }

    private static boolean isWithin(Pool pool, BigDecimal number) {
        List<BigDecimal> limits = pool.limits().stream().map(BigDecimal::new).toList();
        boolean whole = pool.plain().apply(0).indexOf('.') < 0;
        return (!whole || number.stripTrailingZeros().scale() <= 0)
                && number.compareTo(Collections.min(limits)) >= 0
                && number.compareTo(Collections.max(limits)) <= 0;
    }

    private static int longest(Pool pool) {
        int longest = pool.limits().stream()
                .mapToInt(limit -> limit.codePointCount(0, limit.length()))
                .max()
                .orElse(0);
        return longest < LONG ? longest : Integer.MAX_VALUE;
    }

    /** Of a type of its own: in the form of a value that is one. */
    private static boolean isLike(String plain, String raw) {
        return UUID.matcher(plain).matches()
                ? UUID.matcher(raw).matches()
                : plain.matches("[01]+")
                        ? raw.matches("[01]+") && raw.length() == plain.length()
                        : form(plain).equals(form(raw));
    }

    private static String form(String raw) {
        return raw.replaceAll("[0-9]+", "0").replaceAll("[a-zA-Z]+", "a");
    }
}
