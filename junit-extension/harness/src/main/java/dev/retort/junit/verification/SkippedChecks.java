package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.junit.declared.Skip;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The skips of a verification, and what came of their checks so far. Safe for use by several threads. */
final class SkippedChecks {

    private final List<Skip> skips;
    private final List<String> checks;
    private final List<String> revisions;
    private final Map<Skip, List<Outcome>> seen = new HashMap<>();

    /**
     * Skips, of which none was met yet.
     *
     * @param checks the ids of all checks of revisions
     * @param revisions the ids of all revisions
     */
    SkippedChecks(List<Skip> skips, List<String> checks, List<String> revisions) {
        this.checks = List.copyOf(checks);
        this.revisions = List.copyOf(revisions);
        this.skips = skips.stream().map(this::completed).toList();
    }

    private Skip completed(Skip skip) {
        List<String> meant =
                revisions.stream().filter(id -> id.startsWith(skip.revision())).toList();
        return revisions.contains(skip.revision()) || meant.size() != 1
                ? skip
                : new Skip(skip.check(), meant.get(0), skip.until(), skip.because());
    }

    /** What is wrong with skips that name a check or a revision that isn't there. */
    Optional<Outcome> ofNothing() {
        List<Finding> findings = new ArrayList<>();
        for (Skip skip : skips) {
            if (!checks.contains(skip.check())) {
                findings.add(ofNothing(skip, "check", skip.check(), checks));
            } else if (!revisions.isEmpty() && !revisions.contains(skip.revision())) {
                findings.add(ofNothing(skip, "revision", skip.revision(), revisions));
            }
        }
        return findings.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Failed(findings));
    }

    private static Finding ofNothing(Skip skip, String kind, String name, List<String> known) {
        return Finding.of("a skip names the " + kind + " '" + name + "', which isn't there")
                .differing(List.of("skipped until " + skip.until() + ": " + skip.because()))
                .cured(Cure.of(
                        kind.equals("check") ? Cure.Kind.REMOVE_SKIP : Cure.Kind.CORRECT_REVISION,
                        NearestName.cure(name, known, "name one that is there, or remove the skip")));
    }

    /**
     * What comes of a check with the skip that speaks of it, if there is one.
     *
     * @param places on how many databases it is made
     */
    synchronized Outcome applied(String check, String revision, Outcome outcome, int places) {
        return skips.stream()
                .filter(skip -> skip.isAbout(check, revision))
                .findFirst()
                .map(skip -> {
                    List<Outcome> all = seen.computeIfAbsent(skip, any -> new ArrayList<>());
                    all.add(outcome);
                    boolean fails = all.stream().anyMatch(Outcome.Failed.class::isInstance);
                    return skip.applied(outcome, fails || all.size() < places, LocalDate.now(ZoneId.systemDefault()));
                })
                .orElse(outcome);
    }
}
