package dev.retort.junit.evidence;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.DrawnRows.Refusal;
import dev.retort.junit.evidence.ReadRun.Reached;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Demand;
import dev.retort.junit.generation.Fit;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second climb, with generated rows on top of those given. It goes on with the same database and rows as long as each
 * trip leads back to where it began and nothing is demanded that the rows don't meet; else it begins again at that height,
 * on a copy of a database without generated rows. Rows that judge an upgrade by what becomes of them are legal on both sides
 * of it: what the schema after it forbids can't stay as it is. Rows that are legal only before it are tried apart, and all
 * that is asked of them is whether the upgrade goes through.
 */
final class GeneratedAscent implements AutoCloseable {

    private final Site site;
    private final RowGenerator generator;
    private final RowSettings settings;
    private final DatabaseKind database;
    private final Ascent base;
    private final Map<String, Untested> hopeless = new HashMap<>();
    private final RowCoverage coverage = new RowCoverage();
    private @Nullable Workplace place;
    private @Nullable State state;

    GeneratedAscent(Site site, DatabaseServer server, RowSettings settings, Optional<Foothold> foothold) {
        this.site = site;
        this.settings = settings;
        this.database = server.kind();
        this.base = foothold.map(there -> new Ascent(site, server, there)).orElseGet(() -> new Ascent(site, server));
        this.generator = seeded(settings.seed());
    }

    private RowGenerator seeded(long seed) {
        RowGenerator seeded = RowGenerator.seeded(seed);
        for (Map.Entry<String, String> hint : settings.patterns().entrySet()) {
            seeded = seeded.withHint(hint.getKey(), hint.getValue());
        }
        return seeded;
    }

    /** What all rows together show. */
    RowCoverage coverage() {
        return coverage;
    }

    /** The next revision isn't looked at, only climbed. */
    void pass(Upgraded seen, Step step) {
        leave();
        noteReached(seen, step);
    }

    /**
     * Climbs over the next revision.
     *
     * @param seen what was seen of it without generated rows
     */
    DrawnRows climb(Upgraded seen, Step step) {
        Climb climb = new Climb(seen, step);
        try {
            return climb.evidence();
        } finally {
            if (!climb.ended) {
                leave();
            }
            noteReached(seen, step);
            climb.used.forEach(base::giveBack);
        }
    }

    private void noteReached(Upgraded seen, Step step) {
        base.reached(step, seen.after());
        if (!site.rowsAt(seen.script().revision().id()).isEmpty()
                && seen.rowsRefused().isEmpty()) {
            base.filled(seen.withRows().map(RoundTrip::start).orElseGet(seen::after));
        }
    }

    /** The database is at this height, with rows. */
    private void giveBack() {
        Workplace used = place;
        if (used != null) {
            base.giveBack(used);
        }
        place = null;
        state = null;
    }

    private void leave() {
        Workplace left = place;
        if (left != null) {
            left.close();
        }
        place = null;
        state = null;
    }

    /** One revision. */
    private final class Climb {

        private final Upgraded seen;
        private final Step step;
        private final SchemaSnapshot before;
        private final SchemaSnapshot after;
        private final Fit upwards;
        private final List<Demand> demands;
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<Coverage.Table> filled = new ArrayList<>();
        private final Map<String, Untested> untested = new HashMap<>();

        /** Databases at the revision, which may serve the next one. */
        private final List<Workplace> used = new ArrayList<>();

        private boolean ended;
        private @Nullable Boolean without;

        Climb(Upgraded seen, Step step) {
            this.seen = seen;
            this.step = step;
            this.before = seen.before().schema();
            this.after = seen.after().schema();
            this.upwards = RowsThatFit.upwards(seen, database);
            this.demands = Demand.between(before, after);
        }

        DrawnRows evidence() {
            Optional<Upgraded> upgraded = hasTables(before) ? up() : upFromNothing();
            ended = place != null;
            if (upgraded.isPresent() && !demands.isEmpty()) {
                breakDemands();
            }
            return new DrawnRows(upgraded, refusals, filled, List.copyOf(untested.values()), settings.seed(), more());
        }

