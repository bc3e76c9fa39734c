package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.witness.CrawlAgreement;
import dev.retort.junit.witness.CrawlAgreement.Testimony;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * V24: our snapshot agrees with SchemaCrawler's, an independent reader. Where they don't, one of both is wrong, and
 * what the other checks say of that object may be too.
 */
public final class WitnessCheck {

    private static final String ID = "witness";
    private static final String CURE = "find out which one is right and report the other's bug; until it is"
            + " fixed, turn the check off: retort.witness=off";

    private WitnessCheck() {}

    /** The check as it is wanted: of the heads, or of each revision. */
    public static Check asked(WitnessMode when) {
        return when == WitnessMode.EVERY ? new OfRevisions() : new OfHeads(when);
    }

    private record OfHeads(WitnessMode when) implements Check.OfDatabase {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Outcome judge(Scene scene) {
            if (when == WitnessMode.OFF) {
                return Outcome.untested("retort.witness is off");
            }
            WayDown way = scene.walk().wayDown();
            Optional<Testimony> testimony = scene.walk().testimonyOfHeads();
            if (way.head().isEmpty() || testimony.isEmpty()) {
                return FailedUpgrade.headsUnreached(way, scene);
            }
            return judged(testimony.get(), way.head().get(), found -> Finding.of(
                            "at the heads " + found + " (" + scene.database() + ")")
                    .repeatedBy(scene.again().apply("")));
        }
    }

    private static final class OfRevisions implements Check.OfRevision {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
            RevisionScript script = evidence.script();
            return scene.walk()
                    .testimony(script.revision().id())
                    .map(testimony -> judged(
                            testimony,
                            evidence.after(),
                            found -> scene.inspected(
                                    scene.finding(script, Direction.UPGRADE, "gives a schema on which " + found),
                                    script,
                                    Direction.UPGRADE)))
                    .orElseGet(() -> Outcome.untested("not asked for"));
        }
    }

    /** Begins the finding, from a clause that says what is the matter. */
    @FunctionalInterface
    private interface Beginning {
        Finding of(String found);
    }

    private static Outcome judged(Testimony testimony, State state, Beginning beginning) {
        if (testimony instanceof Testimony.Silent silent) {
            return Outcome.untested(silent.reason());
        }
        CrawlAgreement agreement = ((Testimony.Heard) testimony).agreement();
        if (agreement.isComplete()) {
            int tables = SchemaWords.tables(state.schema());
            String looked = Looked.counted(tables, "table") + ", " + Looked.counted(agreement.facts(), "fact");
            return Outcome.passed(new Looked(looked, tables, 0));
        }
        List<String> disputed = agreement.disputed();
        Finding finding = beginning
                .of("SchemaCrawler and the snapshot disagree: " + disputed.get(0) + more(disputed))
                .differing(lines(agreement))
                .cured(Cure.of(Cure.Kind.REPORT_READER, CURE));
        return new Outcome.Failed(List.of(finding));
    }

    private static String more(List<String> disputed) {
        return disputed.size() == 1 ? "" : " and " + (disputed.size() - 1) + " more";
    }

    private static List<String> lines(CrawlAgreement agreement) {
        List<String> lines = new ArrayList<>();
        for (String about : agreement.disputed()) {
            lines.add(about);
            agreement.statements(about).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
