package dev.retort.junit.nightly;

import dev.retort.junit.check.Check;
import dev.retort.junit.check.FailedUpgrade;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.StepFailure;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Direction;
import dev.retort.script.ScriptCatalog;
import java.util.List;

/** V19: a squashed history, or a baseline, gives the same schema, the same seed rows and the same sequences as the long one. */
public final class SquashCheck implements Check.OfDatabase {

    private static final int SHOWN = 12;

    private final List<OtherScripts> squashed;

    /** A check of these histories; without any it is untested. */
    public SquashCheck(List<OtherScripts> squashed) {
        this.squashed = List.copyOf(squashed);
    }

    @Override
    public String id() {
        return "squash";
    }

    @Override
    public Outcome judge(Scene scene) {
        if (squashed.isEmpty()) {
            return Outcome.untested("no squashed history is given: name it with squashed = \"classpath:…\"");
        }
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        return squashed.stream()
                .map(location -> judged(location, way, scene))
                .filter(Outcome.Failed.class::isInstance)
                .findFirst()
                .orElseGet(() -> Outcome.passed(
                        Looked.rows(way.head().get().data().tables().size(), (int)
                                way.head().get().data().rowCount())));
    }

    private static Outcome judged(OtherScripts location, WayDown way, Scene scene) {
        ScriptCatalog catalog = location.load(scene.walk().history());
        OtherRun run = OtherRun.alone(catalog, scene);
        if (run.failure().isPresent()) {
            return new Outcome.Failed(List.of(StepFailure.explained(
                            scene,
                            catalog.get(run.failure().get().revision()),
                            Direction.UPGRADE,
                            "of the squashed history fails: "
                                    + StepFailure.saidInOneLine(
                                            run.failure().get().failure().orElseThrow()),
                            run.failure().get().failure().orElseThrow())
                    .repeatedBy(scene.again().apply(""))));
        }
        List<Finding> findings =
                run.differences(way.head().orElseThrow(), new Sides("long history", "squashed"), scene).stream()
                        .limit(SHOWN)
                        .map(one -> finding(one, location, scene))
                        .toList();
        return Outcome.of(findings, Looked.at("one squashed history"), List.of());
    }

    private static Finding finding(Discrepancy one, OtherScripts location, Scene scene) {
        Finding finding = Finding.of("the squashed history " + location + " gives another " + one.label()
                        + " than the long one (" + scene.database() + ")")
                .differing(one.lines())
                .repeatedBy(scene.again().apply(""))
                .cured(Cure.of(
                        Cure.Kind.COMPLETE_SQUASHED,
                        "let the squashed history do what the long one does, before anybody begins with it"));
        return Origin.of(one.target(), scene).map(origin -> origin.on(finding)).orElse(finding);
    }
}
