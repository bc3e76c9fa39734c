package dev.retort.revision;

import java.util.Optional;
import java.util.Set;

/** The grammar of revision ids and branch labels: what could not be typed as a target later is refused at once. */
final class Identifiers {

    static final int LONGEST_ID = 32;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final String REFUSED = "@-+:,'\"`;";

    private Identifiers() {}

    static void checkId(String id) {
        check("revision id", id);
        if (id.length() > LONGEST_ID) {
            throw InvalidIdentifierException.tooLong(id, LONGEST_ID);
        }
    }

    static void checkLabel(String label, String id) {
        check("branch label of revision '" + id + "'", label);
    }

    private static void check(String what, String text) {
        if (text.isEmpty()) {
            throw InvalidIdentifierException.empty(what);
        }
        if (RESERVED.contains(text)) {
            throw InvalidIdentifierException.reserved(what, text);
        }
        firstRefused(text).ifPresent(character -> {
            throw InvalidIdentifierException.character(what, text, character);
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
}
