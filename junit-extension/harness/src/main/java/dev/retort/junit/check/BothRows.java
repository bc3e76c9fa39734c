package dev.retort.junit.check;

import dev.retort.junit.evidence.DrawnRows;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a revision with the rows that are given and with those that are generated, by the same measure. What the given ones
 * show isn't told again, and what is declared has to happen with one of them.
 */
final class BothRows {

    private final Upgraded evidence;
    private final Function<Upgraded, Outcome> judgement;

    private final Scene scene;

    private BothRows(Upgraded evidence, Scene scene, Function<Upgraded, Outcome> judgement) {
        this.evidence = evidence;
        this.scene = scene;
        this.judgement = judgement;
    }

    static Outcome judged(Upgraded evidence, Scene scene, Function<Upgraded, Outcome> judgement) {
        return new BothRows(evidence, scene, judgement).outcome();
    }

    private Outcome outcome() {
        Outcome given = judgement.apply(evidence);
        Optional<Upgraded> drawn = evidence.drawn().flatMap(DrawnRows::seen);
        return drawn.map(judgement).map(generated -> together(given, generated)).orElse(given);
    }

    private Outcome together(Outcome given, Outcome generated) {
        if (generated instanceof Outcome.Untested) {
            return given;
        }
        if (given instanceof Outcome.Untested) {
            return generated instanceof Outcome.Failed failed
                    ? new Outcome.Failed(
                            failed.findings().stream().map(this::smallest).toList())
                    : generated;
        }
        List<Finding> findings = new ArrayList<>(findings(given));
        findings.removeIf(finding -> isUntrue(finding) && !isIn(finding, generated));
        Set<String> told = findings.stream().map(BothRows::harm).collect(Collectors.toSet());
        findings(generated).stream()
                .filter(finding -> !isUntrue(finding))
                .filter(finding -> told.add(harm(finding)))
                .map(this::smallest)
                .forEach(findings::add);
        return Outcome.of(findings, looked(given, generated), notes(given, generated));
    }

    /** The same fault with the few rows that are to blame. */
    private Finding smallest(Finding finding) {
        if (isUntrue(finding)) {
            return finding;
        }
        String harm = harm(finding);
        long seed = evidence.drawn().map(DrawnRows::seed).orElse(0L);
        return new SmallestRows(evidence, scene)
                .of(rows -> findings(judgement.apply(rows)).stream()
                        .filter(other -> harm(other).equals(harm))
                        .findFirst())
                .map(few -> DrawnWords.shown(few.finding(), few.finding().rows(), few.rows(), seed)
                        .inspectedBy(finding.inspect()))
                .orElse(finding);
    }

    private static List<Finding> findings(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.findings() : List.of();
    }

    /** A declaration that didn't come true. */
    private static boolean isUntrue(Finding finding) {
        return finding.remedy()
                .filter(cure -> cure.kind() == Cure.Kind.REMOVE_DECLARATION)
                .isPresent();
    }

    private static boolean isIn(Finding finding, Outcome outcome) {
        return findings(outcome).stream().map(BothRows::harm).anyMatch(harm(finding)::equals);
    }

    /** What a finding says, whatever the number of rows. */
    private static String harm(Finding finding) {
        return finding.headline()
                .replaceAll("\\d+ of \\d+ rows", "rows")
                .replaceAll("\\d+ rows?", "rows")
                .replaceAll("\\d+ more than before", "more than before");
    }

    private static Looked looked(Outcome given, Outcome generated) {
        Optional<Looked> one = lookedAt(given);
        Optional<Looked> other = lookedAt(generated);
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other).orElseGet(() -> Looked.at("rows"));
        }
        int rows = one.get().rows() + other.get().rows();
        return rows == 0
                ? one.get()
                : Looked.rows(Math.max(one.get().tables(), other.get().tables()), rows);
    }

    private static Optional<Looked> lookedAt(Outcome outcome) {
        return outcome instanceof Outcome.Passed passed ? Optional.of(passed.looked()) : Optional.empty();
    }

    private static List<String> notes(Outcome given, Outcome generated) {
        return Stream.of(given, generated)
                .flatMap(outcome -> outcome instanceof Outcome.Passed passed ? passed.notes().stream() : Stream.empty())
                .filter(note -> !note.startsWith("no row in "))
                .distinct()
                .toList();
    }
}
