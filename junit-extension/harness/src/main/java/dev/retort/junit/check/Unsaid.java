package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.difference.Change;
import java.util.Set;

/** Differences that are no drift, since a model that is silent about them asks for nothing. */
final class Unsaid {

    private static final Set<String> TUNING =
            Set.of("options", "toast options", "index options", "access method", "tablespace");

    private Unsaid() {}

    static boolean isUnsaid(Change change) {
        return change.kind() == Change.Kind.CHANGED && (isTuning(change) || isOnlyNotValidated(change));
    }

    /** How data is stored is for the one who runs the database, unless the model says it. */
    private static boolean isTuning(Change change) {
        return change.expected().isEmpty()
                && change.attribute().filter(TUNING::contains).isPresent();
    }

    /** The constraint is there and holds for each new row; whether old rows keep to it isn't the model's matter. */
    private static boolean isOnlyNotValidated(Change change) {
        return (change.objectKind() == ObjectKind.FOREIGN_KEY || change.objectKind() == ObjectKind.CHECK)
                && change.expected().isPresent()
                && change.actual().equals(change.expected().map(definition -> definition + " NOT VALID"));
    }
}
