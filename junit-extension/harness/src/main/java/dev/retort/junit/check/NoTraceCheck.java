package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RoundTrip;
import dev.retort.junit.evidence.State;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Looked;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.history.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** V4: a revision's downgrade leaves the schema as it was, and the second upgrade gives what the first one gave. */
public final class NoTraceCheck implements RevisionCheck {

    @Override
    public String id() {
        return "no-trace";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Optional<String> irreversible = evidence.script().irreversible();
        if (irreversible.isPresent()) {
            return Outcome.untested("irreversible: " + irreversible.get());
        }
        Optional<State> lowered = evidence.roundTrip().flatMap(RoundTrip::lowered);
        if (lowered.isEmpty()) {
            return Outcome.untested("the downgrade fails, see the check 'stairway'");
        }
        return judge(evidence, evidence.roundTrip().orElseThrow(), lowered.get(), scene);
    }

    private static Outcome judge(RevisionEvidence.Upgraded evidence, RoundTrip trip, State lowered, Scene scene) {
        List<StepRun> runs = List.of(evidence.up(), trip.down());
        TraceFinding words = new TraceFinding(evidence, scene, runs);
        SchemaSnapshot before = evidence.before().schema();
        SchemaDifference down = SchemaDifference.between(before, lowered.schema(), scene.tolerances());
        if (!down.isEmpty()) {
            return failed(words.afterDowngrade(down), evidence.script(), Direction.DOWNGRADE, scene);
        }
        SchemaSnapshot after = evidence.after().schema();
        SchemaDifference up = trip.raised()
                .map(raised -> SchemaDifference.between(after, raised.schema(), scene.tolerances()))
                .orElseGet(() -> SchemaDifference.between(after, after));
        if (!up.isEmpty()) {
            return failed(words.afterSecondUpgrade(up), evidence.script(), Direction.UPGRADE, scene);
        }
        List<String> notes = overlooked(before, lowered.schema(), scene);
        return new Outcome.Passed(Looked.tables(tables(before, after)), notes);
    }

    /** The first finding says how to look at the database; one is enough for all. */
    private static Outcome failed(List<Finding> findings, RevisionScript script, Direction direction, Scene scene) {
        Finding first = scene.inspected(findings.get(0), script, direction);
        return new Outcome.Failed(
                Stream.concat(Stream.of(first), findings.stream().skip(1)).toList());
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

    private static int tables(SchemaSnapshot before, SchemaSnapshot after) {
        return (int) Stream.concat(before.objects().stream(), after.objects().stream())
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .map(object -> object.path())
                .distinct()
                .count();
    }
}
