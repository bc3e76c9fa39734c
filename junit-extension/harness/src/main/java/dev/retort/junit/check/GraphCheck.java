package dev.retort.junit.check;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Check.LoadedHistory;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.UserCode;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** V1: every script can be read, they make one graph, and it has as many heads as it should. */
public final class GraphCheck implements Check.OfHistory {

    @Override
    public String id() {
        return "graph";
    }

    @Override
    public Outcome judge(LoadedHistory loaded) {
        if (loaded.failure().isPresent()) {
            return new Outcome.Failed(List.of(unreadable(loaded.failure().get())));
        }
        History history = loaded.history().orElseThrow();
        List<Revision> revisions = history.graph().revisions();
        if (revisions.isEmpty()) {
            return Outcome.untested("there are no revisions; check the location of the scripts");
        }
        List<Finding> findings = new ArrayList<>();
        if (history.graph().realHeads().size() > loaded.heads()) {
            findings.add(heads(history, loaded.heads()));
        }
        if (history.graph().realHeads().size() < loaded.heads()) {
            findings.add(tooFew(history, loaded.heads()));
        }
        unknown(loaded, revisions, findings);
        return Outcome.of(findings, Looked.at(Looked.counted(revisions.size(), "revision")), List.of());
    }

    private static Finding unreadable(RetortException failure) {
        Problem problem = failure.problem();
        Finding finding = Finding.of("the history can't be loaded: " + problem.summary())
                .at(Optional.ofNullable(problem.facts().get("at")).map(at -> SourceFile.ofPlace(String.valueOf(at))))
                .explainedBy(problem, Set.of("at"));
        return finding.differing(
                finding.difference().stream().map(GraphCheck::ofSource).toList());
    }

    /** Of several problems each has its own place. */
    private static String ofSource(String line) {
        String place = "at: ";
        int at = line.strip().startsWith(place) ? line.indexOf(place) + place.length() : line.length();
        return line.substring(0, at) + (at < line.length() ? SourceFile.ofPlace(line.substring(at)) : "");
    }

    private static Finding heads(History history, int allowed) {
        List<Revision> heads = history.graph().realHeads();
        List<String> lines = new ArrayList<>();
        heads.forEach(head -> lines.add("head: " + shown(head, history)));
        for (Forks.Fork fork : new Forks(history.graph().revisions(), heads).open()) {
            lines.add("the history forks at "
                    + (fork.parent().id() + " " + fork.parent().message()).strip() + ":");
            fork.children().forEach(child -> lines.add("  " + shown(child, history)));
        }
        List<Revision> begin = history.graph().revisions().stream()
                .filter(revision -> revision.down().isEmpty())
                .toList();
        if (begin.size() > 1) {
            begin.forEach(first -> lines.add("follows nothing: " + shown(first, history)));
        }
        List<Revision> merges = unfinishedMerges(history);
        merges.forEach(
                merge -> lines.add("changes nothing and names one parent, as a merge does that forgets the others: "
                        + shown(merge, history)));
        return Finding.of("the history has " + heads.size() + " heads, not "
                        + (allowed == 1 ? "one" : "at most " + allowed) + ": "
                        + heads.stream().map(Revision::id).collect(Collectors.joining(", ")))
                .differing(lines)
                .cured(Cure.of(
                        Cure.Kind.MERGE_HEADS,
                        (merges.isEmpty()
                                        ? ""
                                        : "if " + ids(merges)
                                                + " is meant to merge, let it name the other head as a parent as well;"
                                                + " else ")
                                + "merge them with a revision that names all of them as parents (retort merge heads),"
                                + " or let one follow the other by its down_revision"));
    }

