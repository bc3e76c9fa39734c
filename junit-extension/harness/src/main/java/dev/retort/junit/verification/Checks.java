package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.AllDownCheck;
import dev.retort.junit.check.BranchOrderCheck;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.check.CustomRevisionCheck;
import dev.retort.junit.check.DataRoundTripCheck;
import dev.retort.junit.check.DataUpCheck;
import dev.retort.junit.check.GraphCheck;
import dev.retort.junit.check.ModelCheck;
import dev.retort.junit.check.NextWriteCheck;
import dev.retort.junit.check.NoEffectCheck;
import dev.retort.junit.check.NoTraceCheck;
import dev.retort.junit.check.OneRunCheck;
import dev.retort.junit.check.RowCoverageCheck;
import dev.retort.junit.check.RowsReadCheck;
import dev.retort.junit.check.SessionCheck;
import dev.retort.junit.check.StairwayCheck;
import dev.retort.junit.check.UpgradeCheck;
import dev.retort.junit.check.UpgradeWithRowsCheck;
import dev.retort.junit.check.WitnessCheck;
import dev.retort.junit.witness.WitnessMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** All checks, and the choice among them. */
final class Checks {

    private Checks() {}

    /**
     * The checks in the order in which they run; those of others come last. What is wrong is told by the first check that
     * finds it, so one that names a cause comes before those that fail because of it.
     */
    private static List<Check> all(VerificationSettings settings, WitnessMode witness) {
        List<Check> all = new ArrayList<>(List.of(
                new GraphCheck(),
                new BranchOrderCheck(),
                new UpgradeCheck(),
                new NoEffectCheck(),
                new NoTraceCheck(),
                new StairwayCheck(),
                new UpgradeWithRowsCheck(),
                new DataUpCheck(),
                new DataRoundTripCheck(),
                new RowsReadCheck(),
                new NextWriteCheck(),
                new SessionCheck(),
                new AllDownCheck(),
                new OneRunCheck(),
                new RowCoverageCheck(),
                new ModelCheck(settings.wanted(), settings.excluded),
                WitnessCheck.asked(witness)));
        all.addAll(NightlyChecks.all(settings));
        settings.own.forEach(own -> all.add(new CustomRevisionCheck(own)));
        services(settings.loader).forEach(own -> all.add(new CustomRevisionCheck(own)));
        return all;
    }

    /** The ids of all checks of revisions, chosen or not. */
    static List<String> ids(VerificationSettings settings) {
        return all(settings, settings.witness).stream()
                .filter(Check.OfRevision.class::isInstance)
                .map(Check::id)
                .toList();
    }

    /** The ids of all checks, chosen or not. */
    static List<String> allIds(VerificationSettings settings) {
        return all(settings, settings.witness).stream().map(Check::id).toList();
    }

    private static List<CustomCheck> services(ClassLoader loader) {
        try {
            return ServiceLoader.load(CustomCheck.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new RetortException(
                    Problem.of("illegal-check", "a check declared as a service can't be created")
                            .with("reason", String.valueOf(e.getMessage()))
                            .cure("correct META-INF/services/" + CustomCheck.class.getName()),
                    e);
        }
    }

    /**
     * The checks that are wanted.
     *
     * @throws RetortException if an id isn't known, code {@code unknown-check}, or two checks have the same, code
     *     {@code duplicate-check}
     */
    static List<Check> chosen(VerificationSettings settings, WitnessMode witness) {
        List<Check> all = all(settings, witness);
        refuseDuplicates(all);
        Set<String> only = settings.only;
        refuseUnknown(all, only);
        refuseUnknown(all, settings.without);
        return all.stream()
                .filter(check -> only.isEmpty() || only.contains(check.id()))
                .filter(check -> !settings.without.contains(check.id()))
                .filter(check -> only.contains(check.id()) || !isIdle(check, settings, witness))
                .filter(check -> only.contains(check.id()) || !NightlyChecks.isAsleep(check, settings))
                .toList();
    }

    /** Whether a check would say nothing but that it is untested. */
    private static boolean isIdle(Check check, VerificationSettings settings, WitnessMode witness) {
        return switch (check.id()) {
            case "rows-read" -> settings.reads.isEmpty();
            case "model" -> settings.wanted().isEmpty();
            case "upgrade-with-rows", "row-coverage" -> !settings.generatedRows;
            case "witness" -> witness == WitnessMode.OFF;
            default -> false;
        };
    }

    private static void refuseDuplicates(List<Check> all) {
        Map<String, Check> byId = new LinkedHashMap<>();
        for (Check check : all) {
            Check other = byId.putIfAbsent(check.id(), check);
            if (other != null) {
                throw new RetortException(Problem.of("duplicate-check", "two checks are called " + check.id())
                        .with("one", other.origin())
                        .with("the other", check.origin())
                        .cure("give one of them another id, or name it in one place only"));
            }
        }
    }

    private static void refuseUnknown(List<Check> all, Set<String> ids) {
        List<String> known = all.stream().map(Check::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new RetortException(Problem.of("unknown-check", "no check is called " + id)
                        .with("known", String.join(", ", known))
                        .cure(NearestName.cure(id, known, "use one of these")));
            }
        }
    }
}
