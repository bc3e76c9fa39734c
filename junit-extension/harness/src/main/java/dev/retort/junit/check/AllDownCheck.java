package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** V5: from head to base nothing but the engine's own tables is left, and the way up again gives the same head. */
public final class AllDownCheck implements Check.OfDatabase {

    @Override
    public String id() {
        return "all-down";
    }

    @Override
    public Outcome judge(Scene scene) {
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        boolean stayed = way.steps() == scene.walk().order().size();
        if (stayed && way.floor().isPresent() && way.failure().isEmpty()) {
            return Outcome.untested(
                    "nothing to downgrade: " + Scene.title(way.floor().get()) + " " + way.why());
        }
        List<Finding> findings = new ArrayList<>();
        way.low().ifPresent(low -> findings.addAll(left(way, low, scene)));
        way.failure()
                .map(run -> failure(way, run, scene))
                .filter(failure ->
                        findings.stream().noneMatch(left -> left.fault().equals(failure.fault())))
                .ifPresent(findings::add); // else it stumbled over what was told to be left
        way.again().ifPresent(again -> findings.addAll(headAgain(way, again, scene)));
        String what = way.floor()
                .map(floor -> "down to " + Scene.title(floor) + ", which " + way.why() + ", and up again")
                .orElseGet(() -> "down to " + base(scene) + " and up again");
        return Outcome.of(findings, Looked.at(what + ", " + Looked.counted(way.steps(), "step")), List.of());
    }

    private static String base(Scene scene) {
        return scene.walk()
                .start()
                .map(start -> start.revisions() + ", where the walk began,")
                .orElse("base");
    }

    private static Finding failure(WayDown way, StepRun run, Scene scene) {
        RevisionScript script = scene.walk().history().script(run.revision());
        if (way.low().isPresent()) {
            return StepFailure.again(scene, script, run, "fails on the way up again");
        }
        Finding finding = StepFailure.of(scene, script, run, "fails on the way from head to base");
        return worksByItself(run.revision(), scene)
                ? finding.about(Trace.behind(run, scene).map(Trace::about).orElseGet(finding::fault))
                        .cured(Cure.of(
                                Cure.Kind.MEND_ANOTHER,
                                "by itself this downgrade works, so a downgrade before it leaves the schema different:"
                                        + " see the check 'no trace' of the revisions that come after this one"))
                : finding;
    }

    private static boolean worksByItself(String revision, Scene scene) {
        return scene.walk().evidence(revision) instanceof RevisionEvidence.Upgraded seen
                && seen.roundTrip().filter(trip -> trip.down().succeeded()).isPresent();
    }

    private static List<Finding> left(WayDown way, State low, Scene scene) {
        SchemaSnapshot expected = way.floor()
                .map(floor -> afterFirst(floor, scene))
                .orElse(way.empty().schema());
        String where =
                way.floor().map(floor -> "back at " + floor.revision().id()).orElse("back at " + base(scene));
        return findings(expected, low.schema(), where, scene);
    }

    private static SchemaSnapshot afterFirst(RevisionScript floor, Scene scene) {
        RevisionEvidence evidence = scene.walk().evidence(floor.revision().id());
        return ((RevisionEvidence.Upgraded) evidence).after().schema();
    }

    /** One for each object, and one for what only has another name. */
    private static List<Finding> findings(SchemaSnapshot expected, SchemaSnapshot actual, String where, Scene scene) {
        ToldDifference told = ToldDifference.of(
                SchemaDifference.between(expected, actual, scene.tolerances()),
                expected,
                actual,
                (wanted, found) -> true);
        List<Finding> findings = new ArrayList<>();
        told.renames().forEach(rename -> findings.add(renamed(rename, where, scene)));
        ObjectChange.of(told.rest()).forEach(change -> findings.add(finding(change, where, scene)));
        return findings;
    }

