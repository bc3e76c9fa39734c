package dev.retort.junit.evidence;

import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.TestDatabase.Template;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.script.RevisionScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Equal databases right before a revision, with the rows that were given and with generated ones, if the revision's upgrade
 * takes those. Who asks for the revisions in order makes it climb only once. Safe for use by several threads, of which
 * one asks at a time.
 */
public final class Copies implements AutoCloseable {

    /** Each database that is copied gets the same rows in each run. */
    private static final long SEED = 1;

    private static final int ROWS = 4;

    private final DatabaseWalk walk;
    private final Site site;
    private final DatabaseServer server;
    private final RowGenerator generator = RowGenerator.seeded(SEED).withRowsPerTable(ROWS);
    private final List<Step> passed = new ArrayList<>();
    private @Nullable Workplace climber;
    private @Nullable Start start;
    private int height;

    Copies(DatabaseWalk walk, Site site) {
        this.walk = walk;
        this.site = site;
        this.server = walk.server();
    }

    /**
     * The start of a revision. It is good until another one is asked for.
     *
     * @param id of a revision whose upgrade went through in the walk
     * @throws RetortException if the way there fails
     */
    public synchronized Start before(String id) {
        Start present = start;
        if (present != null && present.isOf(id)) {
            return present;
        }
        forget();
        int index = walk.order().stream()
                .map(script -> script.revision().id())
                .toList()
                .indexOf(id);
        if (index < height) {
            restart();
        }
        for (; height < index; height++) {
            climb(walk.order().get(height));
        }
        Start made = begun(walk.history().upgrade(id, rows()));
        start = made;
        return made;
    }

    private VersionRows rows() {
        return passed.isEmpty()
                ? walk.history().base()
                : passed.get(passed.size() - 1).after();
    }

    private Workplace climber() {
        Workplace present = climber;
        if (present == null) {
            present = walk.newPlace("copies");
            climber = present;
        }
        return present;
    }

    private void climb(RevisionScript script) {
        String id = script.revision().id();
        if (walk.evidence(id) instanceof RevisionEvidence.Upgraded) {
            Step step = walk.history().upgrade(id, rows());
            climb(step, climber());
            passed.add(step);
        }
    }

    private void climb(Step step, Workplace place) {
        place.run(step).failure().ifPresent(failure -> {
            throw failure;
        });
        step.revision().map(Revision::id).ifPresent(place::insertRowsAt);
    }

    private Start begun(Step step) {
        Workplace here = climber();
        State plain = here.read();
        if (!Ascent.isCopiedWhole(server, plain)) {
            return new Start(step, plain, Optional.empty(), Optional.empty());
        }
        Template unfilled = here.freeze();
        try (Workplace trial = new Workplace(site, unfilled.clone("filled"))) {
            if (fill(trial, plain)) {
                State filled = trial.read();
                Template template = trial.freeze();
                if (trial.run(step).succeeded()) {
                    return new Start(step, filled, Optional.of(template), Optional.of(unfilled));
                }
                template.close();
            }
        }
        return new Start(step, plain, Optional.of(unfilled), Optional.empty());
    }

    private boolean fill(Workplace place, State state) {
        try (Connection connection = place.source().getConnection()) {
            boolean any = !generator.fill(connection, state.schema()).rows().isEmpty();
            if (any) {
                Counter.catchUp(connection);
            }
            return any;
        } catch (SQLException e) {
            return false;
        }
    }

    private Workplace climbed() {
        Workplace place = walk.newPlace("copy");
        for (Step step : passed) {
            climb(step, place);
        }
        return place;
    }

    private void forget() {
        Start present = start;
        if (present != null) {
            present.template.ifPresent(Template::close);
            present.unfilled.ifPresent(Template::close);
        }
        start = null;
    }

    private void restart() {
        Workplace present = climber;
        if (present != null) {
            present.close();
        }
        climber = null;
        passed.clear();
        height = 0;
    }

    /** Removes its databases. */
    @Override
    public synchronized void close() {
        forget();
        restart();
    }

    /** Where a revision begins. */
    public final class Start {

        private final Step step;
        private final State state;
        private final Optional<Template> template;
        private final Optional<Template> unfilled;

        private Start(Step step, State state, Optional<Template> template, Optional<Template> unfilled) {
            this.step = step;
            this.state = state;
            this.template = template;
            this.unfilled = unfilled;
        }

        private boolean isOf(String id) {
            return step.revision().map(Revision::id).equals(Optional.of(id));
        }

        /** The step that runs the revision's upgrade. */
        public Step step() {
            return step;
        }

        /** What each copy looks like. */
        public State state() {
            return state;
        }

        /** A new database that looks like this; the caller closes it. */
        public Workplace copy() {
            return template.map(it -> new Workplace(site, it.clone("copy"))).orElseGet(Copies.this::climbed);
        }

        /** The same without generated rows. */
        public Workplace copyWithoutGeneratedRows() {
            return unfilled.<Workplace>map(it -> new Workplace(site, it.clone("plain")))
                    .orElseGet(this::copy);
        }

        /** A copy on which the revision was run. */
        public Ran run() {
            Workplace place = copy();
            return new Ran(place, place.run(step));
        }
    }

    /**
     * A database on which a step was run.
     *
     * @param place the database, which the caller closes
     * @param run how the run went
     */
    public record Ran(Workplace place, StepRun run) {}
}
