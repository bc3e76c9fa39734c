package dev.retort.script;

import dev.retort.error.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** The known name that a mistyped one probably meant. */
final class Nearest {

    private Nearest() {}

    static String to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> EditDistance.between(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }
}
