package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.Check.LoadedHistory;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Outcome;
import dev.retort.revision.Revision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses a verification that would be green since it had nothing to look at. */
record Emptiness(VerificationSettings settings, LoadedHistory loaded, List<Check> checks) {

    private static final String CODE = "nothing-verified";
    private static final String ALLOW = ", or allow it with retort.allow-empty=true";
    private static final int SHOWN = 20;

    /**
     * Refuses a history that is empty, or of which nothing is chosen.
     *
     * @throws RetortException with the code {@code nothing-verified}, or with that of a history that can't be loaded where
     *     no check would tell it
     */
    void refuseHistory() {
        if (checks.isEmpty()) {
            throw new RetortException(Problem.of(CODE, settings.name + " makes no check: all are left out")
                    .with(
                            "left out",
                            String.join(", ", settings.without.stream().sorted().toList()))
                    .cure("leave out fewer"));
        }
        boolean told = checks.stream().anyMatch(Check.OfHistory.class::isInstance);
        if (loaded.failure().isPresent() && !told) {
            throw loaded.failure().get();
        }
        if (loaded.history().isPresent() && !settings.mayBeEmpty) {
            List<Revision> revisions = loaded.history().get().graph().revisions();
            refuseEmptyLocations(loaded.history().get().catalog().emptyLocations(), revisions);
            loaded.wanted().stream().sorted().forEach(wanted -> refuseUnknown(wanted, revisions));
        }
    }

    private void refuseEmptyLocations(List<String> empty, List<Revision> revisions) {
        if (!empty.isEmpty()) {
            throw new RetortException(Problem.of(CODE, settings.name + " names a location without a revision")
                    .with("location", String.join("\n", empty))
                    .with("passed over", passedOver())
                    .cure("put a revision there (retort revision -m \"…\" writes one), name another location" + ALLOW));
        }
        if (revisions.isEmpty()) {
            throw new RetortException(Problem.of(CODE, settings.name + " has no revisions")
                    .cure("name their location, such as classpath:db/versions" + ALLOW));
        }
    }

    private String passedOver() {
        List<String> names = loaded.history().stream()
                .flatMap(history -> history.catalog().notices().stream())
                .map(Problem::summary)
                .toList();
        return names.isEmpty() ? "nothing that looks like a script" : String.join("\n", names);
    }

    private void refuseUnknown(String wanted, List<Revision> revisions) {
        List<String> ids = revisions.stream().map(Revision::id).toList();
        if (ids.contains(wanted)) {
            return;
        }
        List<String> meant = ids.stream().filter(id -> id.startsWith(wanted)).toList();
        String summary = meant.isEmpty()
                ? "no revision of " + settings.name + " has the id '" + wanted + "'"
                : "'" + wanted + "' is the start of " + meant.size() + " revisions of " + settings.name;
        List<String> there = meant.isEmpty() ? ids : meant;
        throw new RetortException(Problem.of(CODE, summary)
                .with("chosen by", "retort.revisions")
                .with("there are", String.join(", ", there.subList(0, Math.min(SHOWN, there.size()))))
                .cure(NearestName.of(wanted, ids)
                        .filter(near -> meant.isEmpty())
                        .map(NearestName::question)
                        .orElse("name one of these, or choose the test class that has the revision")));
    }

    /**
     * Refuses a verification for which there is no database at all.
     *
     * @param missing what was asked for
     */
    void refuseDatabases(Map<DatabaseRequest, Outcome> missing) {
        boolean skipped = missing.values().stream().allMatch(Outcome.Untested.class::isInstance);
        if (loaded.history().isPresent() && !settings.mayBeEmpty && skipped) {
            throw new RetortException(Problem.of(CODE, "there is no database for " + settings.name)
                    .with(
                            "asked for",
                            missing.entrySet().stream()
                                    .map(entry -> entry.getKey() + ": " + reason(entry.getValue()))
                                    .collect(Collectors.joining("\n")))
                    .cure("make one of them available" + ALLOW));
        }
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Untested untested ? untested.reason() : "";
    }
}
