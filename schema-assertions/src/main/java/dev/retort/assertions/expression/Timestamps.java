package dev.retort.assertions.expression;

import java.util.List;

/** Timestamps that are written as texts: PostgreSQL completes {@code '2026-01-31'} with midnight and the zone. */
final class Timestamps {

    private static final List<String> SILENT = List.of("Z", "+00:00", "+00", " 00:00:00", " 00:00");

    private Timestamps() {}

    static Literal.Text canonical(Literal.Text text) {
        String value = text.value();
        if (value.length() < 11) {
            return text;
        }
        value = value.substring(0, 10) + value.substring(10).replaceFirst("^T", " ");
        for (String end : SILENT) {
            value = value.endsWith(end) ? value.substring(0, value.length() - end.length()) : value;
        }
        return new Literal.Text(value);
    }
}
