package dev.retort.revision;

import dev.retort.error.HalfCharacter;
import dev.retort.error.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One node of the revision graph.
 *
 * @param id up to 255 characters, as far as the version table's column takes them, without
 *     {@code @ + : ,}, quotes and white space, not beginning with a hyphen, and no reserved word
 * @param down the ids of the parents in the order of the file; empty for a base; repeated ids count once
 * @param dependsOn full ids or labels of revisions that must be applied before this one; repeated ones count once
 * @param labels branch labels given to this revision; same grammar as ids, of any length
 * @param message what the author says that it does; may be empty
 * @param created when it was written, if known
 */
public record Revision(
        String id,
        List<String> down,
        List<String> dependsOn,
        Set<String> labels,
        String message,
        Optional<Instant> created) {

    /** The most characters that an id may have, and the length of the version table's column where we make it. */
    public static final int LONGEST_ID = 255;

    static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

    /**
     * Checks the grammar of the id and of the labels and copies the lists.
     *
     * @throws RevisionException if the id or a label can't be used, code {@code invalid-identifier}
     */
    public Revision {
        Identifiers.checkId(id);
        down = List.copyOf(new LinkedHashSet<>(down));
        dependsOn = List.copyOf(new LinkedHashSet<>(dependsOn));
        labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        labels.forEach(label -> Identifiers.checkLabel(label, id));
        Identifiers.requireWhole("message of revision '" + id + "'", message);
        Objects.requireNonNull(created, "created");
    }

    /** Whether it has no parent. */
    public boolean isBase() {
        return down.isEmpty();
    }

    /** Whether it has several parents. */
    public boolean isMergePoint() {
        return down.size() > 1;
    }

    /** The grammar of revision ids and branch labels: what couldn't be typed as a target later is refused at once. */
    private static final class Identifiers {

        private static final String REFUSED = "@+:,'\"`;";
        private static final Pattern WALK = Pattern.compile("(?:" + String.join("|", RESERVED) + ")-[0-9]+");

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
            requireWhole(what, text);
            if (RESERVED.contains(text) || WALK.matcher(text).matches()) {
                throw invalid(
                        "'" + text + "' cannot be used as " + what,
                        "head, heads, base and current are reserved, also with a number of steps; choose another");
            }
            if (text.startsWith("-")) {
                throw invalid(
                        "the " + what + " '" + text + "' begins with '-'",
                        "begin with a letter, a digit or '_': it couldn't be typed on a command line");
            }
            firstRefused(text).ifPresent(character -> {
                throw invalid(
                        "the " + what + " '" + text + "' contains '" + character + "'",
                        "use letters, digits, '_', '-' and '.'; @ + : have a meaning in targets");
            });
        }

        /** Half a character is written as a question mark wherever it goes to, and nobody finds it again. */
        static void requireWhole(String what, String text) {
            HalfCharacter.find(text).ifPresent(half -> {
                throw invalid("the " + what + " has half a character, " + half, HalfCharacter.CURE);
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
            return new RevisionException(
                    Problem.of("invalid-identifier", summary).cure(cure));
        }
    }
}
