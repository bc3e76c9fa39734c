package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.NearestName;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is declared of one revision in one way, losses or changes. Each declaration has to come true. */
final class Declared {

    private static final int SHOWN = 20;

    private final RevisionEvidence.Upgraded evidence;
    private final Scene scene;
    private final List<Declaration> declarations;
    private final Set<Declaration> happened = new HashSet<>();

    Declared(Declaration.Kind kind, RevisionEvidence.Upgraded evidence, Scene scene) {
        this.evidence = evidence;
        this.scene = scene;
        this.declarations = scene.declaredAt(evidence.script().revision().id()).stream()
                .filter(declaration -> declaration.kind() == kind)
                .toList();
    }

    /** Whether this harm is declared. */
    boolean covers(RowHarm harm) {
        return harm.with(change -> declarations.stream().noneMatch(it -> harm.isDeclaredBy(it, change)))
                .isEmpty();
    }

    /** Keeps in mind that this happened. */
    void note(RowHarm harm) {
        declarations.stream().filter(harm::isDeclaredBy).forEach(happened::add);
    }

    /** A finding for each declaration that speaks of something that isn't there or that didn't happen. */
    List<Finding> untrue(Direction direction) {
        List<Finding> findings = new ArrayList<>(ofNothing(direction));
        declarations.stream()
                .filter(declaration -> !happened.contains(declaration))
                .filter(declaration -> missing(declaration).isEmpty())
                .forEach(declaration -> findings.add(didNotHappen(declaration, direction)));
        return findings;
    }

    /** A finding for each declaration that speaks of a table or column that isn't there. */
    List<Finding> ofNothing(Direction direction) {
        return declarations.stream()
                .flatMap(declaration -> missing(declaration).stream().map(missing -> scene.finding(
                                evidence.script(), direction, said(declaration) + ", and there is no " + missing.what())
                        .differing(List.of("declared: " + declaration.because(), "there are: " + missing.shown()))
                        .cured(Cure.of(
                                Cure.Kind.NAME_WHAT_IS_THERE,
                                NearestName.cure(
                                        missing.asked(),
                                        missing.known(),
                                        "name what the revision finds or leaves, or remove the declaration")))))
                .toList();
    }

    private Finding didNotHappen(Declaration declaration, Direction direction) {
        String harm = declaration.kind() == Declaration.Kind.LOSES ? "loss" : "change";
        return scene.finding(evidence.script(), direction, said(declaration) + " but doesn't")
                .differing(List.of("declared: " + declaration.because()))
                .cured(Cure.of(
                        Cure.Kind.REMOVE_DECLARATION,
                        "remove the declaration, or give rows in which the " + harm + " shows with @RowsAt"));
    }

    private static String said(Declaration declaration) {
        String verb = declaration.kind() == Declaration.Kind.LOSES ? "lose" : "change";
        return "is declared to " + verb + " " + declaration.what()
                + (declaration.onlyWhereNull() ? " where it is NULL" : "");
    }

    private Optional<Missing> missing(Declaration declaration) {
        Set<String> tables = new TreeSet<>();
        Set<String> columns = new TreeSet<>();
        for (SchemaSnapshot schema :
                List.of(evidence.before().schema(), evidence.after().schema())) {
            for (SchemaObject object : schema.objects()) {
                if (object.kind() == ObjectKind.TABLE) {
                    String table = TablePair.plain(object.path().toString());
                    tables.add(table);
                    if (table.equalsIgnoreCase(declaration.table())) {
                        object.children(ObjectKind.COLUMN).forEach(column -> columns.add(column.name()));
                    }
                }
            }
        }
        if (!contains(tables, declaration.table())) {
            return Optional.of(new Missing("table", declaration.table(), List.copyOf(tables)));
        }
        return declaration
                .column()
                .filter(column -> !contains(columns, column))
                .map(column -> new Missing("column", column, List.copyOf(columns)));
    }

    private static boolean contains(Set<String> names, String wanted) {
        return names.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    /** What a declaration names and the schema doesn't have. */
    private record Missing(String kind, String asked, List<String> known) {

        String what() {
            return kind + " " + asked;
        }

        String shown() {
            String names = String.join(", ", known.subList(0, Math.min(SHOWN, known.size())));
            return known.isEmpty() ? "no " + kind + "s" : names;
        }
    }
}
