package dev.retort.junit.evidence;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.LeftPlaces.Rebuilding;
import dev.retort.junit.evidence.ReadRun.Reached;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.generation.WriteProbe.Probed;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.witness.CrawlAgreement.Testimony;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.schema.MetaData;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a history on one database server, each revision once and in graph order, and keeps what was seen. The walk goes
 * on from the state after each upgrade, so that a faulty downgrade doesn't hide what comes later. Evidence is
 * gathered when it is asked for the first time. Safe for use by several threads, one of which walks at a time.
 */
public final class DatabaseWalk implements AutoCloseable {

    private final DatabaseServer server;
    private final History history;
    private final WalkSettings settings;
    private final Optional<Foothold> foothold;
    private final Site site;
    private final Footholds footholds;
    private final Ascent ascent;
    private final GeneratedAscent generated;
    private final List<RevisionScript> order;
    private final Map<String, RevisionEvidence> evidence = new LinkedHashMap<>();
    private final Map<String, Testimony> testimonies = new HashMap<>();
    private final Map<String, Height> heights = new HashMap<>();
    private final LeftPlaces leftPlaces = new LeftPlaces();
    private @Nullable Copies copies;
    private final Map<String, NextWrites> probes = new HashMap<>();
    private final Map<String, List<Problem>> rowsRead = new HashMap<>();
    private final RowGenerator generator = RowGenerator.seeded(1);
    private @Nullable WayDown wayDown;
    private @Nullable Testimony testimonyOfHeads;
    private @Nullable Trials trials;
    private String tried = "";

    /** A walk that hasn't begun. */
    public DatabaseWalk(DatabaseServer server, History history, WalkSettings settings) {
        this.server = server;
        this.history = history;
        this.settings = settings;
        this.site = new Site(history, settings, server.kind().id());
        this.footholds = new Footholds(site, server);
        this.order = history.inOrder();
        this.foothold = settings.foothold().filter(there -> there.isBelow(order));
        this.ascent = foothold.map(there -> new Ascent(site, server, there)).orElseGet(() -> new Ascent(site, server));
        this.generated = new GeneratedAscent(site, server, settings.drawn(), foothold);
        foothold.ifPresent(there -> evidence.putAll(there.evidence()));
    }

    /** The server. */
    public DatabaseServer server() {
        return server;
    }

    /**
     * Readies a new database and a connection as they are going to be, to see that it can be done; nothing if there is
     * nothing to be done.
     *
     * @throws RetortException if it can't
     */
    public void tryOut() {
        if (settings.setups().stream().anyMatch(setup -> setup.kind() == server.kind())) {
            try (Workplace place = create("setup")) {
                place.tryOut();
            }
        }
    }

    /** The history. */
    public History history() {
        return history;
    }

    /** The state that is given, in which the walk begins; empty if it begins with nothing. */
    public Optional<Beginning> start() {
        return settings.start();
    }

    /** The scripts in the order of the walk. */
    public List<RevisionScript> order() {
        return order;
    }

    /** What was seen of a revision; walks as far as it is needed. */
    public synchronized RevisionEvidence evidence(String id) {
        for (RevisionScript script : order) {
            RevisionEvidence present = evidence.get(id);
            if (present != null) {
                return present;
            }
            if (!evidence.containsKey(script.revision().id())) {
                evidence.put(script.revision().id(), gathered(script));
            }
        }
        return Optional.ofNullable(evidence.get(id))
                .orElseThrow(() -> new IllegalArgumentException("revision " + id + " is not in this history"));
    }

    /** What was seen of a revision, if it was looked at so far; walks no further. */
    public synchronized Optional<RevisionEvidence> seen(String id) {
        return Optional.ofNullable(evidence.get(id));
    }

