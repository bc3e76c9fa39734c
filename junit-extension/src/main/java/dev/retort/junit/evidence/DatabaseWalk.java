package dev.retort.junit.evidence;

import dev.retort.assertions.schema.ObjectKind;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseKind;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.Template;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.history.History;
import dev.retort.junit.history.StepRun;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.schema.MetaData;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Walks a history on one database server, each revision once and in graph order, and keeps what was seen. The walk goes
 * on from the state after each first upgrade, so that a faulty downgrade doesn't hide what comes later. Evidence is
 * gathered when it is asked for the first time. Safe for use by several threads, one of which walks at a time.
 */
public final class DatabaseWalk implements AutoCloseable {

    /** Where the walk stands; the state is known unless it has to be read anew. */
    private record Stage(@Nullable Template template, VersionRows rows, @Nullable State state) {}

    private final DatabaseServer server;
    private final History history;
    private final WalkSettings settings;
    private final Site site;
    private final List<RevisionScript> order;
    private final Map<String, RevisionEvidence> evidence = new LinkedHashMap<>();
    private Stage stage = new Stage(null, VersionRows.empty(), null);
    private @Nullable WayDown wayDown;

    /** A walk that hasn't begun. */
    public DatabaseWalk(DatabaseServer server, History history, WalkSettings settings) {
        this.server = server;
        this.history = history;
        this.settings = settings;
        this.site = new Site(history, settings, dialect(server.kind()));
        this.order = history.inOrder();
    }

