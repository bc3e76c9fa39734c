package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an upgrade begins and leaves to somebody else: an invalid index, a constraint that is NOT VALID, a trigger that was
 * switched off while rows were written. It is no fault if a later revision ends it, or if it is declared. The newest revision
 * may leave a constraint to the next one, which isn't written yet.
 */
final class Unfinished {

    private final Upgraded evidence;
    private final Scene scene;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Declaration> declared;
    private final List<Declaration> happened = new ArrayList<>();

    Unfinished(Upgraded evidence, Scene scene) {
        this.evidence = evidence;
        this.scene = scene;
        this.declared = scene.declaredAt(evidence.script().revision().id()).stream()
                .filter(declaration -> declaration.kind() == Declaration.Kind.LEAVES)
                .toList();
        states(evidence.after().schema()).forEach(this::look);
        declared.stream().filter(it -> !happened.contains(it)).forEach(this::untrue);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What ends later, or may be meant. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * An object that isn't as it should be in the end.
     *
     * @param object the object
     * @param path where it is, for a column's NOT NULL that of the column
     * @param state in words, such as {@code NOT VALID}
     */
    private record Open(SchemaObject object, ObjectPath path, String state) {

        boolean isTrigger() {
            return state.equals("disabled");
        }

        boolean isConstraint() {
            return state.endsWith("NOT VALID");
        }

        String label() {
            return state.equals("NOT NULL NOT VALID")
                    ? "NOT NULL of " + SchemaWords.label(object.kind(), path)
                    : SchemaWords.label(object.kind(), path);
        }

        /** The name of the constraint that a column's NOT NULL is. */
        Optional<String> constraint() {
            return object.attribute("not null constraint")
                    .filter(any -> state.startsWith("NOT NULL"))
                    .map(told -> told.startsWith("called ")
                            ? told.substring("called ".length()).replaceFirst(",.*", "")
                            : "");
        }

        /** Where it stands in a statement. */
        ObjectPath named() {
            return constraint()
                    .map(name -> path.parent().orElseThrow().child(name))
                    .orElse(path);
        }

        String shortState() {
            return state.replace("NOT NULL ", "");
        }
    }

    private static Stream<Open> states(SchemaSnapshot schema) {
        return schema.allObjects()
                .flatMap(object -> state(object).map(state -> new Open(object, object.path(), state)).stream());
    }

    private static Optional<String> state(SchemaObject object) {
        if (object.attribute("valid").equals(Optional.of("no"))) {
            return Optional.of("invalid");
        }
        if (object.attribute("definition")
                .filter(it -> it.endsWith(" NOT VALID"))
                .isPresent()) {
            return Optional.of("NOT VALID");
        }
        if (object.attribute("not null constraint")
                .filter(it -> it.contains("not valid"))
                .isPresent()) {
            return Optional.of("NOT NULL NOT VALID");
        }
        boolean off = object.attribute("enabled").equals(Optional.of("disabled"))
                || object.attribute("triggers")
                        .filter(it -> it.startsWith("disabled"))
                        .isPresent();
        return off ? Optional.of("disabled") : Optional.empty();
    }

    private static boolean isOpen(Open open, SchemaSnapshot schema) {
        return schema.find(open.object().kind(), open.path().toString())
                .flatMap(Unfinished::state)
                .equals(Optional.of(open.state()));
    }

    private void look(Open open) {
        if (isOpen(open, evidence.before().schema())) {
            return;
        }
        String table = open.path().parent().map(ObjectPath::name).orElse("");
        Optional<Declaration> meant = declared.stream()
                .filter(it -> it.covers(table, Optional.of(open.path().name())))
                .findFirst();
        meant.ifPresent(happened::add);
        Optional<Upgraded> end =
                later().filter(seen -> !isOpen(open, seen.after().schema())).findFirst();
        if (meant.isPresent()) {
            notes.add(open.label() + " stays " + open.shortState() + ": "
                    + meant.get().because());
        } else if (end.isPresent()) {
            notes.add(open.label() + " is " + open.shortState() + " until "
                    + end.get().script().revision().id());
        } else if (open.isTrigger() && !writes()) {
            notes.add(open.label() + " stays disabled");
        } else if (open.isConstraint() && later().findAny().isEmpty()) {
            notes.add(open.label() + " is NOT VALID; let the next revision validate it");
        } else {
            findings.add(finding(open));
        }
    }

    private Stream<Upgraded> later() {
        return OneRunCheck.upgraded(scene)
                .dropWhile(seen -> !seen.script().equals(evidence.script()))
                .skip(1);
    }

    /** A trigger is switched off for a load; who switches it off for good does nothing else. */
    private boolean writes() {
        return evidence.up().statements().stream()
                .map(StatementRun::sql)
                .flatMap(sql -> Deed.of(sql, scene.kind()).stream())
                .anyMatch(deed -> deed.verb() == Deed.Verb.WRITE);
    }

    private Finding finding(Open open) {
        Finding finding = scene.finding(
                        evidence.script(), Direction.UPGRADE, "leaves " + open.label() + " " + open.shortState())
                .differing(List.of(
                        "expected: " + (open.isTrigger() ? "enabled" : "valid"), "but was: " + open.shortState()))
                .cured(cure(open));
        Blame.Target target = open.isTrigger()
                ? Blame.Target.rows(open.path().parent().map(ObjectPath::name).orElse(""), Optional.empty())
                : Blame.Target.of(open.constraint().isEmpty() ? open.object().kind() : ObjectKind.CHECK, open.named());
        Finding blamed = Blame.on(finding, evidence.script(), evidence.up(), target, scene);
        return open.isTrigger() ? blamed.blaming(disabling().toList()) : blamed;
    }

    private Stream<String> disabling() {
        return evidence.up().statements().stream()
                .filter(statement -> Blame.mentions(statement.sql(), "disable", scene.kind()))
                .map(Blame::shown);
    }

    private Cure cure(Open open) {
        CureSql sql = new CureSql(scene.kind());
        String declare = ", or declare @Leaves(revision = \""
                + evidence.script().revision().id() + "\", what = \""
                + open.path().parent().map(ObjectPath::name).orElse("") + "."
                + open.path().name()
                + "\", because = \"…\")";
        if (open.isTrigger()) {
            return new Cure(
                    Cure.Kind.ENABLE_TRIGGER,
                    "switch it on again behind the rows" + declare,
                    List.of(sql.enable(open.object().kind(), open.path())));
        }
        return open.state().equals("invalid")
                ? new Cure(
                        Cure.Kind.FINISH,
                        "build it before the revision ends" + declare,
                        List.of(sql.rebuild(open.object().kind(), open.path())))
                : new Cure(
                        Cure.Kind.FINISH,
                        "validate it here, or in a later revision so that fewer locks are held" + declare,
                        List.of(sql.validate(open.object(), open.path())));
    }

    private void untrue(Declaration declaration) {
        findings.add(scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "is declared to leave " + declaration.what() + " unfinished but doesn't")
                .differing(List.of("declared: " + declaration.because()))
                .cured(Cure.of(Cure.Kind.REMOVE_DECLARATION, "remove the declaration")));
    }
}
