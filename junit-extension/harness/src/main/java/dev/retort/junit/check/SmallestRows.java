package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.Trials;
import dev.retort.junit.evidence.Trials.Reach;
import dev.retort.junit.evidence.Trials.Where;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowShrinker;
import dev.retort.junit.history.History.StepRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks for the smallest set of generated rows with which a fault is seen. */
final class SmallestRows {

    /** Each execution takes a database of its own. */
    private static final int MOST = 30;

    /** A revision with so many faults shows the rest of them with rows that are less plain. */
    private static final int MANY = 4;

    private static final int FEW = 12;

    private final boolean wanted;
    private final Trials trials;
    private final Reach reach;
    private final List<Long> seeds = new ArrayList<>();

    SmallestRows(Upgraded evidence, Scene scene, Reach reach) {
        this.reach = reach;
        this.wanted = !scene.walk().isForCounting();
        this.trials = scene.walk().trials(evidence);
        evidence.drawn().ifPresent(drawn -> {
            seeds.add(drawn.seed());
            seeds.addAll(drawn.more().keySet());
        });
    }

    /**
     * A finding with the few rows that are to blame.
     *
     * @param finding what is said of these rows alone
     * @param rows the rows
     * @param where where they are inserted
     */
    record Smallest(Finding finding, GeneratedRows rows, Where where) {}

    /**
     * The same fault with fewer rows; empty if it isn't seen with rows that are generated for this revision alone, or if
     * nobody is going to read them.
     *
     * @param judgement what a check finds; empty if it isn't the fault
     */
    Optional<Smallest> of(Function<Upgraded, Optional<Finding>> judgement) {
        if (!wanted) {
            return Optional.empty();
        }
        for (Trials.Found known : trials.found()) {
            Optional<Finding> same = seen(known.rows(), known.where(), judgement);
            if (same.isPresent()) {
                return Optional.of(new Smallest(same.get(), known.rows(), known.where()));
            }
        }
        for (long seed : seeds) {
            for (Where where : Where.values()) {
                Optional<Smallest> found = of(where, seed, judgement);
                if (found.isPresent()) {
                    trials.keep(new Trials.Found(found.get().rows(), where));
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Smallest> of(Where where, long seed, Function<Upgraded, Optional<Finding>> judgement) {
        GeneratedRows all = trials.generate(where, seed);
        Map<List<String>, Optional<Finding>> known = new HashMap<>();
        Function<GeneratedRows, Optional<Finding>> seen =
                rows -> known.computeIfAbsent(rows.statements(), any -> seen(rows, where, judgement));
        Optional<Finding> first = seen.apply(all);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Predicate<GeneratedRows> fails = rows -> seen.apply(rows).isPresent();
        GeneratedRows start = first.get().rows().stream()
                .findFirst()
                .flatMap(line -> all.find(key(Marked.plain(line))))
                .filter(fails)
                .orElse(all);
        GeneratedRows few = shrunk(start, fails);
        return seen.apply(few).map(finding -> new Smallest(finding, few, where));
    }

    private Optional<Finding> seen(GeneratedRows rows, Where where, Function<Upgraded, Optional<Finding>> judgement) {
        return rows.rows().isEmpty()
                ? Optional.empty()
                : trials.trip(rows.statements(), where, reach).flatMap(judgement);
    }

    /** The columns that name a row at the beginning of a line about it. */
    private static Map<String, String> key(String line) {
        Map<String, String> key = new LinkedHashMap<>();
        for (String part : line.split(": ", 2)[0].split(", ")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                key.put(pair[0], pair[1]);
            }
        }
        return key;
    }

    /**
     * Rows that an upgrade refuses.
     *
     * @param rows the rows
     * @param run how it went with just these
     */
    record Refused(GeneratedRows rows, StepRun run) {}

    /** Fewer rows that the upgrade refuses with the same statement. */
    Refused refused(Refused all, Predicate<StepRun> same) {
        Map<List<String>, StepRun> runs = new HashMap<>();
        Predicate<GeneratedRows> fails = some -> {
            Optional<StepRun> refusal = trials.upgrade(some.statements())
                    .filter(run -> !run.succeeded())
                    .filter(same);
            refusal.ifPresent(run -> runs.put(some.statements(), run));
            return refusal.isPresent();
        };
        if (!wanted || !fails.test(all.rows())) {
            return all;
        }
        GeneratedRows few = shrunk(all.rows(), fails);
        return new Refused(few, runs.getOrDefault(few.statements(), all.run()));
    }

    private GeneratedRows shrunk(GeneratedRows rows, Predicate<GeneratedRows> fails) {
        int most = trials.found().size() < MANY ? MOST : FEW;
        return RowShrinker.shrink(rows, fails::test, most).rows();
    }
}
