package dev.retort.run;

import dev.retort.Retort;
import dev.retort.dialect.LockTimeoutException;
import dev.retort.revision.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An application of its own that upgrades when it is told to: says {@code ready}, waits for a line, says {@code begin},
 * upgrades, and says how many steps it took and where it stands. With {@code hold} it waits within each step; with
 * {@code script} it writes a script instead, and says how long that is.
 */
final class MigratingProcess {

    private MigratingProcess() {}

    public static void main(String[] arguments) throws IOException {
        say("ready");
        if (System.in.read() < 0) {
            return;
        }
        boolean hold = arguments[2].equals("hold");
        Retort retort = Retort.configure()
                .url(arguments[0])
                .scripts(arguments[1])
                .lockTimeout(Duration.ofMinutes(5))
                .listener(new RunListener() {
                    @Override
                    public void beforeStep(Step step) {
                        if (hold) {
                            holdOn();
                        }
                    }
                })
                .build();
        say("begin");
        if (arguments[2].equals("script")) {
            Letters letters = new Letters();
            retort.upgradeScript("head", letters);
            say("script " + letters.count);
            return;
        }
        try {
            RunResult result = retort.upgrade("head");
            say("steps " + result.steps().size() + " heads " + String.join(",", result.heads()));
        } catch (LockTimeoutException e) {
            say("timeout " + e.getMessage());
        }
    }

    /** Counts what is written. */
    private static final class Letters extends Writer {

        private long count;

        @Override
        public void write(char[] text, int from, int length) {
            count += length;
        }

        @Override
        public void flush() {
            // nothing is held
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static void holdOn() {
        say("holding");
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String words) {
        byte[] line = (words + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
