package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.ReadRun.Reached;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;

/** What was seen of one revision on one database. */
public sealed interface RevisionEvidence {

    /** The revision's script. */
    RevisionScript script();

    /**
     * The walk didn't get there.
     *
     * @param script the revision's script
     * @param reason why, as a sentence without a full stop
     */
    record Unreached(RevisionScript script, String reason) implements RevisionEvidence {}

    /**
     * The upgrade may have gone through, but something else went wrong: nothing can be said about the revision.
     *
     * @param script the revision's script
     * @param failure what went wrong
     */
    record Unseen(RevisionScript script, RetortException failure) implements RevisionEvidence {}

    /**
     * The upgrade failed.
     *
     * @param script the revision's script
     * @param before the state before it
     * @param up the upgrade
     * @param left the state that the failure left
     */
    record UpgradeFailed(RevisionScript script, State before, StepRun up, State left) implements RevisionEvidence {}

    /**
     * The upgrade went through.
     *
     * @param script the revision's script
     * @param before the state before it
     * @param up the upgrade
     * @param after the state after it
     * @param roundTrip down and up again with the rows that were there before; empty if it is irreversible
     * @param rowsRefused why rows that are due at this revision can't be inserted
     * @param withRows down and up again with the rows that are due at this revision; empty if there are none
     * @param drawn the same once more with generated rows; empty if none were generated, or if this is that
     * @param generated whether this is that: the rows are generated ones
     */
    record Upgraded(
            RevisionScript script,
            State before,
            StepRun up,
            State after,
            Optional<RoundTrip> roundTrip,
            Optional<RetortException> rowsRefused,
            Optional<RoundTrip> withRows,
            Optional<DrawnRows> drawn,
            boolean generated)
            implements RevisionEvidence {

        /** What was seen of the same revision with generated rows. */
        Upgraded drawn(State low, StepRun run, State high, Optional<RoundTrip> trip, Optional<RoundTrip> further) {
            return new Upgraded(script, low, run, high, trip, Optional.empty(), further, Optional.empty(), true);
        }

        /** A copy with what was seen with generated rows. */
        Upgraded with(DrawnRows rows) {
            return new Upgraded(
                    script, before, up, after, roundTrip, rowsRefused, withRows, Optional.of(rows), generated);
        }
    }

    /**
     * A database at one moment, without the tables in which the engine keeps its books.
     *
     * @param schema the whole schema
     * @param data the rows of all tables
     * @param counters how far numbers have been given out
     */
    public record State(SchemaSnapshot schema, DataSnapshot data, List<Counter> counters) {

        /** Copies the counters. */
        public State {
            counters = List.copyOf(counters);
        }
    }

    /**
     * A revision taken back and run again.
     *
     * @param start the state at the revision, before
     * @param down the downgrade
     * @param lowered the state after the downgrade; empty if it failed
     * @param up the second upgrade; empty if the downgrade failed
     * @param raised the state after the second upgrade; empty if there is none
     */
    public record RoundTrip(
            State start, StepRun down, Optional<State> lowered, Optional<StepRun> up, Optional<State> raised) {

        /** An upgrade and, where there is a downgrade, a round trip after it; without one the whole run would be refused. */
        static List<Step> after(Step upgrade, RevisionScript script) {
            return script.hasDowngrade() ? List.of(upgrade, History.reverse(upgrade), upgrade) : List.of(upgrade);
        }

        /** The round trip that was made right after an upgrade, or is made now if none was. */
        static RoundTrip of(Step upgrade, Workplace place, List<Reached> steps) {
            State start = steps.get(0).state().orElseThrow();
            return steps.size() > 1 ? of(start, steps.subList(1, steps.size())) : make(upgrade, place, start);
        }

        /** Takes a revision back and runs it again. */
        static RoundTrip make(Step upgrade, Workplace place, State start) {
            return of(start, ReadRun.of(List.of(History.reverse(upgrade), upgrade), place, any -> {}));
        }

        private static RoundTrip of(State start, List<Reached> steps) {
            Optional<Reached> up = steps.stream().skip(1).findFirst();
            return new RoundTrip(
                    start, steps.get(0).run(), steps.get(0).state(), up.map(Reached::run), up.flatMap(Reached::state));
        }

        /** Whether it led back to the schema with which it began. */
        boolean isBack() {
            return raised.filter(state -> state.schema().equals(start.schema())).isPresent();
        }

        /** Whether it led back to where it began, as far as anything can be read. */
        boolean isClosed() {
            return raised.equals(Optional.of(start));
        }
    }
}