    /** The name of the dialect that speaks to a kind of database. */
    public static String dialect(DatabaseKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The server. */
    public DatabaseServer server() {
        return server;
    }

    /** The history. */
    public History history() {
        return history;
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
                evidence.put(script.revision().id(), gather(script));
            }
        }
        return Optional.ofNullable(evidence.get(id))
                .orElseThrow(() -> new IllegalArgumentException("revision " + id + " is not in this history"));
    }

    /** What was seen between head and base. */
    public synchronized WayDown wayDown() {
        if (wayDown == null) {
            try (TestDatabase database = server.create("way_down")) {
                wayDown = WayDown.gather(history, site, database);
            }
        }
        return wayDown;
    }

    private RevisionEvidence gather(RevisionScript script) {
        String id = script.revision().id();
        Optional<String> failed = needs(id)
                .filter(needed -> !(evidence.get(needed) instanceof RevisionEvidence.Upgraded))
                .findFirst();
        if (failed.isPresent()) {
            return new RevisionEvidence.Unreached(
                    script,
                    "not reached: it needs " + failed.get() + ", whose upgrade "
                            + (evidence.get(failed.get()) instanceof RevisionEvidence.Unreached
                                    ? "wasn't reached"
                                    : "fails"));
        }
        try (TestDatabase database = open("r" + id)) {
            return climb(script, history.upgrade(id, stage.rows()), database);
        }
    }

    private Stream<String> needs(String id) {
        return Stream.concat(history.graph().parents(id).stream(), history.graph().dependencies(id).stream())
                .map(Revision::id);
    }

    private TestDatabase open(String hint) {
        Template template = stage.template();
        return template == null ? server.create(hint) : template.clone(hint);
    }

    private RevisionEvidence climb(RevisionScript script, Step step, TestDatabase database) {
        State known = stage.state();
        State before = known == null ? site.read(database) : known;
        StepRun up = site.run(step, database);
        if (!up.succeeded()) {
            return new RevisionEvidence.UpgradeFailed(script, before, up);
        }
        State after = site.read(database);
        goOn(database.freeze(), step.after(), after);
        boolean further = settings.wanted().test(script.revision().id());
        boolean reversible = further && script.irreversible().isEmpty();
        Optional<RoundTrip> trip = reversible ? Optional.of(roundTrip(step, database, after)) : Optional.empty();
        return withRows(
                new RevisionEvidence.Upgraded(script, before, up, after, trip, Optional.empty(), Optional.empty()),
                step);
    }

    private RevisionEvidence withRows(RevisionEvidence.Upgraded seen, Step step) {
        String id = seen.script().revision().id();
        if (!site.hasRowsAt(id)) {
            return seen;
        }
        try (TestDatabase database = open("rows_" + id)) {
            Optional<RetortException> refused = site.insertRowsAt(id, database);
            Optional<RoundTrip> trip = Optional.empty();
            if (refused.isEmpty()) {
                State filled = site.read(database);
                goOn(database.freeze(), step.after(), filled);
                trip = seen.roundTrip().map(any -> roundTrip(step, database, filled));
            }
            return new RevisionEvidence.Upgraded(
                    seen.script(), seen.before(), seen.up(), seen.after(), seen.roundTrip(), refused, trip);
        }
    }

    private RoundTrip roundTrip(Step upgrade, TestDatabase database, State start) {
        StepRun down = site.run(History.reverse(upgrade), database);
        if (!down.succeeded()) {
            return new RoundTrip(start, down, Optional.empty(), Optional.empty(), Optional.empty());
        }
        try (StateReader reader = site.reader(database)) {
            State lowered = reader.read();
            StepRun up = site.run(upgrade, database);
            Optional<State> raised = up.succeeded() ? Optional.of(reader.read()) : Optional.empty();
            return new RoundTrip(start, down, Optional.of(lowered), Optional.of(up), raised);
        }
    }

    /** PostgreSQL copies a database without its settings, so a state with settings has to be read anew. */
    private boolean isCopiedWhole(State state) {
        return server.kind() == DatabaseKind.SQLITE
                || state.schema().objects().stream().noneMatch(object -> object.kind() == ObjectKind.SETTING);
    }

    private void goOn(Template template, VersionRows rows, State state) {
        closeStage();
        stage = new Stage(template, rows, isCopiedWhole(state) ? state : null);
    }

    private void closeStage() {
        Template template = stage.template();
        if (template != null) {
            template.close();
        }
    }

    /**
     * Makes a database for a person to look at: upgraded up to a revision, and taken back once more if asked for. It is
     * kept.
     *
     * @return how to connect to it; empty if the way there fails
     */
    public synchronized Optional<String> keepDatabaseAt(String id, Direction direction) {
        try (TestDatabase database = server.create("look_" + id)) {
            VersionRows rows = VersionRows.empty();
            for (RevisionScript script : order) {
                String here = script.revision().id();
                if (here.equals(id) || evidence.get(here) instanceof RevisionEvidence.Upgraded) {
                    Step step = history.upgrade(here, rows);
                    rows = step.after();
                    boolean went = site.run(step, database).succeeded();
                    if (!went || here.equals(id)) {
                        return look(step, database, direction);
                    }
                    site.insertRowsAt(here, database);
                }
            }
            return Optional.empty();
        }
    }

    private Optional<String> look(Step step, TestDatabase database, Direction direction) {
        if (direction == Direction.DOWNGRADE) {
            site.run(History.reverse(step), database);
        }
        database.keep();
        return Optional.of(database.howToConnect());
    }

    /**
     * Makes a fresh database in the state right before a revision, without rows. The caller closes it.
     *
     * @throws RetortException if a revision on the way fails
     */
    public TestDatabase databaseBefore(String id) {
        TestDatabase database = server.create("before_" + id);
        for (Step step : history.wayTo(id)) {
            if (!step.revision().map(Revision::id).equals(Optional.of(id))) {
                site.run(step, database).failure().ifPresent(failure -> {
                    database.close();
                    throw failure;
                });
            }
        }
        return database;
    }

    /** Connections to a database of this walk, each prepared as it was asked for. */
    public DataSource source(TestDatabase database) {
        return site.source(database);
    }

    /** The present state of a database of this walk. */
    public State read(TestDatabase database) {
        return site.read(database);
    }

    /** Runs a step on a database of this walk. */
    public StepRun run(Step step, TestDatabase database) {
        return site.run(step, database);
    }

    /**
     * The state that a model wants, made by the engine itself on a database of the same server.
     *
     * @throws RetortException if the model can't be built there
     */
    public State modelState(MetaData model) {
        History building = history.of(ScriptCatalog.of(List.of(new ModelScript(model))), model.naming());
        try (TestDatabase database = server.create("model")) {
            building.upgradeAll(site.source(database));
            return site.read(database);
        }
    }

    /** Removes the databases that the walk still holds. */
    @Override
    public synchronized void close() {
        closeStage();
        stage = new Stage(null, VersionRows.empty(), null);
    }
}
