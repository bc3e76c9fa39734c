package dev.retort.junit.witness;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trigger's definition tells.
 *
 * @param timing {@code before}, {@code after} or {@code instead of}
 * @param events sorted
 * @param orientation {@code row} or {@code statement}
 * @param condition the WHEN of PostgreSQL
 * @param statement the call of PostgreSQL, or all of SQLite's text
 */
record TriggerText(
        String timing, NavigableSet<String> events, String orientation, Optional<String> condition, String statement) {

    private static final String QUOTED = "(?:\"(?:[^\"]|\"\")*\"|[^ \"]+)";
    private static final Pattern POSTGRES =
            Pattern.compile("(?s)CREATE (?:CONSTRAINT )?TRIGGER " + QUOTED + " (BEFORE|AFTER|INSTEAD OF) (.*?) ON .*?"
                    + " FOR EACH (ROW|STATEMENT)(?: WHEN \\((.*)\\))? (EXECUTE FUNCTION .*)");
    private static final Pattern SQLITE =
            Pattern.compile("(?s)(?:(before|after|instead of) )?(insert|update|delete)\\b.*");

    static TriggerText ofPostgres(String text) {
        Matcher matcher = POSTGRES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this isn't a trigger: " + text);
        }
        NavigableSet<String> events = new TreeSet<>();
        for (String event : matcher.group(2).split(" OR ")) {
            events.add(event.toLowerCase(Locale.ROOT).split(" ")[0]);
        }
        events.remove("truncate"); // NotCompared.TRUNCATE_TRIGGERS
        return new TriggerText(
                matcher.group(1).toLowerCase(Locale.ROOT),
                events,
                matcher.group(3).toLowerCase(Locale.ROOT),
                Optional.ofNullable(matcher.group(4)),
                matcher.group(5));
    }

    static TriggerText ofSqlite(String text) {
        Matcher matcher = SQLITE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this isn't a trigger: " + text);
        }
        return new TriggerText(
                Optional.ofNullable(matcher.group(1)).orElse("before"),
                new TreeSet<>(List.of(matcher.group(2))),
                "row",
                Optional.empty(),
                text);
    }
}
