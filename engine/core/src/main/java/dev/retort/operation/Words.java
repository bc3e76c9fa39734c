package dev.retort.operation;

import dev.retort.schema.Constraint;
import java.util.Locale;

/** How enum constants read in a sentence. */
final class Words {

    private Words() {}

    static String of(Constraint.Kind kind) {
        String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return kind == Constraint.Kind.UNIQUE || kind == Constraint.Kind.EXCLUSION ? words + " constraint" : words;
    }
}
