package dev.retort.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.cli.output.Colours.Style;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The two streams of the process: results go to the first, everything else to the second. */
public final class Console {

    private static final JSON JSON_WRITER =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final PrintStream out;
    private final PrintStream err;
    private final Colours colours;
    private final Masking masking = new Masking();

    /**
     * Makes a console.
     *
     * @param out for results
     * @param err for messages
     * @param colours which of the two are terminals
     */
    public Console(PrintStream out, PrintStream err, Colours colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /** The console of this process; texts are written as UTF-8. */
    public static Console ofProcess() {
        return new Console(
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Colours.ofProcess());
    }

    /** A stream to standard error for logs: what must not be shown is taken out of them, too. */
    public PrintStream logs() {
        return new PrintStream(new Masking.Lines(err, masking), true, StandardCharsets.UTF_8);
    }

    /** The stream for results, for those that write to it themselves. */
    public PrintStream out() {
        return out;
    }

    /** The stream for messages, for those that write to it themselves. */
    public PrintStream err() {
        return err;
    }

    /** Whether there are colours. */
    public Colours colours() {
        return colours;
    }

    /** What must never be shown. */
    public Masking masking() {
        return masking;
    }

    /** Prints a JSON document as the result. */
    public void result(Map<String, Object> document) {
        try {
            result(JSON_WRITER.asString(document));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Prints a line of the result. */
    public void result(String line) {
        out.println(masking.mask(line));
    }

    /** Prints a line about what is going on. */
    public void message(String line) {
        err.println(masking.mask(line));
    }

    /** Styles a piece of the result. */
    public String styled(Style style, String text) {
        return colours.onOut() ? style.on(text) : text;
    }

    /** Styles a piece of a message. */
    public String styledMessage(Style style, String text) {
        return colours.onErr() ? style.on(text) : text;
    }

    /** Writes out what is still in memory; false if not all of the result could be written, to a full disk for example. */
    public boolean flush() {
        err.flush();
        return !out.checkError();
    }
}
