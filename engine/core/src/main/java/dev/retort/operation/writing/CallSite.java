package dev.retort.operation.writing;

import java.util.Optional;

/** Finds the line of the migration that is calling. */
final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OWN_PACKAGE = CallSite.class.getPackageName() + ".";

    private CallSite() {}

    static Optional<SourceLine> find() {
        return WALKER.walk(
                frames -> frames.filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                        .findFirst()
                        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                        .map(frame -> new SourceLine(frame.getFileName(), frame.getLineNumber())));
    }
}
