package dev.retort.junit.evidence;

import dev.retort.catalog.ObjectKind;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.TestDatabase.Template;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.sql.DatabaseKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database on which a walk climbs. It stays the same one as long as each round trip leads back to where it began;
 * if one doesn't, the next revision gets a database on which nothing was ever taken back. That one is made from a
 * template as high up as there is one; when the way from there is longer than a copy, or is taken a second time, a higher one
 * is made.
 */
final class Ascent implements AutoCloseable {

    /** A step that led here, and whether the rows due after it were inserted. */
    record Passed(Step step, boolean rowsInserted) {}

    private static final Set<String> COPIED =
            Set.of("database encoding", "database collate", "database ctype", "database owner");

    /** For how many steps no copy is made on PostgreSQL, unless they take long: sessions are new after one and learn anew. */
    private static final int FEW_STEPS = 8;

    private static final Duration COPY = Duration.ofMillis(150);

    private final Site site;
    private final DatabaseServer server;
    private final List<Passed> passed = new ArrayList<>();
    private @Nullable Workplace place;
    private @Nullable State state;
    private @Nullable State bare;
    private final Optional<Foothold> foothold;
    private @Nullable Template template;
    private int height;
    private int lastAgain = -1;
    private @Nullable Workplace spare;
    private int heightOfSpare;
    private int heightOfHopeless = -1;

    Ascent(Site site, DatabaseServer server) {
        this(site, server, Optional.empty());
    }

    /** One that begins at a foothold. */
    Ascent(Site site, DatabaseServer server, Foothold foothold) {
        this(site, server, Optional.of(foothold));
        passed.addAll(foothold.passed());
        state = foothold.state();
        height = passed.size();
    }

    private Ascent(Site site, DatabaseServer server, Optional<Foothold> foothold) {
        this.site = site;
        this.server = server;
        this.foothold = foothold;
    }

    /** The version rows at this height. */
    VersionRows rows() {
        return passed.isEmpty()
                ? site.history().base()
                : passed.get(passed.size() - 1).step().after();
    }

    /** The database, at this height. */
    Workplace place() {
        Workplace present = place;
        if (present == null) {
            present = again();
            place = present;
        }
        return present;
    }

    /** What the database looks like. */
    State state() {
        Workplace here = place();
        State known = state;
        if (known == null) {
            known = here.read();
            state = known;
        }
        return known;
    }

    /** A step was run and led here. */
    void reached(Step step, State there) {
        passed.add(new Passed(step, false));
        state = there;
        bare = there;
    }

    /** A step was run and led here, perhaps with the rows due after it. */
    void reached(Passed one, State there) {
        passed.add(one);
        state = there;
        bare = one.rowsInserted() ? null : there;
    }

    /** A step leads here, and nobody has looked yet. */
    void pass(Passed one) {
        passed.add(one);
        state = null;
        bare = null;
    }

    /** The steps that led here. */
    List<Passed> passed() {
        return List.copyOf(passed);
    }

    /** The rows due at the last step were inserted. */
    void filled(State there) {
        passed.add(new Passed(passed.remove(passed.size() - 1).step(), true));
        state = there;
    }

    /** The last step was taken back and run again, which lost rows: they are given again, or the database is left. */
    void restore() {
        Workplace here = place;
        if (here == null || !isRestored(here)) {
            leave();
        } else {
            state = passed.get(passed.size() - 1).rowsInserted() ? null : bare;
        }
    }

    /** Brings a database that is at this height, but for its rows, to the state that is known of this height. */
    private boolean isRestored(Workplace used) {
        State withoutRows = bare;
        if (withoutRows == null || !used.isAt(rows()) || !used.goBackTo(withoutRows)) {
            return false;
        }
        Passed last = passed.get(passed.size() - 1);
        return !last.rowsInserted()
                || used.insertRowsAt(last.step().revision().map(Revision::id).orElseThrow())
                        .isEmpty();
    }

    /** The database is no longer at this height, or nobody knows. */
    void leave() {
        Workplace left = place;
        if (left != null) {
            left.close();
        }
        place = null;
        state = null;
    }

    /** Leaves the database to the caller, who closes it; the next one is another. Empty if there is none. */
    Optional<Workplace> release() {
        Optional<Workplace> left = Optional.ofNullable(place);
        place = null;
        state = null;
        return left;
    }

    /** Another database at this height, which the caller closes or gives back. */
    Workplace another() {
        Workplace unused = spare;
        if (unused == null) {
            return again();
        }
        spare = null;
        passed.subList(heightOfSpare, passed.size()).forEach(one -> repeat(one, unused));
        return unused;
    }

    /**
     * Takes back a database that is at this height, but for its rows. Putting those right is cheaper than a new database, whose
     * sessions have to learn anew; where that doesn't lead back to what is known of this height, it is closed, and the next ones
     * at this height too.
     */
    void giveBack(Workplace used) {
        boolean hopeless = heightOfHopeless == passed.size();
        if (spare == null && !hopeless && isRestored(used)) {
            spare = used;
            heightOfSpare = passed.size();
        } else {
            heightOfHopeless = spare == null ? passed.size() : heightOfHopeless;
            used.close();
        }
    }

    private Workplace again() {
        long begun = System.nanoTime();
        Workplace next = fromTemplate();
        passed.subList(height, passed.size()).forEach(one -> repeat(one, next));
        Duration way = Duration.ofNanos(System.nanoTime() - begun);
        boolean isCheap = server.kind() == DatabaseKind.POSTGRESQL
                && passed.size() - height < FEW_STEPS
                && way.compareTo(COPY) < 0
                && lastAgain != passed.size();
        if (height < passed.size() && !isCheap) {
            freeze(next);
        }
        lastAgain = passed.size();
        return next;
    }

    private Workplace fromTemplate() {
        Template start = template;
        return start == null
                ? foothold.map(there -> there.begin(site)).orElseGet(() -> site.begin(server, "walk"))
                : new Workplace(site, start.clone("walk"));
    }

    private void freeze(Workplace next) {
        if (isCopiedWhole(server, next.read())) {
            closeTemplate();
            template = next.freeze();
            height = passed.size();
        }
    }

    /**
     * PostgreSQL copies a database without its own settings and comment, see
     * <a href="https://www.postgresql.org/docs/current/manage-ag-templatedbs.html">template databases</a>.
     */
    static boolean isCopiedWhole(DatabaseServer server, State there) {
        return server.kind() == DatabaseKind.SQLITE
                || there.schema().objects().stream()
                        .filter(object -> object.kind() == ObjectKind.SETTING)
                        .allMatch(setting -> COPIED.contains(setting.name()));
    }

    private static void repeat(Passed one, Workplace on) {
        on.run(one.step()).failure().ifPresent(failure -> failed(failure, on));
        if (one.rowsInserted()) {
            String revision = one.step().revision().map(Revision::id).orElseThrow();
            on.insertRowsAt(revision).ifPresent(failure -> failed(failure, on));
        }
    }

    private static void failed(RetortException failure, Workplace on) {
        on.close();
        throw failure;
    }

    private void closeTemplate() {
        Template old = template;
        if (old != null) {
            old.close();
        }
        template = null;
        height = foothold.map(there -> there.passed().size()).orElse(0);
    }

    /** Removes its databases. */
    @Override
    public void close() {
        leave();
        Workplace unused = spare;
        if (unused != null) {
            unused.close();
        }
        spare = null;
        closeTemplate();
        passed.clear();
    }
}
