package dev.retort.junit.check;

import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.SourceFile;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a check looks: one database, what is declared and overlooked, and how to repeat.
 *
 * @param walk the walk on the database
 * @param declarations what is declared
 * @param tolerances what comparisons of schemas overlook
 * @param checks the ids of the checks that are made of each revision, in order
 * @param again gives the command that repeats the check of a revision; takes the revision's id, or "" for all
 */
public record Scene(
        DatabaseWalk walk,
        List<Declaration> declarations,
        Set<Tolerance> tolerances,
        List<String> checks,
        Function<String, Optional<String>> again) {

    /** Copies the collections. */
    public Scene {
        declarations = List.copyOf(declarations);
        tolerances = Set.copyOf(tolerances);
        checks = List.copyOf(checks);
    }

    /** The id of the check that says that an upgrade fails; empty if none is made of each revision. */
    String reporterOfUpgrades() {
        return reporter(List.of("upgrade"));
    }

    /** The id of the check that says that given rows can't be inserted; empty if none is made of each revision. */
    String reporterOfRows() {
        return reporter(List.of("data-up", "data-round-trip"));
    }

    boolean reportsUpgrades(Check check) {
        return check.id().equals(reporterOfUpgrades());
    }

    boolean reportsRows(Check check) {
        return check.id().equals(reporterOfRows());
    }

    /** The one whose business it is, else the first. */
    private String reporter(List<String> wanted) {
        return wanted.stream()
                .filter(checks::contains)
                .findFirst()
                .or(() -> checks.stream().findFirst())
                .orElse("");
    }

    /** The kind of database. */
    public DatabaseKind kind() {
        return walk.server().kind();
    }

    /** Product and version of the database, without where it comes from. */
    public String database() {
        String shown = walk.server().displayName();
        int origin = shown.indexOf(" (");
        return origin < 0 ? shown : shown.substring(0, origin);
    }

    /** What was seen of the revisions that make, change or drop an object, in order. */
    Stream<RevisionEvidence.Upgraded> changing(Change change) {
        String path = change.path().toString();
        return walk.order().stream()
                .map(script -> walk.evidence(script.revision().id()))
                .filter(RevisionEvidence.Upgraded.class::isInstance)
                .map(RevisionEvidence.Upgraded.class::cast)
                .filter(seen -> !seen.before()
                        .schema()
                        .find(change.objectKind(), path)
                        .equals(seen.after().schema().find(change.objectKind(), path)));
    }

    /** What is declared of a revision. */
    public List<Declaration> declaredAt(String revision) {
        return declarations.stream()
                .filter(declaration -> declaration.isAbout(revision))
                .toList();
    }

    /** A revision's id and what it does, as {@code 4f2c81d0a3be add phone}. */
    public static String title(RevisionScript script) {
        return (script.revision().id() + " " + script.revision().message()).strip();
    }

    /** Begins a finding about a revision: the harm continues the sentence that its title begins. */
    public Finding finding(RevisionScript script, Direction direction, String harm) {
        String way = direction.word();
        return Finding.of(title(script) + " [" + way + "] " + harm + " (" + database() + ")")
                .at(Optional.of(SourceFile.shown(script.origin())))
                .repeatedBy(again.apply(script.revision().id()));
    }

    /** Ends a finding: keeps a database in the state that it speaks of, and says how to look at it. */
    public Finding inspected(Finding finding, RevisionScript script, Direction direction) {
        return finding.inspectedBy(walk.keepDatabaseAt(script.revision().id(), direction));
    }
}
