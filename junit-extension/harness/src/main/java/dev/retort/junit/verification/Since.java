package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Scene;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revisions that are older than those that are judged.
 *
 * @param revision the first that is judged; empty if all are
 * @param older the scripts of those below it
 * @param ids their ids
 */
record Since(Optional<String> revision, List<RevisionScript> older, Set<String> ids) {

    private static final int SHOWN = 20;

    Since {
        older = List.copyOf(older);
        ids = Set.copyOf(ids);
    }

    /**
     * What is older than a revision: all that it stands on.
     *
     * @param given its id, or the start of it
     * @throws RetortException if there is none, code {@code unknown-revision}
     */
    static Since of(Optional<String> given, Optional<History> loaded) {
        if (given.isEmpty() || loaded.isEmpty()) {
            return new Since(Optional.empty(), List.of(), Set.of());
        }
        History history = loaded.get();
        List<String> known =
                history.graph().revisions().stream().map(Revision::id).toList();
        String id = new RevisionIds(known).complete(given.get());
        if (!known.contains(id)) {
            throw unknown(given.get(), known);
        }
        List<RevisionScript> older = history.wayTo(id).stream()
                .flatMap(step -> step.revision().stream())
                .filter(revision -> !revision.id().equals(id))
                .map(revision -> history.script(revision.id()))
                .toList();
        return new Since(
                Optional.of(id),
                older,
                older.stream().map(script -> script.revision().id()).collect(Collectors.toSet()));
    }

    private static RetortException unknown(String given, List<String> known) {
        List<String> meant = known.stream().filter(id -> id.startsWith(given)).toList();
        List<String> shown = meant.isEmpty() ? known : meant;
        return new RetortException(Problem.of(
                        "unknown-revision",
                        meant.isEmpty()
                                ? "since names the revision '" + given + "', which isn't there"
                                : "since names '" + given + "', the start of " + meant.size() + " revisions")
                .with("there are", String.join(", ", shown.subList(0, Math.min(SHOWN, shown.size()))))
                .cure(NearestName.cure(given, known, "name the first revision that is to be judged")));
    }

    boolean isOlder(String id) {
        return ids.contains(id);
    }

    /** What is left out, to be said once; empty if nothing is. */
    Optional<Outcome> toldOnce() {
        return older.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Outcome.untested(Looked.counted(older.size(), "revision") + " before " + revision.orElse("")
                                + (older.size() == 1 ? " is" : " are")
                                + " only upgraded: whether they come down, lose rows or leave something isn't judged"));
    }

    /** What comes of a check of the whole: what it says of older revisions is left out, and counted. */
    Outcome applied(Outcome outcome) {
        if (older.isEmpty() || !(outcome instanceof Outcome.Failed failed)) {
            return outcome;
        }
        List<Finding> told = failed.findings().stream()
                .filter(finding -> !isOfOlder(finding))
                .toList();
        int left = failed.findings().size() - told.size();
        return told.isEmpty()
                ? Outcome.untested(Looked.counted(left, "finding") + " of revisions before " + revision.orElse("")
                        + (left == 1 ? " is" : " are") + " left out")
                : new Outcome.Failed(told);
    }

    /** A finding about a revision begins with its title. */
    private boolean isOfOlder(Finding finding) {
        return older.stream().anyMatch(script -> finding.headline().startsWith(Scene.title(script) + " "));
    }
}