    /** What was seen between head and base. */
    public synchronized WayDown wayDown() {
        if (wayDown == null) {
            Optional<Foothold> there = foothold.filter(any -> !hasGivenRows());
            List<Step> below = there.stream().flatMap(it -> it.steps().stream()).toList();
            try (Workplace place = there.map(it -> it.begin(site)).orElseGet(() -> create("way_down"))) {
                wayDown = WayDown.gather(history, below, place, settings.older(), head -> {
                    if (settings.witness() == WitnessMode.HEAD) {
                        testimonyOfHeads = place.testimony(head);
                    }
                });
            }
        }
        return wayDown;
    }

    /** What SchemaCrawler says of the schema after a revision's upgrade; empty if it wasn't asked. */
    public synchronized Optional<Testimony> testimony(String id) {
        return Optional.ofNullable(testimonies.get(id));
    }

    /** How rows differ from what is expected at a revision, in any state in which it was reached; empty if nothing is. */
    public synchronized Optional<List<Problem>> rowsRead(String id) {
        return Optional.ofNullable(rowsRead.get(id)).map(List::copyOf);
    }

    private void readRows(String id) {
        if (!site.readsAt(id).isEmpty()) {
            rowsRead.computeIfAbsent(id, any -> new ArrayList<>())
                    .addAll(ascent.place().rowsReadAt(id));
        }
    }

    /** What came of the next writes after a revision's upgrade; empty if none were tried. */
    public synchronized Optional<NextWrites> nextWrites(String id) {
        return Optional.ofNullable(probes.get(id));
    }

    /**
     * The writes tried after an upgrade.
     *
     * @param tables the tables that it touches
     * @param found what was found in them
     */
    public record NextWrites(Set<String> tables, Probed found) {

        /** Copies the names. */
        public NextWrites {
            tables = Set.copyOf(tables);
        }
    }

    /** What SchemaCrawler says of the schema at the heads; empty if it wasn't asked, or the heads aren't reached. */
    public synchronized Optional<Testimony> testimonyOfHeads() {
        return Optional.ofNullable(testimonyOfHeads);
    }

    /** What goes wrong is evidence too, and the next revision mustn't climb on from where nobody knows. */
    private RevisionEvidence gathered(RevisionScript script) {
        try {
            return gather(script);
        } catch (RuntimeException e) {
            ascent.leave();
            return new RevisionEvidence.Unseen(script, known(e));
        }
    }

    private static RetortException known(RuntimeException thrown) {
        return thrown instanceof RetortException ours
                ? ours
                : new RetortException(Problem.of("walk-failed", "the walk failed: " + thrown), thrown);
    }

    private RevisionEvidence gather(RevisionScript script) {
        String id = script.revision().id();
        Optional<String> failed = needs(id)
                .filter(needed -> evidence.containsKey(needed) // else the walk began above it
                        && !(evidence.get(needed) instanceof RevisionEvidence.Upgraded))
                .findFirst();
        if (failed.isPresent()) {
            return new RevisionEvidence.Unreached(
                    script, "not reached: it needs " + failed.get() + ", " + whatHappened(failed.get()));
        }
        return climb(script, history.upgrade(id, ascent.rows()));
    }

    private String whatHappened(String needed) {
        RevisionEvidence seen = evidence.get(needed);
        if (seen instanceof RevisionEvidence.Unseen) {
            return "which can't be looked at";
        }
        return "whose upgrade " + (seen instanceof RevisionEvidence.Unreached ? "wasn't reached" : "fails");
    }

    private Stream<String> needs(String id) {
        return Stream.concat(history.graph().parents(id).stream(), history.graph().dependencies(id).stream())
                .map(Revision::id);
    }

    private Workplace create(String hint) {
        return site.begin(server, hint);
    }