    private static String ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.joining(" or "));
    }

    /** SQL files in which there is nothing but a header that names one parent. */
    private static List<Revision> unfinishedMerges(History history) {
        return history.graph().revisions().stream()
                .filter(revision -> revision.down().size() == 1)
                .filter(revision -> isEmptySql(history.script(revision.id())))
                .toList();
    }

    private static boolean isEmptySql(RevisionScript script) {
        return script.origin().name().endsWith(".sql")
                && Stream.of(Direction.values())
                        .flatMap(direction -> Stream.of(DatabaseKind.values())
                                .flatMap(kind -> script.part(direction, kind).stream()
                                        .map(part -> Tokenizer.tokens(part.text(), kind))))
                        .allMatch(List::isEmpty);
    }

    private static Finding tooFew(History history, int allowed) {
        int heads = history.graph().realHeads().size();
        return Finding.of("heads = " + allowed + " says nothing: the history has "
                        + (heads == 1 ? "one head" : heads + " heads"))
                .differing(history.graph().realHeads().stream()
                        .map(head -> "head: " + shown(head, history))
                        .toList())
                .cured(Cure.of(
                        Cure.Kind.CORRECT_NUMBER_OF_HEADS, heads == 1 ? "leave heads out" : "write heads = " + heads));
    }

    private static String shown(Revision revision, History history) {
        return (revision.id() + " " + revision.message()).strip() + ", "
                + SourceFile.shown(history.script(revision.id()).origin());
    }

    private static void unknown(LoadedHistory loaded, List<Revision> revisions, List<Finding> findings) {
        for (Declaration declaration : loaded.declarations()) {
            if (revisions.stream().noneMatch(revision -> declaration.isAbout(revision.id()))) {
                findings.add(Finding.of("a declaration names a revision that doesn't exist: " + declaration)
                        .cured(correctRevision(declaration.revision(), revisions, "remove the declaration")));
            }
        }
        for (GivenRows rows : loaded.rows()) {
            if (revisions.stream().noneMatch(revision -> revision.id().equals(rows.revision()))) {
                findings.add(Finding.of("rows are given for revision " + rows.revision() + ", which doesn't exist")
                        .at(rows.giver().map(UserCode::shown))
                        .cured(correctRevision(rows.revision(), revisions, "remove the rows")));
            }
        }
    }

    private static Cure correctRevision(String asked, List<Revision> revisions, String otherwise) {
        List<String> ids = revisions.stream().map(Revision::id).toList();
        return Cure.of(
                Cure.Kind.CORRECT_REVISION, NearestName.cure(asked, ids, "correct the revision's id, or " + otherwise));
    }

    /** Where a history splits into ways that never come together again. */
    private static final class Forks {

        private final List<Revision> revisions;
        private final Map<String, Set<String>> below = new HashMap<>();

        Forks(List<Revision> revisions, List<Revision> heads) {
            this.revisions = List.copyOf(revisions);
            Map<String, Revision> byId = new HashMap<>();
            revisions.forEach(revision -> byId.put(revision.id(), revision));
            heads.forEach(head -> below.put(head.id(), withAncestors(head, byId)));
        }

        private static Set<String> withAncestors(Revision head, Map<String, Revision> byId) {
            Set<String> seen = new HashSet<>();
            Deque<Revision> open = new ArrayDeque<>(List.of(head));
            while (!open.isEmpty()) {
                Revision next = open.pop();
                if (seen.add(next.id())) {
                    next.down().forEach(parent -> open.push(Objects.requireNonNull(byId.get(parent))));
                }
            }
            return seen;
        }

        /** Each fork with the revisions that follow it, one of which most likely names the wrong parent. */
        List<Fork> open() {
            List<Fork> open = new ArrayList<>();
            for (Revision parent : revisions) {
                List<Revision> children = children(parent.id());
                Set<Set<String>> ends =
                        children.stream().map(child -> heads(child.id())).collect(Collectors.toSet());
                if (ends.size() > 1) {
                    open.add(new Fork(parent, children));
                }
            }
            return open;
        }

        private List<Revision> children(String id) {
            return revisions.stream()
                    .filter(revision -> revision.down().contains(id))
                    .toList();
        }

        private Set<String> heads(String id) {
            return below.entrySet().stream()
                    .filter(head -> head.getValue().contains(id))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /**
         * A revision and what follows it.
         *
         * @param parent where the ways part
         * @param children the first revision of each way
         */
        record Fork(Revision parent, List<Revision> children) {}
    }
}
