package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.Fillings;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words for what a revision's downgrade, or its second upgrade, left different. What to do is decided by which state had the
 * object: what was there before the revision is never to be dropped.
 */
final class TraceFindings {

    private static final Pattern KEY_COLUMNS = Pattern.compile("(?m)^definition: [^(]*(\\([^)]*\\))");
    private static final Pattern INDEX_COLUMNS = Pattern.compile("(?m)^columns: (.*)$");
    private static final Pattern NO_COLUMNS = Pattern.compile("(?!)()");

    private static final int SHOWN = 8;

    private final RevisionEvidence.Upgraded evidence;
    private final RoundTrip trip;
    private final Scene scene;
    private final CureSql sql;
    private final SchemaSnapshot before;
    private final SchemaSnapshot after;

    TraceFindings(RevisionEvidence.Upgraded evidence, RoundTrip trip, Scene scene) {
        this.evidence = evidence;
        this.trip = trip;
        this.scene = scene;
        this.sql = new CureSql(scene.kind());
        this.before = evidence.before().schema();
        this.after = evidence.after().schema();
    }

    List<Finding> afterDowngrade(SchemaDifference difference, State lowered) {
        ToldDifference told = ToldDifference.of(
                difference,
                before,
                lowered.schema(),
                new SameRows(evidence.before().data(), lowered.data()));
        List<Finding> findings = new ArrayList<>();
        told.renames().forEach(rename -> findings.add(renamed(rename, lowered.schema())));
        ObjectChange.of(told.rest()).stream()
                .filter(change -> inPlaceOf(change.first(), told.rest(), Change.Kind.MISSING)
                        .isEmpty())
                .forEach(change -> findings.add(down(change, told.rest(), told.ownedBy(change.changes()))));
        return shown(findings, Direction.DOWNGRADE);
    }

    List<Finding> afterSecondUpgrade(SchemaDifference difference, State raised) {
        ToldDifference told = ToldDifference.of(
                difference,
                after,
                raised.schema(),
                new SameRows(evidence.after().data(), raised.data()));
        List<Finding> findings = new ArrayList<>();
        told.renames().forEach(rename -> findings.add(up(rename)));
        ObjectChange.of(told.rest()).forEach(change -> findings.add(up(change)));
        return shown(findings, Direction.UPGRADE);
    }

    private List<Finding> shown(List<Finding> findings, Direction direction) {
        if (findings.size() <= SHOWN) {
            return findings;
        }
        List<Finding> some = new ArrayList<>(findings.subList(0, SHOWN));
        int more = findings.size() - SHOWN;
        some.add(scene.finding(
                evidence.script(), direction, "has " + more + (more == 1 ? " more difference" : " more differences")));
        return some;
    }

    private StepRun secondUpgrade() {
        return trip.up().orElse(evidence.up());
    }

    private Finding renamed(Rename rename, SchemaSnapshot lowered) {
        String is = SchemaWords.label(rename.kind(), rename.found());
        String was = SchemaWords.label(rename.kind(), rename.wanted());
        List<String> statements = lowered.find(rename.kind(), rename.found().toString()).stream()
                .flatMap(found -> sql.rename(rename, found, holder(rename, lowered)).stream())
                .toList();
        boolean nameless = SchemaWords.isNameless(rename.kind(), rename.wanted());
        String harm = SchemaWords.isNameless(rename.kind(), rename.found())
                ? " back without its name"
                : nameless
                        ? " back with the name " + rename.found().name()
                        : " back as " + rename.found().name();
        String words = nameless
                ? "let the downgrade make " + was + " without a name, as it was"
                : "let the downgrade give " + is + " the name that it had, "
                        + rename.wanted().name();
        Finding finding = scene.finding(evidence.script(), Direction.DOWNGRADE, "brings " + was + harm)
                .differing(SchemaWords.names(rename, "expected", "but was"))
                .cured(new Cure(
                        Cure.Kind.RENAME,
                        statements.isEmpty() && !nameless
                                ? words + ": it is made under that name where the downgrade makes its table"
                                : words,
                        statements))
                .about(about(Direction.DOWNGRADE, rename.expected()));
        Blame.Target target = Blame.Target.made(rename.kind(), rename.found());
        return Blame.on(finding, evidence.script(), trip.down(), List.of(trip.down(), evidence.up()), target, scene);
    }

