package dev.retort.junit.console;

import java.util.Locale;
import java.util.Optional;

/** What is shown on the console; the setting {@code retort.console}. */
enum ConsoleMode {
    /** Databases and checks as headings, below them a line for each revision. */
    TREE,
    /** One full line for each node. */
    PLAIN,
    /** Nothing. */
    OFF;

    static final String KEY = "retort.console";

    static ConsoleMode of(Optional<String> setting) {
        return switch (setting.orElse("tree").strip().toLowerCase(Locale.ROOT)) {
            case "plain" -> PLAIN;
            case "off", "false", "none" -> OFF;
            default -> TREE;
        };
    }
}
