package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.difference.Change;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A difference that is meant.
 *
 * @param what the change as {@link Change#toString()} writes it, such as {@code CHANGED column users.tags: type}; a
 *     {@code *} stands for anything
 * @param reason why it is so; not blank
 */
public record AllowedDifference(String what, String reason) {

    /** Checks that there is a difference and a reason. */
    public AllowedDifference {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(reason, "reason");
        if (what.isBlank()) {
            throw new IllegalArgumentException(
                    "say what is allowed to differ, such as CHANGED column users.tags: type");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why " + what + " is allowed");
        }
    }

    boolean covers(Change change) {
        String[] parts = what.split("\\*", -1);
        StringBuilder pattern = new StringBuilder();
        for (String part : parts) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return change.toString().matches(pattern.toString());
    }

    @Override
    public String toString() {
        return what + " (" + reason + ")";
    }
}
