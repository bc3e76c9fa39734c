package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** V4: a revision's downgrade leaves the schema as it was, and the second upgrade gives what the first one gave. */
public final class NoTraceCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "no-trace";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Optional<Outcome> stays = StairwayCheck.whyNotLowered(evidence);
        if (stays.isPresent()) {
            return stays.get();
        }
        return judge(evidence, evidence.roundTrip().orElseThrow(), scene);
    }

    private static Outcome judge(RevisionEvidence.Upgraded evidence, RoundTrip trip, Scene scene) {
        State lowered = trip.lowered().orElseThrow();
        TraceFindings words = new TraceFindings(evidence, trip, scene);
        SchemaSnapshot before = evidence.before().schema();
        SchemaDifference down = SchemaDifference.between(before, lowered.schema(), scene.tolerances());
        if (!down.isEmpty()) {
            return new Outcome.Failed(DataWords.inspected(
                    words.afterDowngrade(down, lowered), evidence.script(), Direction.DOWNGRADE, scene));
        }
        if (trip.raised().isEmpty()) {
            return StairwayCheck.notRaised();
        }
        SchemaDifference up = SchemaDifference.between(
                evidence.after().schema(), trip.raised().get().schema(), scene.tolerances());
        if (!up.isEmpty()) {
            return new Outcome.Failed(DataWords.inspected(
                    words.afterSecondUpgrade(up, trip.raised().get()), evidence.script(), Direction.UPGRADE, scene));
        }
        List<String> notes = overlooked(before, lowered.schema(), scene);
        return new Outcome.Passed(
                Looked.tables(SchemaWords.tables(before, evidence.after().schema())), notes);
    }

    private static List<String> overlooked(SchemaSnapshot before, SchemaSnapshot lowered, Scene scene) {
        return scene.tolerances().isEmpty()
                ? List.of()
                : SchemaDifference.between(before, lowered, Set.of()).changes().stream()
                        .map(NoTraceCheck::note)
                        .toList();
    }

    private static String note(Change change) {
        return "tolerated: " + SchemaWords.label(change)
                + change.attribute().map(name -> ", " + name).orElse("");
    }
}
