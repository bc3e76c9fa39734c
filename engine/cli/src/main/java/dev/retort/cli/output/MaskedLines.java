package dev.retort.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes passwords out of what others write, such as logs; a line is held back until it ends or is flushed. */
final class MaskedLines extends OutputStream {

    private final PrintStream target;
    private final Masking masking;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    MaskedLines(PrintStream target, Masking masking) {
        this.target = target;
        this.masking = masking;
    }

    @Override
    public synchronized void write(int character) {
        line.write(character);
        if (character == '\n') {
            flush();
        }
    }

    @Override
    public synchronized void flush() {
        target.print(masking.mask(line.toString(StandardCharsets.UTF_8)));
        target.flush();
        line.reset();
    }
}
