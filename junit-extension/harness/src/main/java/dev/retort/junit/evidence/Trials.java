package dev.retort.junit.evidence;

import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

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

    /** How many trips are kept in mind: what shows one fault is asked for the next. */
    private static final int REMEMBERED = 100;

    private final Ascent low;
    private final Ascent high;
    private final Upgraded seen;
    private final Step step;
    private final DatabaseKind database;
    private final LongFunction<RowGenerator> generator;
    private final Map<String, GeneratedRows> generated = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Map<Tried, Optional<Upgraded>> tried = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tried, Optional<Upgraded>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What was tried. */
    private record Tried(List<String> inserts, Where where, Reach reach) {}

    /**
     * A set of rows with which something was found.
     *
     * @param rows the rows
     * @param where where they are inserted
     */
    public record Found(GeneratedRows rows, Where where) {}

    /** The sets that were found so far: one may show more than one fault. */
    public List<Found> found() {
        return List.copyOf(found);
    }

    /** Keeps a set in mind. */
    public void keep(Found set) {
        found.add(set);
    }

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
            LongFunction<RowGenerator> generator) {
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
    public GeneratedRows generate(Where where, long seed) {
        return generated.computeIfAbsent(where + " " + seed, any -> fill(where, generator.apply(seed)));
    }

    private GeneratedRows fill(Where where, RowGenerator seeded) {
        try (Workplace place = ascent(where).another()) {
            return where == Where.BEFORE
                    ? place.fill(seeded, seen.before().schema(), RowsThatFit.upwards(seen, database))
                    : place.fill(seeded, seen.after().schema(), RowsThatFit.downwards(seen, database));
        }
    }

    private Ascent ascent(Where where) {
        return where == Where.BEFORE ? low : high;
    }

    /** How far a trial goes. */
    public enum Reach {
        /** Up and down: all that tells what an upgrade does to rows. */
        DOWN,
        /** Up, down and up again. */
        UP_AGAIN
    }

    /**
     * What is seen of the revision with these rows; empty if they can't be inserted or the upgrade refuses them.
     *
     * @param reach how far to go; what costs is what runs
     */
    public Optional<Upgraded> trip(List<String> inserts, Where where, Reach reach) {
        Tried asked = new Tried(List.copyOf(inserts), where, reach);
        Optional<Upgraded> known = tried.get(asked);
        if (known == null) {
            known = run(inserts, where, reach);
            tried.put(asked, known);
        }
        return known;
    }

    private Optional<Upgraded> run(List<String> inserts, Where where, Reach reach) {
        Ascent there = ascent(where);
        Workplace place = there.another();
        try {
            if (place.insert(inserts).isPresent()) {
                there.giveBack(place);
                return Optional.empty();
            }
            Optional<Upgraded> trip = where == Where.BEFORE ? up(place, reach) : Optional.of(down(place, reach));
            comeBack(place, where, reach, trip.flatMap(Upgraded::roundTrip));
            there.giveBack(place);
            return trip;
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** To where the rows were inserted, so that the database can be used again. */
    private void comeBack(Workplace place, Where where, Reach reach, Optional<RoundTrip> trip) {
        if (trip.isPresent() && where == Where.BEFORE && reach == Reach.UP_AGAIN) {
            place.run(History.reverse(step));
        } else if (trip.isPresent() && where == Where.AT && reach == Reach.DOWN) {
            place.run(step);
        }
    }

    private Optional<Upgraded> up(Workplace place, Reach reach) {
        State before = place.read(seen.before().schema());
        StepRun up = place.run(step);
        if (!up.succeeded()) {
            return Optional.empty();
        }
        State after = place.read(seen.after().schema());
        return Optional.of(seen.drawn(before, up, after, trip(place, after, reach), Optional.empty()));
    }

    private Upgraded down(Workplace place, Reach reach) {
        State full = place.read(seen.after().schema());
        return seen.drawn(seen.before(), seen.up(), seen.after(), seen.roundTrip(), trip(place, full, reach));
    }

    /** The schemas are known, so that only rows are read. */
    private Optional<RoundTrip> trip(Workplace place, State start, Reach reach) {
        if (seen.roundTrip().isEmpty()) {
            return Optional.empty();
        }
        RoundTrip known = seen.roundTrip().get();
        StepRun down = place.run(History.reverse(step));
        if (!down.succeeded() || known.lowered().isEmpty()) {
            return Optional.of(new RoundTrip(start, down, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        State lowered = place.read(known.lowered().get().schema());
        if (reach == Reach.DOWN) {
            return Optional.of(new RoundTrip(start, down, Optional.of(lowered), Optional.empty(), Optional.empty()));
        }
        StepRun up = place.run(step);
        Optional<State> raised = up.succeeded() && known.raised().isPresent()
                ? Optional.of(place.read(known.raised().get().schema()))
                : Optional.empty();
        return Optional.of(new RoundTrip(start, down, Optional.of(lowered), Optional.of(up), raised));
    }

    /** The upgrade with these rows before it; empty if they can't be inserted. */
    public Optional<StepRun> upgrade(List<String> inserts) {
        Workplace place = low.another();
        try {
            Optional<StepRun> up = place.insert(inserts).isPresent() ? Optional.empty() : Optional.of(place.run(step));
            if (up.filter(StepRun::succeeded).isPresent() && seen.roundTrip().isPresent()) {
                place.run(History.reverse(step));
            }
            low.giveBack(place);
            return up;
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** Removes the databases. */
    @Override
    public void close() {
        low.close();
        high.close();
    }
}
