package dev.retort.junit.mutation;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.Foothold;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.mutation.Course.Way;
import dev.retort.junit.mutation.Jury.Saying;
import dev.retort.junit.mutation.Mutant.Fate;
import dev.retort.junit.mutation.Mutant.Sign;
import dev.retort.junit.mutation.Oracle.Verdict;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.schema.NamingConvention;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mutants of one revision on one database, each held against the original first and then shown to the checks. */
final class Trial implements AutoCloseable {

    private final DatabaseRequest request;
    private final DatabaseWalk walk;
    private final Jury jury;
    private final ScriptCatalog catalog;
    private final DatabaseKind database;
    private final Oracle oracle;
    private final Optional<Foothold> foothold;

    Trial(DatabaseRequest request, DatabaseWalk walk, RevisionScript script, Jury jury, long seed, int tries) {
        this.request = request;
        this.walk = walk;
        this.jury = jury;
        this.catalog = walk.history().catalog();
        this.database = walk.server().kind();
        Way way = Way.of(script, database)
                .orElseThrow(() -> new IllegalStateException("a passage that was read can be split"));
        this.oracle = new Oracle(walk, script, way, seed, tries);
        this.foothold = walk.footholdBefore(script.revision().id());
    }

    Mutant judge(Mutation mutation) {
        Verdict verdict = verdict(mutation);
        if (verdict instanceof Verdict.Equivalent) {
            return new Mutant(mutation, request.toString(), Fate.EQUIVALENT, Optional.empty(), "", Optional.empty());
        }
        if (verdict instanceof Verdict.Broken broken) {
            Saying saying = ask(mutation, Set.of(mutation.direction()));
            Optional<String> said = saying.headline().filter(any -> saying.right());
            return new Mutant(
                    mutation,
                    request.toString(),
                    Fate.BROKEN,
                    Optional.of(Sign.CONTRADICTION),
                    broken.difference(),
                    said);
        }
        Verdict.Fault fault = (Verdict.Fault) verdict;
        Set<Direction> directions = EnumSet.of(mutation.direction());
        directions.addAll(fault.shown());
        Saying saying = ask(mutation, directions);
        Sign sign = fault.sign();
        if (!saying.right() && sign == Sign.STATE && endsAsTheOriginal(mutation)) {
            sign = Sign.PASSING;
            Saying later = askLater(mutation, directions);
            saying = later.right() || saying.headline().isEmpty() ? later : saying;
        }
        Fate fate = saying.right() ? Fate.FOUND : saying.headline().isPresent() ? Fate.MISPLACED : Fate.SURVIVED;
        return new Mutant(mutation, request.toString(), fate, Optional.of(sign), fault.difference(), saying.headline());
    }

    private boolean endsAsTheOriginal(Mutation mutation) {
        Optional<Dump> expected = ends(catalog);
        Optional<Dump> found = ends(mutated(mutation));
        return expected.isPresent()
                && found.isPresent()
                && expected.get().difference(found.get(), Set.of()).isEmpty();
    }

    /** What there is at the heads without rows of users; empty if they aren't reached. */
    private Optional<Dump> ends(ScriptCatalog scripts) {
        History history = walk.history().of(scripts);
        try (Workplace place = walk.newPlace("ends")) {
            history.upgradeAll(place.source());
            try (Connection reader = place.newReader()) {
                return Optional.of(Dump.of(reader, database).withoutBooks());
            }
        } catch (RetortException | SQLException unreached) {
            return Optional.empty();
        }
    }

    private Saying ask(Mutation mutation, Set<Direction> directions) {
        return jury.ask(mutation, directions, request, () -> mutated(mutation), Set.of(mutation.revision()), foothold);
    }

    /** The revisions behind it, one of which makes what was lost again. */
    private Saying askLater(Mutation mutation, Set<Direction> directions) {
        Set<String> later = walk.order().stream()
                .map(script -> script.revision().id())
                .dropWhile(id -> !id.equals(mutation.revision()))
                .skip(1)
                .collect(Collectors.toSet());
        return jury.ask(mutation, directions, request, () -> mutated(mutation), later, foothold);
    }

    private ScriptCatalog mutated(Mutation mutation) {
        return catalog.withText(mutation.revision(), mutation.text());
    }

    private Verdict verdict(Mutation mutation) {
        ScriptCatalog mutated;
        try {
            mutated = mutated(mutation);
        } catch (RetortException unloadable) {
            return mutation.operator() == Operator.WRONG_PARENT
                    ? new Verdict.Fault(unloadable.problem().summary(), Set.of(Direction.UPGRADE), Sign.CONTRADICTION)
                    : new Verdict.Broken(unloadable.problem().summary());
        }
        if (mutation.operator() == Operator.WRONG_PARENT) {
            return graph(mutated, mutation.revision());
        }
        Optional<Way> way = Way.of(mutated.get(mutation.revision()), database);
        try {
            return way.isEmpty()
                    ? new Verdict.Broken("it can't be split into statements")
                    : oracle.judge(mutation.direction(), way.get());
        } catch (SQLException e) {
            throw new RetortException(
                    Problem.of("database-failure", "the database of a mutant can't be used")
                            .with("mutant", mutation)
                            .with("database said", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Other heads are a fault, and so is a revision that fails when all that it asks for is there. */
    private Verdict graph(ScriptCatalog mutated, String id) {
        List<String> heads = heads(walk.history().catalog());
        List<String> others = heads(mutated);
        if (!heads.equals(others)) {
            return new Verdict.Fault(
                    "the heads are " + String.join(", ", others), Set.of(Direction.UPGRADE), Sign.CONTRADICTION);
        }
        History history = walk.history().of(mutated, NamingConvention.NONE);
        String base = mutated.graph().bases().get(0).id();
        try (Workplace place = walk.workplaceBefore(base)) {
            for (Step step : history.wayTo(id)) {
                StepRun run = history.run(step, place.source());
                if (!run.succeeded()) {
                    return new Verdict.Fault(
                            "without what it needs: "
                                    + run.failure().orElseThrow().problem().summary(),
                            Set.of(Direction.UPGRADE),
                            Sign.CONTRADICTION);
                }
            }
        }
        return new Verdict.Equivalent();
    }

    private static List<String> heads(ScriptCatalog catalog) {
        return catalog.graph().heads().stream().map(Revision::id).sorted().toList();
    }

    @Override
    public void close() {
        oracle.close();
        foothold.ifPresent(Foothold::close);
    }
}
