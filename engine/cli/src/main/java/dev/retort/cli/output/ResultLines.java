package dev.retort.cli.output;

import org.jspecify.annotations.Nullable;

/** Prints a text of lines, each when it is whole; what comes before it is printed when the text begins. */
final class ResultLines implements Appendable {

    private final Console console;
    private final StringBuilder line = new StringBuilder();
    private Runnable before;

    ResultLines(Console console, Runnable before) {
        this.console = console;
        this.before = before;
    }

    @Override
    public Appendable append(@Nullable CharSequence text) {
        String more = String.valueOf(text);
        return append(more, 0, more.length());
    }

    @Override
    public Appendable append(@Nullable CharSequence text, int start, int end) {
        String more = String.valueOf(text);
        for (int i = start; i < end; i++) {
            append(more.charAt(i));
        }
        return this;
    }

    @Override
    public Appendable append(char c) {
        before.run();
        before = () -> {};
        if (c == '\n') {
            print();
        } else {
            line.append(c);
        }
        return this;
    }

    /** A carriage return ends a line, too. */
    private void print() {
        if (line.isEmpty()) {
            console.result("");
        }
        line.toString().lines().forEach(console::result);
        line.setLength(0);
    }
}
