package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.beginning.GivenState;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.evidence.Beginning;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History;
import dev.retort.junit.rows.GivenRows;
import dev.retort.revision.Revision;
import dev.retort.revision.VersionRows;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The states in which walks begin, one for each kind of database at most. */
record Beginnings(List<GivenState> states) {

    /** Checks of the whole that are about the way from base, or about both databases at once. */
    private static final Set<String> FROM_BASE = Set.of("branch-order", "released", "squash", "parity");

    private static final int SHOWN = 20;

    Beginnings {
        states = List.copyOf(states);
    }

    /**
     * What is given.
     *
     * @throws RetortException if one is nothing that could be loaded, or two are of one kind; code {@code illegal-state}
     */
    static Beginnings of(VerificationSettings settings) {
        List<GivenState> states = settings.beginnings.stream()
                .map(given -> GivenState.of(given.location(), given.dialect(), given.revision(), settings.loader))
                .toList();
        for (GivenState state : states) {
            if (states.stream().filter(other -> other.kind() == state.kind()).count() > 1) {
                throw illegal(
                        state,
                        "there are two of " + state.kind().id(),
                        "leave one of them out, or test it in another class");
            }
        }
        return new Beginnings(states);
    }

    /**
     * Makes the state in which the walk on a server begins; empty if it begins with nothing.
     *
     * @throws RetortException if it can't be loaded, or nobody knows which revision it has
     */
    Optional<Beginning> on(DatabaseServer server, History history) {
        return states.stream()
                .filter(state -> state.kind() == server.kind())
                .findFirst()
                .map(state -> made(state, server, history));
    }

    private static Beginning made(GivenState state, DatabaseServer server, History history) {
        try (TestDatabase database = state.load(server)) {
            VersionRows rows = rows(state, database, history);
            return new Beginning(state.shown(), database.freeze(), rows);
        }
    }

    private static VersionRows rows(GivenState state, TestDatabase database, History history) {
        List<String> known =
                history.graph().revisions().stream().map(Revision::id).toList();
        if (state.revision().isPresent()) {
            String id = new RevisionIds(known).complete(state.revision().get());
            refuseUnknown(state, List.of(id), known, "the revision that is given");
            history.stamp(database.dataSource(), id);
            return VersionRows.of(id);
        }
        List<String> written = history.books(database.dataSource()).versions();
        if (written.isEmpty()) {
            throw illegal(
                    state,
                    history.foreign(database.dataSource())
                            .map(other -> "it has no version row of Retort, and was filled by " + other.summary())
                            .orElse("it has no version row"),
                    "say which revision it has: beginsAt(…, revision = \"4f2c…\")");
        }
        refuseUnknown(state, written, known, "its version table");
        return VersionRows.of(written);
    }

    private static void refuseUnknown(GivenState state, List<String> ids, List<String> known, String where) {
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new RetortException(Problem.of(
                                "unknown-revision",
                                "no walk can begin with " + state.shown() + ": " + where + " says " + id
                                        + ", which isn't in this history")
                        .with("there are", String.join(", ", known.subList(0, Math.min(SHOWN, known.size()))))
                        .cure(NearestName.cure(
                                id, known, "take the state of a release whose revisions are in this history")));
            }
        }
    }

    private static RetortException illegal(GivenState state, String what, String cure) {
        return new RetortException(Problem.of("illegal-state", "no walk can begin with " + state.shown() + ": " + what)
                .cure(cure));
    }

    /** Which states aren't used, since no database of their kind is tested; to be said once. */
    Optional<Outcome> unused(Set<DatabaseKind> tested) {
        String unused = states.stream()
                .filter(state -> !tested.contains(state.kind()))
                .map(state -> state.shown() + " is of " + state.kind().id())
                .collect(Collectors.joining("; "));
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.untested(unused + ", and no database of that kind is tested in this run"));
    }

    /** Why a check can't be made of a walk that begins above base; empty if it can. */
    static Optional<Outcome> untested(String check, DatabaseWalk walk) {
        return walk.start()
                .filter(any -> FROM_BASE.contains(check))
                .map(start -> Outcome.untested(
                        "the walk began at " + start.revisions() + ", and this check begins at base",
                        new Outcome.Kind("the walk didn't begin at base", check)));
    }

    /** What a walk leaves out since it begins above base, to be said once; empty if it doesn't. */
    static Optional<Outcome> told(DatabaseWalk walk, List<GivenRows> rows) {
        return walk.start().map(start -> {
            int below = walk.history().graph().revisions().size() - walk.order().size();
            Set<String> above =
                    walk.order().stream().map(script -> script.revision().id()).collect(Collectors.toSet());
            String unused = rows.stream()
                    .filter(given -> given.dialect()
                                    .orElse(walk.server().kind().id())
                                    .equals(walk.server().kind().id())
                            && !above.contains(given.revision()))
                    .map(GivenRows::revision)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Outcome.untested("the walk began at " + start.revisions() + ", in the state of " + start.shown()
                    + ": "
                    + Looked.counted(below, "revision") + " up to there " + (below == 1 ? "is" : "are") + "n't run"
                    + (walk.order().isEmpty() ? ", and none comes after" : "")
                    + (unused.isEmpty() ? "" : "; rows given at " + unused + " aren't inserted"));
        });
    }

    /**
     * A state as it is given.
     *
     * @param location a URL, {@code classpath:states/1.3.sql}, or a path
     * @param dialect {@code sqlite} or {@code postgresql}; empty if the state shows it
     * @param revision the revision that it has; empty if it says so itself
     */
    record Given(String location, String dialect, Optional<String> revision) {

        /** Whether it is a copy of a database that somebody uses. */
        boolean isOfUsers() {
            return GivenState.isUrl(location);
        }
    }
}