    private RevisionEvidence climb(RevisionScript script, Step step) {
        String id = script.revision().id();
        State before = ascent.state();
        Workplace place = ascent.place();
        boolean further = settings.wanted().test(id);
        boolean reversible = further && script.irreversible().isEmpty();
        List<Step> way = reversible ? RoundTrip.after(step, script) : List.of(step);
        List<Reached> reached = ReadRun.of(way, place, after -> look(id, step, before, after));
        StepRun up = reached.get(0).run();
        if (!up.succeeded()) {
            State left = place.read();
            ascent.release().ifPresent(it -> leftPlaces.afterUpgrade(id, it));
            return new RevisionEvidence.UpgradeFailed(script, before, up, left);
        }
        State after = reached.get(0).state().orElseThrow();
        Optional<RoundTrip> trip = reversible
                ? Optional.of(followed(
                        step,
                        RoundTrip.of(step, place, reached),
                        site.rowsAt(id).isEmpty()))
                : Optional.empty();
        RevisionEvidence.Upgraded seen = withRows(
                new RevisionEvidence.Upgraded(
                        script, before, up, after, trip, Optional.empty(), Optional.empty(), Optional.empty(), false),
                step);
        readRows(id);
        return drawn(seen, step, further);
    }

    /** What is asked of the state right after an upgrade. */
    private void look(String id, Step step, State before, State after) {
        Workplace place = ascent.place();
        ascent.reached(step, after);
        if (settings.nextWrite() && settings.wanted().test(id)) {
            Set<String> tables = TouchedTables.between(before, after);
            Probed found = tables.isEmpty() ? new Probed(List.of(), List.of()) : place.probe(after, tables, generator);
            probes.put(id, new NextWrites(tables, found));
        }
        if (settings.witness() == WitnessMode.EVERY) {
            testimonies.put(id, place.testimony(after));
        }
    }

    /** The same once more with generated rows. */
    private RevisionEvidence drawn(RevisionEvidence.Upgraded seen, Step step, boolean further) {
        if (!settings.drawn().generated()) {
            return seen;
        }
        if (!further) {
            generated.pass(seen, step);
            return seen;
        }
        try {
            return seen.with(generated.climb(seen, step));
        } catch (RuntimeException e) {
            return seen.with(DrawnRows.failed(known(e)));
        }
    }

    private RevisionEvidence.Upgraded withRows(RevisionEvidence.Upgraded seen, Step step) {
        String id = seen.script().revision().id();
        if (site.rowsAt(id).isEmpty()) {
            return seen;
        }
        Workplace place = ascent.place();
        Optional<RetortException> refused = place.insertRowsAt(id);
        Optional<RoundTrip> trip = Optional.empty();
        if (refused.isEmpty()) {
            State filled = place.read();
            ascent.filled(filled);
            trip = seen.roundTrip().map(any -> followed(step, RoundTrip.make(step, place, filled), false));
        }
        return new RevisionEvidence.Upgraded(
                seen.script(),
                seen.before(),
                seen.up(),
                seen.after(),
                seen.roundTrip(),
                refused,
                trip,
                Optional.empty(),
                false);
    }

    /**
     * The ascent goes on after a round trip on its database only if that changed nothing.
     *
     * @param whole whether all rows are there that are given, and none for which there is no place below: then it can be seen
     *     whether they are read as expected
     */
    private RoundTrip followed(Step upgrade, RoundTrip trip, boolean whole) {
        if (whole && trip.raised().isPresent()) {
            upgrade.revision().map(Revision::id).ifPresent(this::readRows);
        }
        if (trip.isBack() && !trip.isClosed()) {
            ascent.restore();
        } else if (!trip.isClosed()) {
            String id = upgrade.revision().map(Revision::id).orElse("");
            ascent.release().ifPresent(place -> leftPlaces.afterTrip(id, trip, place));
        }
        return trip;
    }

    /**
     * Keeps a database for a person to look at: upgraded up to a revision, and taken back once more if asked for. It is the
     * walk's own where the walk left one, with the rows that were in it.
     *
     * @return how to connect to it; empty if the way there fails, or if nobody is going to look
     */
    public synchronized Optional<String> keepDatabaseAt(String id, Direction direction) {
        if (settings.isForCounting()) {
            return Optional.empty();
        }
        return leftPlaces.keep(
                id,
                direction,
                new Rebuilding(history, here -> evidence.get(here) instanceof RevisionEvidence.Upgraded, this::create));
    }

    /** Whether nobody reads the findings, so that they needn't tell more than that there is a fault. */
    public boolean isForCounting() {
        return settings.isForCounting();
    }

