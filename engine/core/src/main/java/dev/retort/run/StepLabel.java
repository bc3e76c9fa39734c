package dev.retort.run;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import java.util.Locale;
import java.util.Optional;

/** What a log says about a step: {@code upgrade 001 -> 002, add phone}. */
final class StepLabel {

    private StepLabel() {}

    static String of(Step step) {
        String word = step.direction().name().toLowerCase(Locale.ROOT);
        Optional<Revision> revision = step.revision();
        if (revision.isEmpty() || step.direction() == Direction.STAMP) {
            return word + " " + step.before() + " -> " + step.after();
        }
        String id = revision.get().id();
        String parents = String.join(", ", revision.get().down());
        String message = revision.get().message();
        String way = step.direction() == Direction.UPGRADE
                ? (parents.isEmpty() ? id : parents + " -> " + id)
                : id + " -> " + (parents.isEmpty() ? "base" : parents);
        return word + " " + way + (message.isEmpty() ? "" : ", " + message);
    }
}
