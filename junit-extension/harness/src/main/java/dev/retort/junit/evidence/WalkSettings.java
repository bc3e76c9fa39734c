package dev.retort.junit.evidence;

import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.witness.WitnessMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a history is walked.
 *
 * @param start the state that is given, in which the walk begins; empty if it begins with nothing
 * @param rows the rows given by hand
 * @param reads what is expected of rows
 * @param setups what is done to new databases and connections
 * @param wanted the ids of revisions of which more than the upgrade is wanted
 * @param witness when SchemaCrawler is asked
 * @param older the ids of revisions that are upgraded and never taken back
 * @param nextWrite whether the next writes are tried after each upgrade
 * @param drawn whether rows are generated, and how
 * @param resources where files of rows are found
 * @param isForCounting whether nobody reads the findings, so that they needn't tell more than that there is a fault: no smaller
 *     rows are looked for, and no database is kept
 * @param foothold where the walk begins, if the history is the same below; it is ignored if it isn't
 */
public record WalkSettings(
        Optional<Beginning> start,
        List<GivenRows> rows,
        List<ReadRows> reads,
        List<Setup> setups,
        Predicate<String> wanted,
        WitnessMode witness,
        Predicate<String> older,
        boolean nextWrite,
        RowSettings drawn,
        ClassLoader resources,
        boolean isForCounting,
        Optional<Foothold> foothold) {

    /** Copies the collections. */
    public WalkSettings {
        rows = List.copyOf(rows);
        reads = List.copyOf(reads);
        setups = List.copyOf(setups);
    }
}
