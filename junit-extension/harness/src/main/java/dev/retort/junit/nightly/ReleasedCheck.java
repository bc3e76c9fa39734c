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
import dev.retort.junit.history.History;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * V23: the history against those that were released. What databases have run is neither edited nor gone nor under other
 * parents, and a database that stands at a release and is upgraded becomes what a new one is.
 */
public final class ReleasedCheck implements Check.OfDatabase {

    private static final int SHOWN = 8;

    private final List<OtherScripts> released;

    /** A check against these releases; without any it is untested. */
    public ReleasedCheck(List<OtherScripts> released) {
        this.released = List.copyOf(released);
    }

    @Override
    public String id() {
        return "released";
    }

    @Override
    public Outcome judge(Scene scene) {
        if (released.isEmpty()) {
            return Outcome.untested(
                    "no release is given: name it with deployed = \"classpath:released/…\" or \"git:v1.4\"");
        }
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int revisions = 0;
        for (OtherScripts release : released) {
            ScriptCatalog catalog = release.load(scene.walk().history());
            revisions += catalog.scripts().size();
            findings.addAll(new Release(release, catalog, scene, way, notes).findings());
        }
        return Outcome.of(findings, Looked.at(Looked.counted(revisions, "released revision")), notes);
    }

    /** One release. */
    private record Release(OtherScripts location, ScriptCatalog catalog, Scene scene, WayDown way, List<String> notes) {

        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            catalog.scripts().forEach(then -> changed(then).ifPresent(findings::add));
            OtherRun run = OtherRun.of(catalog, scene);
            if (run.failure().isPresent()) {
                findings.add(failed(run));
                return findings;
            }
            List<Discrepancy> all = run.differences(
                    way.head().orElseThrow(), new Sides("new database", "upgraded from the release"), scene);
            if (findings.isEmpty()) {
                all.stream().limit(SHOWN).forEach(one -> findings.add(path(one)));
                return findings;
            }
            Finding first = findings.get(0);
            List<String> lines = new ArrayList<>(first.difference());
            all.stream().limit(SHOWN).forEach(one -> lines.addAll(one.lines()));
            findings.set(0, first.differing(lines));
            return findings;
        }

        private History history() {
            return scene.walk().history();
        }

        private Optional<Finding> changed(RevisionScript then) {
            Optional<RevisionScript> now =
                    history().catalog().find(then.revision().id());
            if (now.isEmpty()) {
                return Optional.of(
                        Finding.of(Scene.title(then) + " was released and is gone (" + scene.database() + ")")
                                .differing(List.of("released in: " + location))
                                .repeatedBy(scene.again().apply(""))
                                .cured(Cure.of(
                                        Cure.Kind.NEW_REVISION_INSTEAD,
                                        "put the revision back; to undo what it does, write a new one")));
            }
            Revision was = then.revision();
            Revision is = now.get().revision();
            if (!was.down().equals(is.down()) || !was.dependsOn().equals(is.dependsOn())) {
                return Optional.of(edited(now.get(), "has other parents than when it was released")
                        .differing(List.of("released: " + parents(was), "now:      " + parents(is))));
            }
            return edited(then, now.get());
        }

        private static String parents(Revision revision) {
            String down = revision.down().isEmpty() ? "none" : String.join(", ", revision.down());
            return revision.dependsOn().isEmpty()
                    ? down
                    : down + ", depends on " + String.join(", ", revision.dependsOn());
        }

        private Optional<Finding> edited(RevisionScript then, RevisionScript now) {
            String kept = then.checksum(scene.kind()).toString();
            return switch (now.editSince(Optional.of(kept), scene.kind())) {
                case UPGRADE, BOTH, FILE ->
                    Optional.of(edited(now, "was edited since it was released").differing(Edited.lines(then, now)));
                case DOWNGRADE -> {
                    notes.add(Scene.title(now) + " has another downgrade than when it was released");
                    yield Optional.empty();
                }
                case NONE, UNKNOWN -> Optional.empty();
            };
        }

        private Finding edited(RevisionScript now, String harm) {
            return scene.finding(now, Direction.UPGRADE, harm)
                    .repeatedBy(scene.again().apply(""))
                    .cured(Cure.of(
                            Cure.Kind.NEW_REVISION_INSTEAD,
                            "put it back as it was released, and make the change in a new revision: databases that ran it"
                                    + " don't run it again"));
        }

        private Finding failed(OtherRun run) {
            String id = run.failure().orElseThrow().revision();
            RevisionScript script =
                    history().catalog().find(id).or(() -> catalog.find(id)).orElseThrow();
            return StepFailure.explained(
                            scene,
                            script,
                            Direction.UPGRADE,
                            "fails on a database that stands at the release " + location + ": "
                                    + StepFailure.saidInOneLine(run.failure()
                                            .orElseThrow()
                                            .failure()
                                            .orElseThrow()),
                            run.failure().orElseThrow().failure().orElseThrow())
                    .repeatedBy(scene.again().apply(""));
        }

        private Finding path(Discrepancy one) {
            Finding finding = Finding.of("a database that stood at the release " + location
                            + " and is upgraded has other " + one.label() + " than a new one (" + scene.database()
                            + ")")
                    .differing(one.lines())
                    .repeatedBy(scene.again().apply(""))
                    .cured(Cure.of(
                            Cure.Kind.NEW_REVISION_INSTEAD,
                            "write a new revision that brings both to the same, and passes over what is there"));
            return Origin.of(one.target(), scene)
                    .map(origin -> origin.on(finding))
                    .orElse(finding);
        }
    }

    /** The lines in which two files differ. */
    private static final class Edited {

        private Edited() {}

        static List<String> lines(RevisionScript then, RevisionScript now) {
            List<String> was = content(then);
            List<String> is = content(now);
            List<String> lines = new ArrayList<>();
            was.stream()
                    .filter(line -> !is.contains(line))
                    .limit(SHOWN / 2)
                    .forEach(line -> lines.add("released: " + line));
            is.stream()
                    .filter(line -> !was.contains(line))
                    .limit(SHOWN / 2)
                    .forEach(line -> lines.add("now:      " + line));
            return lines;
        }

        private static List<String> content(RevisionScript script) {
            return SourceFile.lines(script.origin()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
