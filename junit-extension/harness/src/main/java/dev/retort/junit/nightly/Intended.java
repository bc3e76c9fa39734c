package dev.retort.junit.nightly;

import dev.retort.junit.check.Scene;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is declared of one revision in one way. Each declaration has to come true. */
final class Intended {

    private final Declaration.Kind kind;
    private final RevisionScript script;
    private final Scene scene;
    private final List<Declaration> declarations;
    private final Set<Declaration> happened = new HashSet<>();

    Intended(Declaration.Kind kind, RevisionScript script, Scene scene) {
        this.kind = kind;
        this.script = script;
        this.scene = scene;
        this.declarations = scene.declaredAt(script.revision().id()).stream()
                .filter(declaration -> declaration.kind() == kind)
                .toList();
    }

    /** Whether this is declared; then it has come true. */
    boolean covers(String table, Optional<String> column) {
        List<Declaration> about = declarations.stream()
                .filter(declaration -> declaration.covers(table, column))
                .toList();
        happened.addAll(about);
        return !about.isEmpty();
    }

    /** A finding for each declaration of something that didn't happen. */
    List<Finding> untrue() {
        String verb = kind == Declaration.Kind.VARIES ? "to vary " : "to take away ";
        return declarations.stream()
                .filter(declaration -> !happened.contains(declaration))
                .map(declaration -> scene.finding(
                                script, Direction.UPGRADE, "is declared " + verb + declaration.what() + " but doesn't")
                        .differing(List.of("declared: " + declaration.because()))
                        .cured(Cure.of(Cure.Kind.REMOVE_DECLARATION, "remove the declaration")))
                .toList();
    }
}
