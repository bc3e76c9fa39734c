package dev.retort.junit.check;

import dev.retort.junit.evidence.DrawnRows;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.StoredRows.StoredSet;
import dev.retort.junit.evidence.Trials.Reach;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.rows.TablePair;
import java.nio.file.Path;
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
    private final Reach reach;

    private BothRows(Upgraded evidence, Scene scene, Reach reach, Function<Upgraded, Outcome> judgement) {
        this.reach = reach;
        this.evidence = evidence;
        this.scene = scene;
        this.judgement = judgement;
    }

    /**
     * The judgement of a revision.
     *
     * @param reach how far the judgement looks
     */
    static Outcome judged(Upgraded evidence, Scene scene, Reach reach, Function<Upgraded, Outcome> judgement) {
        return new BothRows(evidence, scene, reach, judgement).outcome();
    }

    private Outcome outcome() {
        Outcome given = judgement.apply(evidence);
        if (evidence.drawn().isEmpty()) {
            return given;
        }
        List<Finding> replayed = replayed();
        Outcome both = given;
        for (Upgraded drawn : evidence.drawn().stream()
                .flatMap(rows -> Stream.concat(rows.seen().stream(), rows.more().values().stream()))
                .toList()) {
            both = together(both, judgement.apply(drawn), replayed);
        }
        if (both instanceof Outcome.Failed || replayed.isEmpty()) {
            return both instanceof Outcome.Untested untested ? unfilled(untested) : both;
        }
        return new Outcome.Failed(replayed);
    }

    /** Why the tables have no generated rows either. */
    private Outcome unfilled(Outcome.Untested untested) {
        return evidence.drawn().stream()
                .flatMap(drawn -> drawn.untested().stream())
                .filter(table -> untested.reason().contains(TablePair.plain(table.table())))
                .findFirst()
                .<Outcome>map(table -> Outcome.untested(untested.reason() + "; none can be generated: "
                        + DataWords.said(table)
                        + "; where a trigger reads values, @ValuesLike says what they look like"))
                .orElse(untested);
    }

    /** What failed once is tried first. */
    private List<Finding> replayed() {
        List<Finding> findings = new ArrayList<>();
        for (StoredSet set : scene.walk().storedRows().of(id())) {
            scene.walk()
                    .trials(evidence)
                    .trip(set.inserts(), set.where(), reach)
                    .ifPresent(seen -> findings(judgement.apply(seen)).stream()
                            .filter(finding -> !isUntrue(finding))
                            .map(finding -> DrawnWords.shown(
                                    finding, finding.rows(), set.inserts(), seed(), Optional.of(set.file())))
                            .forEach(findings::add));
        }
        return findings;
    }

    private String id() {
        return evidence.script().revision().id();
    }

    private long seed() {
        return evidence.drawn().map(DrawnRows::seed).orElse(0L);
    }

    private Outcome together(Outcome given, Outcome generated, List<Finding> replayed) {
        if (generated instanceof Outcome.Untested) {
            return given instanceof Outcome.Untested ? generated : given;
        }
        List<Finding> findings = new ArrayList<>(findings(given));
        findings.removeIf(finding -> isUntrue(finding) && !isIn(finding, generated));
        Set<String> told = findings.stream().map(BothRows::harm).collect(Collectors.toSet());
        replayed.stream().filter(finding -> told.add(harm(finding))).forEach(findings::add);
        boolean looked = !(given instanceof Outcome.Untested);
        findings(generated).stream()
                .filter(finding -> !(looked && isUntrue(finding)))
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
        return new SmallestRows(evidence, scene, reach)
                .of(rows -> findings(judgement.apply(rows)).stream()
                        .filter(other -> harm(other).equals(harm))
                        .findFirst())
                .map(few -> shown(few).inspectedBy(finding.inspect()))
                .orElse(finding);
    }

    private Finding shown(SmallestRows.Smallest few) {
        List<String> inserts = few.rows().statements();
        Optional<Path> stored = scene.walk()
                .storedRows()
                .store(id(), few.where(), inserts, few.finding().fault());
        return DrawnWords.shown(few.finding(), few.finding().rows(), inserts, seed(), stored);
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
                .replaceAll("\\d+ more than before", "more than before")
                .replaceAll("fall back from \\d+ to \\d+", "fall back")
                .replaceAll(" at \\d+, while its rows go to \\d+", " behind its rows");
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
