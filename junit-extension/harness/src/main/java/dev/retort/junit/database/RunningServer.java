package dev.retort.junit.database;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A server as its owner sees it: it can be stopped. */
interface RunningServer extends DatabaseServer {

    /** Removes what is left of its databases and stops what was started. Called once, perhaps while the JVM ends. */
    void stop();

    /** Names that are unique on a server: a prefix of this run, a number and what fits of a hint. */
    final class Names {

        /** PostgreSQL cuts names at 63 bytes; the hint gives way. */
        private static final int LONGEST_HINT = 30;

        private final String prefix;
        private final AtomicLong count = new AtomicLong();

        Names(String prefix) {
            this.prefix = prefix;
        }

        String next(String hint) {
            String plain = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_HINT));
            return prefix + count.incrementAndGet() + "_" + shortened.replaceAll("^_|_$", "");
        }
    }
}
