package dev.retort.cli.session;

import dev.retort.cli.output.Console;
import dev.retort.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and the signal by which other programs ask a process to end: the run is cancelled, and the process lives on until
 * it has said what was done. The Java machine then ends with 128 and the signal's number: 130 for Ctrl-C.
 */
public final class Interruption {

    private static final int LONGEST_SECONDS = 10;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;

    private Interruption(Console console) {
        this.console = console;
    }

    /**
     * Waits for signals from now on.
     *
     * @param console where it says that the database doesn't answer
     */
    public static Interruption of(Console console) {
        Interruption interruption = new Interruption(console);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /** For programs in which nobody presses Ctrl-C. */
    public static Interruption none(Console console) {
        return new Interruption(console);
    }

    /** Ends the runs that were told of it. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** The command has ended and said how: the process may end. */
    public void ended() {
        ended.countDown();
    }

    private void interrupt() {
        if (ended.getCount() == 0) {
            return;
        }
        cancellation.cancel();
        if (!cancellation.isRunning()) {
            return;
        }
        try {
            if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                console.message(
                        "error: interrupted, but the database has not ended the statement within " + LONGEST_SECONDS
                                + " s\n  what to do: look with retort current and retort history --log what was done, and on the server"
                                + " whether the statement still runs");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
