package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Course.Way;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.stream.Stream;

/** Whether SQL asks what time it is. */
final class Clock {

    private static final List<String> WORDS = List.of("current_timestamp", "current_time", "current_date");

    private Clock() {}

    static boolean isRead(Way way, Dump schema) {
        return Stream.of(way.up(), way.down().orElse(List.of()), schema.catalogue())
                .flatMap(List::stream)
                .flatMap(sql -> Tokenizer.tokens(sql, DatabaseKind.SQLITE).stream())
                .anyMatch(Clock::isTime);
    }

    private static boolean isTime(Token token) {
        return WORDS.stream().anyMatch(token::isWord)
                || (token.kind() == Token.Kind.STRING && token.name().equalsIgnoreCase("now"));
    }

    static void waitForNextSecond() {
        long now = System.currentTimeMillis();
        try {
            Thread.sleep(1_050 - now % 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
