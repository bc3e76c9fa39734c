package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Finding;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which earlier revision made something what a downgrade doesn't bring back. Where both directions say anew what a table is, or
 * where the downgrade says something third, nobody knows which of the two revisions is wrong: what the later one brings back may
 * be what the earlier one forgot.
 */
public final class AsExpectedSince {

    private static final String WORDS = "  it is as expected since ";

    private AsExpectedSince() {}

    /** Whether a finding names a file as that of the earlier revision. */
    public static boolean isSaidOf(String file, Finding finding) {
        return finding.difference().stream().anyMatch(line -> line.startsWith(WORDS) && line.contains(file));
    }

    /** The line that names it; empty if the revision itself is to blame. */
    static Optional<String> line(ObjectChange object, Upgraded evidence, RoundTrip trip, Scene scene) {
        Change change = object.first();
        return isRestated(change, evidence, trip, scene)
                ? origin(change, evidence.script(), scene).map(seen -> WORDS + told(change, seen, scene))
                : Optional.empty();
    }

    private static boolean isRestated(Change change, Upgraded evidence, RoundTrip trip, Scene scene) {
        if (change.kind() == Change.Kind.MISSING) {
            return false;
        }
        boolean remade = table(change)
                .map(ObjectPath::name)
                .filter(table -> Stream.of(
                                evidence.up().statements(), trip.down().statements())
                        .allMatch(run -> remakes(run, table, scene)))
                .isPresent();
        boolean third = change.kind() == Change.Kind.CHANGED
                && !find(change, evidence.after()).equals(trip.lowered().flatMap(low -> find(change, low)));
        return remade || third;
    }

    private static boolean remakes(List<StatementRun> run, String table, Scene scene) {
        return run.stream()
                .flatMap(statement -> Deed.of(statement.sql(), scene.kind()).stream())
                .anyMatch(deed -> deed.kind().equals("table")
                        && deed.name().equalsIgnoreCase(table)
                        && (deed.verb() == Deed.Verb.CREATE || deed.verb() == Deed.Verb.RENAME));
    }

    private static Optional<SchemaObject> find(Change change, State state) {
        return state.schema().find(change.objectKind(), change.path().toString());
    }

    private static Optional<ObjectPath> table(Change change) {
        return change.objectKind() == ObjectKind.TABLE
                ? Optional.of(change.path())
                : change.objectKind().isInTable() ? change.path().parent() : Optional.empty();
    }

    /** The last one before that changed the object; of what isn't there, the one that made its table. */
    private static Optional<Upgraded> origin(Change change, RevisionScript script, Scene scene) {
        List<RevisionScript> order = scene.walk().order();
        List<Upgraded> earlier = order.subList(0, order.indexOf(script)).stream()
                .map(other -> scene.walk().evidence(other.revision().id()))
                .filter(Upgraded.class::isInstance)
                .map(Upgraded.class::cast)
                .toList();
        return last(earlier, change.objectKind(), change.path())
                .or(() -> table(change).flatMap(table -> last(earlier, ObjectKind.TABLE, table)));
    }

    private static Optional<Upgraded> last(List<Upgraded> earlier, ObjectKind kind, ObjectPath path) {
        return earlier.stream()
                .filter(seen -> !found(seen.before().schema(), kind, path)
                        .equals(found(seen.after().schema(), kind, path)))
                .reduce((first, second) -> second);
    }

    private static Optional<SchemaObject> found(SchemaSnapshot schema, ObjectKind kind, ObjectPath path) {
        return schema.find(kind, path.toString());
    }

    private static String told(Change change, Upgraded seen, Scene scene) {
        Finding place = Blame.on(Finding.of(""), seen.script(), seen.up(), Blame.Target.of(change), scene);
        return Scene.title(seen.script()) + ", " + place.place().orElse("");
    }
}
