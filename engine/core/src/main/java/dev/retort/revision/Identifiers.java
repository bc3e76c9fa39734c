package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.Optional;
import java.util.Set;

/** The grammar of revision ids and branch labels: what couldn't be typed as a target later is refused at once. */
final class Identifiers {

    static final int LONGEST_ID = 32;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final String REFUSED = "@-+:,'\"`;";

    private Identifiers() {}

    static void checkId(String id) {
        check("revision id", id);
        if (id.length() > LONGEST_ID) {
            throw invalid(
                    "the revision id '" + id + "' has " + id.length() + " characters",
                    "the version table takes " + LONGEST_ID + "; choose a shorter id");
        }
    }

    static void checkLabel(String label, String id) {
        check("branch label of revision '" + id + "'", label);
    }

    private static void check(String what, String text) {
        if (text.isEmpty()) {
            throw invalid("a " + what + " is empty", "give at least one character");
        }
        if (RESERVED.contains(text)) {
            throw invalid(
                    "'" + text + "' cannot be used as " + what,
                    "head, heads, base and current are reserved; choose another");
        }
        firstRefused(text).ifPresent(character -> {
            throw invalid(
                    "the " + what + " '" + text + "' contains '" + character + "'",
                    "use letters, digits, '_' and '.'; @ - + : have a meaning in targets");
        });
    }

    private static Optional<String> firstRefused(String text) {
        return text.codePoints()
                .filter(Identifiers::isRefused)
                .mapToObj(Character::toString)
                .findFirst();
    }

    private static boolean isRefused(int character) {
        return REFUSED.indexOf(character) >= 0
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static RevisionException invalid(String summary, String cure) {
        return new RevisionException(Problem.of("invalid-identifier", summary).cure(cure));
    }
}