        /** Sets from other seeds, if more tries are wanted than there are by default. */
        private Map<Long, Upgraded> more() {
            Map<Long, Upgraded> more = new HashMap<>();
            for (long seed = settings.seed() + 1;
                    hasTables(before) && seed <= settings.seed() + settings.tries() - RowSettings.TRIES;
                    seed++) {
                try (Workplace there = base.another()) {
                    there.fill(seeded(seed), before, upwards);
                    State low = there.read(before);
                    StepRun up = there.run(step);
                    if (up.succeeded()) {
                        State high = there.read();
                        Optional<RoundTrip> trip = seen.roundTrip().map(any -> RoundTrip.make(step, there, high));
                        more.put(seed, seen.drawn(low, up, high, trip, Optional.empty()));
                    }
                }
            }
            return more;
        }

        /** Rows on the way up, and then those that are new at the revision. */
        private Optional<Upgraded> up() {
            boolean anew =
                    place == null || !demands.isEmpty() || upwards.words().isStrict();
            Optional<Upgraded> first = anew ? upAnew(upwards) : upFrom(Optional.empty());
            if (first.isEmpty() && !anew) {
                first = upAnew(upwards);
            }
            return first.isPresent() ? first : upAnew(upwards.withTypes());
        }

        private Optional<Upgraded> upAnew(Fit fit) {
            giveBack();
            hopeless.clear();
            place = base.another();
            GeneratedRows rows = fill(before, fit);
            state = null;
            return upFrom(Optional.of(rows));
        }

        private Optional<Upgraded> upFrom(Optional<GeneratedRows> rows) {
            Workplace here = here();
            State low = state == null ? here.read(before) : state;
            List<Step> way = seen.roundTrip().isPresent() ? RoundTrip.after(step, seen.script()) : List.of(step);
            List<Reached> reached = ReadRun.of(way, here, any -> {});
            StepRun up = reached.get(0).run();
            if (!up.succeeded()) {
                Optional<SchemaSnapshot> left = left(here);
                rows.filter(refused -> goesWithoutRows())
                        .ifPresent(refused -> refusals.add(new Refusal(refused, up, Optional.empty(), left)));
                leave();
                return Optional.empty();
            }
            State high = reached.get(0).state().orElseThrow();
            Optional<RoundTrip> trip = seen.roundTrip().map(any -> followed(RoundTrip.of(step, here, reached)));
            Optional<RoundTrip> withRows = further(high);
            return Optional.of(seen.drawn(low, up, high, trip, withRows));
        }

        /** There is nothing yet that could hold rows before it. */
        private Optional<Upgraded> upFromNothing() {
            giveBack();
            place = base.another();
            StepRun up = here().run(step);
            if (!up.succeeded()) {
                leave();
                return Optional.empty();
            }
            Optional<RoundTrip> withRows = further(seen.after());
            return Optional.of(seen.drawn(seen.before(), up, seen.after(), seen.roundTrip(), withRows));
        }

        private Optional<RoundTrip> trip(State start) {
            return seen.roundTrip().map(any -> followed(RoundTrip.make(step, here(), start)));
        }

        /** The database is left after a trip that changed something; the next one may begin with it. */
        private RoundTrip followed(RoundTrip trip) {
            if (trip.isBack() && !trip.isClosed()) {
                used.add(here());
                place = null;
                state = null;
            } else if (!trip.isClosed()) {
                leave();
            }
            return trip;
        }

        /** The rows that are due at the revision, and more where it made something new; then down and up once more. */
        private Optional<RoundTrip> further(State start) {
            if (place == null) {
                return Optional.empty();
            }
            Workplace here = here();
            String id = seen.script().revision().id();
            boolean given = !site.rowsAt(id).isEmpty() && seen.rowsRefused().isEmpty();
            if (given && here.insertRowsAt(id).isPresent()) {
                leave();
                return Optional.empty();
            }
            GeneratedRows rows =
                    fill(after, RowsThatFit.downwards(seen, database).only(due(start)));
            if (!given && rows.rows().isEmpty()) {
                state = start;
                return Optional.empty();
            }
            State full = here.read(after);
            state = full;
            return trip(full);
        }

