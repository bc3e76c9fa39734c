package dev.retort.junit;

import dev.retort.error.RetortException;
import org.opentest4j.AssertionFailedError;

/** What a person reads who used us wrongly: our words, once, without a stack that would lead into our code. */
final class Mistake {

    private Mistake() {}

    /** The error for JUnit. */
    static AssertionFailedError shown(RetortException mistake) {
        return shown(mistake.getMessage());
    }

    /** What a user's code threw, in a sentence. */
    static String thrown(Throwable thrown) {
        return thrown.getClass().getName() + (thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")");
    }

    static AssertionFailedError shown(String message) {
        AssertionFailedError error = new AssertionFailedError(message);
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }
}
