package dev.retort.junit.check;

import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
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
 * @param toldAs the change under which it is told: of what has another name, that it is missing
 */
record Trace(String revision, Direction direction, Change change, Change toldAs) {

    Trace(String revision, Direction direction, Change change) {
        this(revision, direction, change, change);
    }

    /** What a finding is about, in the same words whoever finds it. */
    String about() {
        return revision + " " + direction + " " + toldAs.kind() + " " + SchemaWords.label(toldAs) + " "
                + toldAs.attribute().orElse("");
    }

    /** All traces of a revision. */
    static List<Trace> of(RevisionEvidence evidence, Scene scene) {
        if (!(evidence instanceof RevisionEvidence.Upgraded seen)
                || seen.roundTrip().isEmpty()) {
            return List.of();
        }
        RoundTrip trip = seen.roundTrip().get();
        String id = seen.script().revision().id();
        List<Trace> traces = new ArrayList<>();
        trip.lowered().ifPresent(lowered -> add(id, Direction.DOWNGRADE, seen.before(), lowered, scene, traces));
        trip.raised().ifPresent(raised -> add(id, Direction.UPGRADE, seen.after(), raised, scene, traces));
        return List.copyOf(traces);
    }

    private static void add(
            String id, Direction direction, State expected, State actual, Scene scene, List<Trace> traces) {
        SchemaDifference difference = SchemaDifference.between(expected.schema(), actual.schema(), scene.tolerances());
        ToldDifference told = ToldDifference.of(
                difference, expected.schema(), actual.schema(), new SameRows(expected.data(), actual.data()));
        told.renames().forEach(rename -> {
            traces.add(new Trace(id, direction, rename.expected()));
            traces.add(new Trace(id, direction, rename.actual(), rename.expected()));
        });
        told.rest().forEach(change -> traces.add(new Trace(id, direction, change)));
        told.owned().forEach((sequence, main) -> traces.add(new Trace(id, direction, sequence, main)));
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