        /** Tables whose columns are new, or that have no row. */
        private Set<String> due(State start) {
            Set<String> due = new HashSet<>();
            for (SchemaObject table : after.objects()) {
                if (table.kind() == ObjectKind.TABLE) {
                    String name = table.path().toString();
                    boolean changed = before.find(ObjectKind.TABLE, name)
                            .filter(old -> columns(old).equals(columns(table)))
                            .isEmpty();
                    boolean empty = start.data()
                            .find(name)
                            .filter(found -> !found.rows().isEmpty())
                            .isEmpty();
                    boolean converted = Demand.isConverted(before, after, name);
                    if ((changed && !converted) || (empty && !hopeless.containsKey(name))) {
                        due.add(name);
                    }
                }
            }
            return due;
        }

        private GeneratedRows fill(SchemaSnapshot schema, Fit fit) {
            GeneratedRows rows = here().fill(generator, schema, fit);
            filled.addAll(rows.coverage().tables());
            rows.coverage().tables().forEach(coverage::add);
            rows.untested().forEach(table -> {
                hopeless.put(table.table(), table);
                coverage.add(table);
                table.hidden().forEach(hidden -> hopeless.put(hidden, table));
                untested.put(table.table(), table);
            });
            return rows;
        }

        /** All together first: an upgrade that copes with everything is left after one try. */
        private void breakDemands() {
            Fit fit = upwards.withTypes();
            if (tried(fit, demands).isEmpty() || !goesWithoutRows()) {
                return;
            }
            Set<String> told = new HashSet<>();
            refusals.forEach(refusal -> told.add(said(refusal.up())));
            for (Demand demand : demands) {
                tried(fit, List.of(demand))
                        .filter(refusal -> told.add(said(refusal.up())))
                        .ifPresent(refusals::add);
            }
        }

        /** What a failure leaves that isn't rolled back. */
        private Optional<SchemaSnapshot> left(Workplace there) {
            return seen.script().transactional()
                    ? Optional.empty()
                    : Optional.of(there.read().schema());
        }

        /** An upgrade that makes something of the whole server, a role, can't run twice there: that isn't the rows' doing. */
        private boolean goesWithoutRows() {
            Boolean known = without;
            if (known == null) {
                try (Workplace there = base.another()) {
                    known = there.run(step).succeeded();
                }
                without = known;
            }
            return known;
        }

        private String said(StepRun up) {
            List<StatementRun> statements = up.statements();
            return statements.isEmpty()
                    ? ""
                    : statements.get(statements.size() - 1).sql();
        }

        private Optional<Refusal> tried(Fit fit, List<Demand> broken) {
            Workplace there = base.another();
            try {
                GeneratedRows legal = there.fill(generator, before, fit);
                List<GeneratedRows> breaking = new ArrayList<>();
                for (Demand demand : broken) {
                    breaking.add(there.fill(generator, before, Fit.breaking(demand)));
                }
                StepRun up = there.run(step);
                if (up.succeeded()) {
                    used.add(there);
                    return Optional.empty();
                }
                Refusal refusal = new Refusal(
                        legal.and(breaking),
                        up,
                        broken.size() == 1 ? Optional.of(broken.get(0)) : Optional.empty(),
                        left(there));
                base.giveBack(there);
                return Optional.of(refusal);
            } catch (RuntimeException e) {
                there.close();
                throw e;
            }
        }
    }

    private Workplace here() {
        Workplace present = place;
        if (present == null) {
            throw new IllegalStateException("there is no database at this height");
        }
        return present;
    }

    private static boolean hasTables(SchemaSnapshot schema) {
        return schema.objects().stream().anyMatch(object -> object.kind() == ObjectKind.TABLE);
    }

    private static List<SchemaObject> columns(SchemaObject table) {
        return table.children(ObjectKind.COLUMN);
    }

    /** Databases on which sets of rows are tried on the revision that was seen last; the caller closes them. */
    Trials trials(DatabaseServer server, Upgraded seen) {
        List<Ascent.Passed> way = new ArrayList<>(base.passed());
        String id = seen.script().revision().id();
        while (!way.get(way.size() - 1).step().revision().map(Revision::id).equals(Optional.of(id))) {
            way.remove(way.size() - 1);
        }
        Step step = way.remove(way.size() - 1).step();
        return new Trials(site, server, seen, way, step, this::seeded);
    }

    /** Removes its databases. */
    @Override
    public void close() {
        leave();
        base.close();
    }
}
