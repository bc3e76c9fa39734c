package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a revision's downgrade, or its second upgrade, leaves different. The check {@code no-trace} tells it; steps that
 * fail later, because of something that is left or missing, tell the same fault.
 *
 * @param revision the revision's id
 * @param direction which way
 * @param change what is different
 */
record Trace(String revision, Direction direction, Change change) {

    /** What a finding is about, in the same words whoever finds it. */
    String about() {
        return revision + " " + direction + " " + change.kind() + " " + SchemaWords.label(change) + " "
                + change.attribute().orElse("");
    }

    /** All traces of a revision. */
    static List<Trace> of(RevisionEvidence evidence, Scene scene) {
        if (!(evidence instanceof RevisionEvidence.Upgraded seen)
                || seen.roundTrip().isEmpty()) {
            return List.of();
        }
        RoundTrip trip = seen.roundTrip().get();
        String id = seen.script().revision().id();
        Stream<Trace> down = trip.lowered().stream()
                .flatMap(lowered -> changes(seen.before().schema(), lowered.schema(), scene))
                .map(change -> new Trace(id, Direction.DOWNGRADE, change));
        Stream<Trace> up = trip.raised().stream()
                .flatMap(raised -> changes(seen.after().schema(), raised.schema(), scene))
                .map(change -> new Trace(id, Direction.UPGRADE, change));
        return Stream.concat(down, up).toList();
    }

    private static Stream<Change> changes(SchemaSnapshot expected, SchemaSnapshot actual, Scene scene) {
        return SchemaDifference.between(expected, actual, scene.tolerances()).changes().stream();
    }

    /** The trace that a step stumbled over: of its own revision, else of any other. */
    static Optional<Trace> behind(StepRun failed, Scene scene) {
        Stream<RevisionScript> others = scene.walk().order().stream()
                .filter(script -> !script.revision().id().equals(failed.revision()));
        return Stream.concat(Stream.of(scene.walk().history().script(failed.revision())), others)
                .flatMap(script -> of(scene.walk().evidence(script.revision().id()), scene).stream())
                .filter(trace -> isMentioned(trace.change(), failed, scene))
                .findFirst();
    }

    /** The trace that a difference on another way was left by. */
    static Optional<Trace> behind(Change change, Scene scene) {
        String label = SchemaWords.label(change);
        return scene.walk().order().stream()
                .flatMap(script -> of(scene.walk().evidence(script.revision().id()), scene).stream())
                .filter(trace -> SchemaWords.label(trace.change()).equals(label))
                .findFirst();
    }

    private static boolean isMentioned(Change change, StepRun failed, Scene scene) {
        String name = change.path().name().replaceFirst("\\(.*", "");
        Pattern inWords = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
        return failed.statements().stream()
                        .skip(Math.max(0, failed.statements().size() - 1))
                        .anyMatch(statement -> Blame.mentions(statement.sql(), name, scene.kind()))
                || failed.failure()
                        .filter(failure ->
                                inWords.matcher(StepFailure.said(failure)).find())
                        .isPresent();
    }
}
