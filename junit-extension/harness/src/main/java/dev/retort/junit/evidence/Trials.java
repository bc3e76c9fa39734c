package dev.retort.junit.evidence;

import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;

/**
 * Tries sets of rows on one revision, each on a database of its own that has no generated rows yet. Made for a fault that was
 * seen with generated rows: which of them are to blame?
 */
public final class Trials implements AutoCloseable {

    /** Where the rows are inserted. */
    public enum Where {
        /** Before the revision. */
        BEFORE,
        /** At the revision. */
        AT
    }

    private final Ascent low;
    private final Ascent high;
    private final Upgraded seen;
    private final Step step;
    private final DatabaseKind database;
    private final RowGenerator generator;

    /**
     * @param seen what was seen of the revision without generated rows
     * @param way the steps that lead there, the revision's own as the last one
     */
    Trials(
            Site site,
            DatabaseServer server,
            Upgraded seen,
            List<Ascent.Passed> way,
            Step step,
            RowGenerator generator) {
        this.seen = seen;
        this.step = step;
        this.database = server.kind();
        this.generator = generator;
        this.low = new Ascent(site, server);
        this.high = new Ascent(site, server);
        way.forEach(one -> {
            low.reached(one, seen.before());
            high.reached(one, seen.after());
        });
        high.reached(step, seen.after());
    }

    /** Rows as they are generated for the revision. */
    public GeneratedRows generate(Where where) {
        try (Workplace place = ascent(where).another()) {
            return where == Where.BEFORE
                    ? place.fill(generator, seen.before().schema(), RowsThatFit.upwards(seen, database))
                    : place.fill(generator, seen.after().schema(), RowsThatFit.downwards(seen, database));
        }
    }

    private Ascent ascent(Where where) {
        return where == Where.BEFORE ? low : high;
    }

    /** What is seen of the revision with these rows; empty if they can't be inserted or the upgrade refuses them. */
    public Optional<Upgraded> trip(List<String> inserts, Where where) {
        try (Workplace place = ascent(where).another()) {
            if (place.insert(inserts).isPresent()) {
                return Optional.empty();
            }
            return where == Where.BEFORE ? up(place) : Optional.of(down(place));
        }
    }

    private Optional<Upgraded> up(Workplace place) {
        State before = place.read();
        StepRun up = place.run(step);
        if (!up.succeeded()) {
            return Optional.empty();
        }
        State after = place.read();
        Optional<RoundTrip> trip = seen.roundTrip().map(any -> DatabaseWalk.roundTrip(step, place, after));
        return Optional.of(seen.drawn(before, up, after, trip, Optional.empty()));
    }

    private Upgraded down(Workplace place) {
        State full = place.read();
        Optional<RoundTrip> trip = seen.roundTrip().map(any -> DatabaseWalk.roundTrip(step, place, full));
        return seen.drawn(seen.before(), seen.up(), seen.after(), seen.roundTrip(), trip);
    }

    /** The upgrade with these rows before it; empty if they can't be inserted. */
    public Optional<StepRun> upgrade(List<String> inserts) {
        try (Workplace place = low.another()) {
            return place.insert(inserts).isPresent() ? Optional.empty() : Optional.of(place.run(step));
        }
    }

    /** Removes the databases. */
    @Override
    public void close() {
        low.close();
        high.close();
    }
}
