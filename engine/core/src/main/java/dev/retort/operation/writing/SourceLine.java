package dev.retort.operation.writing;

import java.util.Optional;

/**
 * Where in a migration something is written.
 *
 * @param file the file's name
 * @param line the line, from 1
 */
public record SourceLine(String file, int line) {

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OWN_PACKAGE = SourceLine.class.getPackageName() + ".";

    /** The line of the migration that is calling; empty if it was compiled without line numbers. */
    static Optional<SourceLine> ofCaller() {
        return WALKER.walk(
                frames -> frames.filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                        .findFirst()
                        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                        .map(frame -> new SourceLine(frame.getFileName(), frame.getLineNumber())));
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
