package dev.retort.junit.verification;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.AllDownCheck;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.DataRoundTripCheck;
import dev.retort.junit.check.DataUpCheck;
import dev.retort.junit.check.GraphCheck;
import dev.retort.junit.check.ModelCheck;
import dev.retort.junit.check.NoTraceCheck;
import dev.retort.junit.check.SessionCheck;
import dev.retort.junit.check.StairwayCheck;
import dev.retort.junit.check.UpgradeCheck;
import dev.retort.schema.MetaData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All checks, and the choice among them. */
final class Checks {

    private Checks() {}

    /** The checks in the order in which they run. */
    static List<Check> all(Optional<MetaData> model) {
        return List.of(
                new GraphCheck(),
                new UpgradeCheck(),
                new StairwayCheck(),
                new NoTraceCheck(),
                new DataUpCheck(),
                new DataRoundTripCheck(),
                new SessionCheck(),
                new AllDownCheck(),
                new ModelCheck(model));
    }

    /**
     * The checks that are wanted.
     *
     * @param only ids of those that alone are wanted; empty for all
     * @param without ids of those that aren't
     * @throws RetortException if an id isn't known, code {@code unknown-check}
     */
    static List<Check> chosen(Optional<MetaData> model, Set<String> only, Set<String> without) {
        List<Check> all = all(model);
        Set<String> unknown = new TreeSet<>(only);
        unknown.addAll(without);
        all.forEach(check -> unknown.remove(check.id()));
        if (!unknown.isEmpty()) {
            throw new RetortException(Problem.of("unknown-check", "no check is called " + String.join(", ", unknown))
                    .with("known", String.join(", ", all.stream().map(Check::id).toList()))
                    .cure("correct retort.checks"));
        }
        return all.stream()
                .filter(check -> only.isEmpty() || only.contains(check.id()))
                .filter(check -> !without.contains(check.id()))
                .filter(check -> model.isPresent() || !check.id().equals("model") || only.contains("model"))
                .toList();
    }
}
