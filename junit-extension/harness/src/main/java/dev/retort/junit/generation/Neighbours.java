package dev.retort.junit.generation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The values beside one: greater by a step or less. */
final class Neighbours {

    private Neighbours() {}

    /** The same text if its sort has no neighbours. */
    static String of(Pool pool, String raw, int step) {
        return switch (pool.sort()) {
            case NUMBER -> number(raw, step);
            case DATE, TIMESTAMP -> day(raw, step);
            case TEXT -> step > 0 ? raw + "a".repeat(Math.min(step, 3)) : shorter(raw);
            default -> raw.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? number(raw, step) : day(raw, step);
        };
    }

    private static String shorter(String raw) {
        return raw.isEmpty() ? raw : raw.substring(0, raw.length() - 1);
    }

    private static String number(String raw, int step) {
        try {
            return new BigDecimal(raw).add(BigDecimal.valueOf(step)).toPlainString();
        } catch (NumberFormatException noNumber) {
            return raw;
        }
    }

    private static String day(String raw, int step) {
        if (!raw.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            return raw;
        }
        try {
            LocalDate moved = LocalDate.parse(raw.substring(0, 10)).plusDays(step);
            return moved.getYear() < 1 || moved.getYear() > 9_999 ? raw : moved + raw.substring(10);
        } catch (DateTimeException noDay) {
            return raw;
        }
    }
}
