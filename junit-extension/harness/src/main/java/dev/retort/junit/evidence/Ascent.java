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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database on which a walk climbs. It stays the same one as long as each round trip leads back to where it began;
 * if one doesn't, the next revision gets a database on which nothing was ever taken back. That one is made from a
 * template as high up as there is one, so that in all no upgrade is repeated twice.
 */
final class Ascent implements AutoCloseable {

    /** A step that led here, and whether the rows due after it were inserted. */
    record Passed(Step step, boolean rowsInserted) {}

    private static final Set<String> COPIED =
            Set.of("database encoding", "database collate", "database ctype", "database owner");

    private final Site site;
    private final DatabaseServer server;
    private final List<Passed> passed = new ArrayList<>();
    private @Nullable Workplace place;
    private @Nullable State state;
    private @Nullable Template template;
    private int height;

    Ascent(Site site, DatabaseServer server) {
        this.site = site;
        this.server = server;
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
    }

    /** A step was run and led here, perhaps with the rows due after it. */
    void reached(Passed one, State there) {
        passed.add(one);
        state = there;
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

    /** Another database at this height, which the caller closes. */
    Workplace another() {
        return again();
    }

    private Workplace again() {
        Template start = template;
        Workplace next = start == null ? site.begin(server, "walk") : new Workplace(site, start.clone("walk"));
        passed.subList(height, passed.size()).forEach(one -> repeat(one, next));
        if (height < passed.size()) {
            State there = next.read();
            state = there;
            freeze(next, there);
        }
        return next;
    }

    private void freeze(Workplace next, State there) {
        if (isCopiedWhole(server, there)) {
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
        height = 0;
    }

    /** Removes its databases. */
    @Override
    public void close() {
        leave();
        closeTemplate();
        passed.clear();
    }
}
