package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import java.nio.charset.Charset;

/**
 * The marks before each line of a tree.
 *
 * @param passed before what passed
 * @param failed before what failed
 * @param untested before what is untested
 */
public record Marks(String passed, String failed, String untested) {

    /** Marks that need Unicode. */
    public static final Marks UNICODE = new Marks("✓", "✗", "–");
    /** Marks for every terminal. */
    public static final Marks ASCII = new Marks("+", "x", "-");

    /** The marks that an encoding can write. */
    public static Marks of(Charset charset) {
        return charset.newEncoder().canEncode(UNICODE.passed() + UNICODE.failed() + UNICODE.untested())
                ? UNICODE
                : ASCII;
    }

    /** The mark of an outcome. */
    public String of(Outcome outcome) {
        return outcome instanceof Outcome.Passed ? passed : outcome instanceof Outcome.Failed ? failed : untested;
    }
}