    private static Optional<ObjectKind> holder(Rename rename, SchemaSnapshot schema) {
        return rename.found().parent().stream()
                .flatMap(path ->
                        schema.objects().stream().filter(object -> object.path().equals(path)))
                .map(SchemaObject::kind)
                .findFirst();
    }

    private String about(Direction direction, Change change) {
        return new Trace(evidence.script().revision().id(), direction, change).about();
    }

    private Finding down(ObjectChange object, List<Change> all, List<Change> sequences) {
        Change change = object.first();
        Optional<Change> instead = inPlaceOf(change, all, Change.Kind.UNEXPECTED);
        List<String> lines = new ArrayList<>(object.lines("expected", "but was"));
        instead.ifPresent(other -> lines.addAll(SchemaWords.lines(other, "expected", "but was")));
        sequences.forEach(sequence -> lines.addAll(withIt(sequence)));
        AsExpectedSince.line(object, evidence, trip, scene).ifPresent(lines::add);
        Finding finding = scene.finding(evidence.script(), Direction.DOWNGRADE, harmDown(object, instead))
                .differing(lines)
                .cured(withSequences(cureDown(object, instead, all), object, sequences))
                .about(about(Direction.DOWNGRADE, change));
        Change blamed = instead.orElse(change);
        List<StepRun> runs =
                isLeftBehind(change) ? List.of(evidence.up(), trip.down()) : List.of(trip.down(), evidence.up());
        return Blame.on(finding, evidence.script(), trip.down(), runs, Blame.Target.of(blamed), scene);
    }

    private static List<String> withIt(Change sequence) {
        boolean missing = sequence.kind() == Change.Kind.MISSING;
        return List.of(
                SchemaWords.label(sequence) + ", which belongs to it",
                missing ? "  expected: there" : "  expected: not there",
                missing ? "  but was: not there" : "  but was: there");
    }

    /** Made by the upgrade, and not by the downgrade as well. */
    private boolean isLeftBehind(Change change) {
        return change.kind() == Change.Kind.UNEXPECTED
                && isIn(after, change)
                && !Blame.makes(trip.down(), Blame.Target.of(change), scene);
    }

    private static boolean isIn(SchemaSnapshot schema, Change change) {
        return schema.find(change.objectKind(), change.path().toString()).isPresent();
    }

    private String harmDown(ObjectChange object, Optional<Change> instead) {
        Change change = object.first();
        String label = SchemaWords.label(change);
        if (instead.filter(other -> other.objectKind() == change.objectKind()).isPresent()) {
            return "brings " + label + " back as " + instead.get().path().name() + ", and not as it was";
        }
        return switch (change.kind()) {
            case UNEXPECTED -> isLeftBehind(change) ? "leaves " + label + " behind" : "itself makes " + label;
            case MISSING -> (isLostWithTable(change) ? "loses " : "doesn't bring back ") + label;
            case CHANGED -> "brings " + label + " back " + object.different();
        };
    }

    private Cure cureDown(ObjectChange object, Optional<Change> instead, List<Change> all) {
        Change change = object.first();
        String label = SchemaWords.label(change);
        return switch (change.kind()) {
            case UNEXPECTED -> cureUnexpected(change, label, all);
            case MISSING ->
                instead.map(other -> cureReplaced(change, label, other)).orElseGet(() -> cureMissing(change, label));
            case CHANGED -> restore(object, label);
        };
    }

    /** A default that is taken away leaves its sequence, and one that is given back needs it. */
    private Cure withSequences(Cure cure, ObjectChange object, List<Change> sequences) {
        boolean altered = object.first().kind() == Change.Kind.CHANGED
                && !cure.statements().isEmpty();
        if (!altered || sequences.isEmpty()) {
            return cure;
        }
        List<String> statements = new ArrayList<>(cure.statements());
        sequences.forEach(change -> {
            if (change.kind() == Change.Kind.MISSING) {
                before.find(ObjectKind.SEQUENCE, change.path().toString())
                        .ifPresent(sequence -> statements.addAll(0, sql.create(sequence, change.path())));
                statements.add(sql.own(change.path(), object.first().path()));
            } else {
                statements.addAll(sql.drop(ObjectKind.SEQUENCE, change.path()));
            }
        });
        return new Cure(cure.kind(), cure.words(), statements);
    }