    /** Where another history, the same below a revision, can go on; empty if a database can't be copied there. */
    public synchronized Optional<Foothold> footholdBefore(String id) {
        evidence(id);
        return footholds.before(id, order, evidence, ascent.passed());
    }

    /** Databases right before a revision, with rows, as many as are asked for. */
    public synchronized Copies copies() {
        Copies present = copies;
        if (present == null) {
            present = new Copies(this, site);
            copies = present;
        }
        return present;
    }

    /** A new database, which the caller closes. */
    public Workplace newPlace(String hint) {
        return create(hint);
    }

    /**
     * Climbs a new database, without rows, in another order or not all the way.
     *
     * @param ids the revisions in an order in which each has what it needs
     * @param runs whether in one run or with a run for each
     */
    public synchronized Climb climb(List<String> ids, Climb.Runs runs) {
        try (Workplace place = create("climb")) {
            return Climb.on(place, history, ids, runs);
        }
    }

    /** Whether rows were given that this walk inserts. */
    public boolean hasGivenRows() {
        return order.stream()
                .anyMatch(script -> !site.rowsAt(script.revision().id()).isEmpty());
    }

    /**
     * Makes a fresh database in the state right before a revision, without rows. The caller closes it.
     *
     * @throws RetortException if a revision on the way fails
     */
    public Workplace workplaceBefore(String id) {
        Workplace place = create("before_" + id);
        for (Step step : history.wayTo(id)) {
            if (!step.revision().map(Revision::id).equals(Optional.of(id))) {
                place.run(step).failure().ifPresent(failure -> {
                    place.close();
                    throw failure;
                });
            }
        }
        return place;
    }

    /**
     * The state right after a revision, without rows but those of the revisions themselves, from which databases are made.
     *
     * @throws RetortException if a revision on the way fails
     */
    public synchronized Height heightAt(String id) {
        Height known = heights.get(id);
        if (known == null) {
            try (Workplace place = create("at_" + id)) {
                for (Step step : history.wayTo(id)) {
                    place.run(step).failure().ifPresent(failure -> {
                        throw failure;
                    });
                }
                known = new Height(site, place.read().schema(), place.freeze());
            }
            heights.put(id, known);
        }
        return known;
    }

    /**
     * Databases on which sets of rows are tried on a revision, of which rows were generated. The next call closes those of
     * the last one.
     */
    public synchronized Trials trials(RevisionEvidence.Upgraded seen) {
        Trials last = trials;
        if (last == null || !seen.script().revision().id().equals(tried)) {
            closeTrials();
            last = generated.trials(server, seen);
            trials = last;
            tried = seen.script().revision().id();
        }
        return last;
    }

    private void closeTrials() {
        Trials last = trials;
        if (last != null) {
            last.close();
        }
        trials = null;
    }

    /** Sets of rows with which something failed once. */
    public StoredRows storedRows() {
        return site.storedRows();
    }

    /** What the generated rows show, and the tables without one, so far. */
    public synchronized RowCoverage rowCoverage() {
        return generated.coverage();
    }

    /**
     * The state that a model wants, made by the engine itself on a database of the same server.
     *
     * @param first statements for what the model needs and can't say, such as extensions
     * @throws RetortException if the model can't be built there
     */
    public State modelState(MetaData model, List<String> first) {
        History building = history.of(ScriptCatalog.of(List.of(new ModelScript(model, first))), model.naming());
        try (Workplace place = Workplace.onNew(server.create("model"), site.with(building))) {
            building.upgradeAll(place.source());
            return place.read();
        }
    }

    /** Removes the databases that the walk still holds. */
    @Override
    public synchronized void close() {
        Copies present = copies;
        if (present != null) {
            present.close();
        }
        closeTrials();
        leftPlaces.close();
        ascent.close();
        generated.close();
        footholds.close();
        heights.values().forEach(height -> height.template().close());
        heights.clear();
        settings.start().ifPresent(Beginning::close);
    }
}