    private static Finding renamed(Rename rename, String where, Scene scene) {
        String was = SchemaWords.label(rename.kind(), rename.wanted());
        String called = SchemaWords.isNameless(rename.kind(), rename.found())
                ? " has no name"
                : " is called " + rename.found().name();
        Finding finding = Finding.of(where + " " + was + called + " (" + scene.database() + ")")
                .differing(SchemaWords.names(rename, "expected", "but was"))
                .repeatedBy(scene.again().apply(""));
        return known(finding, rename.expected(), scene);
    }

    /** What a revision by itself leaves different is one fault with what is different in the end. */
    private static Finding known(Finding finding, Change change, Scene scene) {
        return Trace.behind(change, scene)
                .map(trace -> finding.about(trace.about()))
                .orElse(finding);
    }

    private static Finding finding(ObjectChange object, String where, Scene scene) {
        Change change = object.first();
        Optional<RevisionScript> origin = origin(change, scene);
        String by = origin.map(script -> ", which " + Scene.title(script) + " creates")
                .orElse("");
        String harm =
                switch (change.kind()) {
                    case UNEXPECTED -> SchemaWords.label(change) + " is left";
                    case MISSING -> SchemaWords.label(change) + " is missing";
                    case CHANGED -> SchemaWords.label(change) + " is there " + object.different();
                };
        Optional<RevisionScript> maker = maker(change, scene);
        Finding finding = Finding.of(where + " " + harm + by + " (" + scene.database() + ")")
                .at(maker.or(() -> origin).map(script -> SourceFile.shown(script.origin())))
                .differing(object.lines("expected", "but was"))
                .repeatedBy(scene.again().apply(""));
        Finding known = known(finding, change, scene);
        return change.kind() == Change.Kind.UNEXPECTED ? known.cured(cure(change, origin, maker, scene)) : known;
    }

    /** The revision whose downgrade makes what wasn't there before it. */
    private static Optional<RevisionScript> maker(Change change, Scene scene) {
        return scene.walk().order().stream()
                .filter(script ->
                        scene.walk().evidence(script.revision().id()) instanceof RevisionEvidence.Upgraded seen
                                && seen.before()
                                        .schema()
                                        .find(change.objectKind(), change.path().toString())
                                        .isEmpty()
                                && seen.roundTrip()
                                        .filter(trip -> Blame.makes(trip.down(), Blame.Target.of(change), scene))
                                        .isPresent())
                .findFirst();
    }

    /** What a downgrade makes it mustn't; what a revision's upgrade made goes with it. */
    private static Cure cure(
            Change change, Optional<RevisionScript> origin, Optional<RevisionScript> maker, Scene scene) {
        String label = SchemaWords.label(change);
        if (maker.isPresent()) {
            return Cure.of(
                    Cure.Kind.LEAVE_OUT,
                    "don't let the downgrade of " + maker.get().revision().id() + " make " + label
                            + ", which wasn't there before the revision");
        }
        return origin.map(script -> new Cure(
                        Cure.Kind.DROP_LEFTOVER,
                        "let the downgrade of " + script.revision().id() + " drop " + label,
                        new CureSql(scene.kind()).drop(change.objectKind(), change.path())))
                .orElseGet(() -> Cure.of(
                        Cure.Kind.LEAVE_OUT,
                        "no upgrade makes " + label + ", so a downgrade does: take that statement out of it"));
    }

    private static Optional<RevisionScript> origin(Change change, Scene scene) {
        return scene.changing(change)
                .filter(seen -> seen.before()
                        .schema()
                        .find(change.objectKind(), change.path().toString())
                        .isEmpty())
                .map(RevisionEvidence::script)
                .findFirst();
    }

    private static List<Finding> headAgain(WayDown way, State again, Scene scene) {
        SchemaSnapshot head = way.head().orElseThrow().schema();
        return findings(head, again.schema(), "back at the heads after the way down", scene);
    }
}