    /** What the downgrade makes without being asked is its own; what the upgrade made may go, with its values kept. */
    private Cure cureUnexpected(Change change, String label, List<Change> all) {
        if (!isLeftBehind(change)) {
            return Cure.of(
                    Cure.Kind.LEAVE_OUT,
                    "don't let the downgrade make " + label + ", which wasn't there before the revision");
        }
        Optional<Change> source = movedFrom(change, all);
        if (source.isPresent()) {
            return Cure.of(
                    Cure.Kind.MOVE_BACK,
                    "let the downgrade create " + SchemaWords.label(source.get()) + " again, fill it from "
                            + change.path().name() + ", and only then drop " + label);
        }
        List<String> statements = sql.drop(change.objectKind(), change.path());
        return new Cure(
                Cure.Kind.DROP_LEFTOVER,
                "let the downgrade drop " + label
                        + (statements.isEmpty() ? ", by making its table again without it" : ""),
                statements);
    }

    /** A column that is gone as well, whose values the upgrade moved into this one. */
    private Optional<Change> movedFrom(Change change, List<Change> all) {
        if (change.objectKind() != ObjectKind.COLUMN) {
            return Optional.empty();
        }
        String table = change.path().parent().orElseThrow().name();
        Fillings fillings = Fillings.of(
                evidence.up().statements().stream().map(StatementRun::sql).toList(), scene.kind());
        return all.stream()
                .filter(other -> other.kind() == Change.Kind.MISSING && other.objectKind() == ObjectKind.COLUMN)
                .filter(other -> other.path().parent().equals(change.path().parent()))
                .filter(other ->
                        fillings.fills(table, change.path().name(), other.path().name()))
                .findFirst();
    }

    /**
     * What is there in place of an object: one of another kind that has its name, or a constraint or index of the same
     * columns that has another one and isn't the same.
     */
    private Optional<Change> inPlaceOf(Change change, List<Change> all, Change.Kind wanted) {
        if (change.kind() == Change.Kind.CHANGED || change.kind() == wanted) {
            return Optional.empty();
        }
        List<Change> others =
                all.stream().filter(other -> other.kind() == wanted).toList();
        Optional<Change> ofName = others.stream()
                .filter(other -> other.path().equals(change.path()))
                .findFirst();
        List<Change> alike =
                others.stream().filter(other -> isAlike(change, other)).toList();
        boolean unique = alike.size() == 1
                && all.stream()
                                .filter(other -> other.kind() == change.kind() && isAlike(other, alike.get(0)))
                                .count()
                        == 1;
        return ofName.or(() -> unique ? Optional.of(alike.get(0)) : Optional.empty());
    }

    private static boolean isAlike(Change one, Change other) {
        Optional<String> columns = columns(one);
        return one.objectKind() == other.objectKind()
                && one.objectKind().isInTable()
                && one.path().parent().equals(other.path().parent())
                && columns.isPresent()
                && columns.equals(columns(other));
    }

    /** The columns of a constraint or an index, as its description has them. */
    private static Optional<String> columns(Change change) {
        String text = change.expected().or(change::actual).orElse("");
        Pattern wanted =
                switch (change.objectKind()) {
                    case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, EXCLUSION -> KEY_COLUMNS;
                    case INDEX -> INDEX_COLUMNS;
                    default -> NO_COLUMNS;
                };
        Matcher columns = wanted.matcher(text);
        return columns.find() ? Optional.of(columns.group(1)) : Optional.empty();
    }

    private Cure cureReplaced(Change change, String label, Change other) {
        List<String> created = before.find(change.objectKind(), change.path().toString()).stream()
                .flatMap(it -> sql.create(it, change.path()).stream())
                .toList();
        List<String> dropped = other.objectKind().isInTable() ? sql.drop(other.objectKind(), other.path()) : List.of();
        String not = other.objectKind() == change.objectKind() ? "" : ", and not " + SchemaWords.label(other);
        boolean known = !created.isEmpty() && !dropped.isEmpty();
        return new Cure(
                Cure.Kind.MAKE_INSTEAD,
                "let the downgrade create " + label + " as it was" + not,
                known ? Stream.concat(dropped.stream(), created.stream()).toList() : List.of());
    }

