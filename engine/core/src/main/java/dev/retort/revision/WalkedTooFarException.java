package dev.retort.revision;

import dev.retort.error.Problem;

/** A relative target leads past the end of the graph or in the wrong direction: code {@code walked-too-far}. */
public final class WalkedTooFarException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private WalkedTooFarException(Problem problem) {
        super(problem);
    }

    static WalkedTooFarException down(String asked, String from, int steps, int possible) {
        return of(
                asked,
                "there are only " + possible + " of " + steps + " steps below '" + from + "'",
                "give a smaller number, or base");
    }

    static WalkedTooFarException up(String asked, String from, int steps, int possible) {
        return of(
                asked,
                "there are only " + possible + " of " + steps + " steps above '" + from + "'",
                "give a smaller number, or heads");
    }

    static WalkedTooFarException direction(String asked, String command, String sign) {
        return of(asked, command + " cannot go by " + asked, "give " + sign + "N with N of at least 1, or a revision");
    }

    static WalkedTooFarException nothingApplied(String asked) {
        return of(
                asked,
                "no revision is applied from which '" + asked + "' could count",
                "upgrade first, or name a revision");
    }

    private static WalkedTooFarException of(String asked, String summary, String cure) {
        return new WalkedTooFarException(
                Problem.of("walked-too-far", summary).with("asked for", asked).cure(cure));
    }
}