    private Cure cureMissing(Change change, String label) {
        Optional<SchemaObject> was =
                before.find(change.objectKind(), change.path().toString());
        List<String> statements = was.map(it -> sql.create(it, change.path())).orElse(List.of());
        String as = statements.isEmpty()
                ? ": " + SchemaWords.oneLine(change.expected().map(TraceFindings::withoutOwner))
                : "";
        return isLostWithTable(change)
                ? new Cure(
                        Cure.Kind.MAKE_AGAIN_AFTER_REBUILD,
                        "no statement names it, so it went with its table: create " + label
                                + " again after the table is rebuilt, in both directions",
                        statements)
                : new Cure(
                        Cure.Kind.MAKE_AGAIN,
                        "let the downgrade create " + label + " again as it was" + as,
                        statements);
    }

    /** Who makes it again owns it. */
    private static String withoutOwner(String description) {
        return description.replaceAll("(?m)^owner: .*\\R?", "");
    }

    private Cure restore(ObjectChange object, String label) {
        List<Change> changes = object.changes();
        if (changes.size() == 1) {
            return restore(changes.get(0), label);
        }
        List<List<String>> each = changes.stream().map(sql::restore).toList();
        List<String> statements = each.stream().anyMatch(List::isEmpty)
                ? List.of()
                : each.stream().flatMap(List::stream).toList();
        String was = changes.stream()
                .map(change -> change.attribute().orElse("definition") + " "
                        + SchemaWords.oneLine(Optional.of(change.expectedWords())))
                .collect(Collectors.joining(", "));
        return new Cure(
                Cure.Kind.RESTORE_ATTRIBUTE, "let the downgrade make " + label + " as it was: " + was, statements);
    }

    private Cure restore(Change change, String label) {
        List<String> statements = sql.restore(change);
        String attribute = change.attribute().orElse("definition");
        if (attribute.equals(SchemaWords.NULLABLE)) {
            return new Cure(
                    Cure.Kind.RESTORE_NULLABILITY,
                    "let the downgrade make " + label + " " + SchemaWords.nullability(change.expected()) + " again",
                    statements);
        }
        return change.expected().isPresent()
                ? new Cure(
                        Cure.Kind.RESTORE_ATTRIBUTE,
                        "let the downgrade give " + label + " its " + attribute + " back: "
                                + SchemaWords.oneLine(change.expected()),
                        statements)
                : new Cure(
                        Cure.Kind.TAKE_AWAY,
                        "let the downgrade take " + attribute + " away from " + label + ": "
                                + SchemaWords.oneLine(change.actual()),
                        statements);
    }

    /** It was gone already after the upgrade, and no statement speaks of it. */
    private boolean isLostWithTable(Change change) {
        String name = change.path().name().replaceFirst("\\(.*", "");
        return change.objectKind().isInTable()
                && !isIn(after, change)
                && Stream.of(evidence.up(), trip.down())
                        .flatMap(run -> run.statements().stream())
                        .noneMatch(statement -> Blame.mentions(statement.sql(), name, scene.kind()));
    }

    private Finding up(ObjectChange object) {
        Change change = object.first();
        String label = SchemaWords.label(change);
        String harm =
                switch (change.kind()) {
                    case UNEXPECTED -> "creates " + label + " only the second time";
                    case MISSING -> "doesn't create " + label + " the second time";
                    case CHANGED -> "makes " + label + " the second time " + object.different();
                };
        return up(change, harm, object.lines("first upgrade", "second upgrade"));
    }

    private Finding up(Rename rename) {
        String was = SchemaWords.label(rename.kind(), rename.wanted());
        String as = SchemaWords.isNameless(rename.kind(), rename.found())
                ? "without its name"
                : "as " + rename.found().name();
        return up(
                rename.expected(),
                "makes " + was + " the second time " + as,
                SchemaWords.names(rename, "first upgrade", "second upgrade"));
    }

    private Finding up(Change change, String harm, List<String> lines) {
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, harm)
                .differing(lines)
                .cured(Cure.of(
                        Cure.Kind.SAME_EACH_TIME,
                        "let the upgrade give the same " + change.objectKind().label()
                                + " whenever it runs, and the downgrade undo it"))
                .about(about(Direction.UPGRADE, change));
        Blame.Target target = Blame.Target.of(change);
        return Blame.on(
                finding, evidence.script(), secondUpgrade(), List.of(secondUpgrade(), trip.down()), target, scene);
    }
}
