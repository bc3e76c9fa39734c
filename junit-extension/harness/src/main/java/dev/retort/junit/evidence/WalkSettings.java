package dev.retort.junit.evidence;

import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.witness.WitnessMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a history is walked.
 *
 * @param rows the rows given by hand
 * @param setups what is done to new databases and connections
 * @param wanted the ids of revisions of which more than the upgrade is wanted
 * @param witness when SchemaCrawler is asked
 * @param nextWrite whether the next writes are tried after each upgrade
 * @param drawn whether rows are generated, and how
 * @param resources where files of rows are found
 * @param isForCounting whether nobody reads the findings, so that they needn't tell more than that there is a fault: no smaller
 *     rows are looked for, and no database is kept
 * @param foothold where the walk begins, if the history is the same below; it is ignored if it isn't
 */
public record WalkSettings(
        List<GivenRows> rows,
        List<Setup> setups,
        Predicate<String> wanted,
        WitnessMode witness,
        boolean nextWrite,
        RowSettings drawn,
        ClassLoader resources,
        boolean isForCounting,
        Optional<Foothold> foothold) {

    /** Copies the collections. */
    public WalkSettings {
        rows = List.copyOf(rows);
        setups = List.copyOf(setups);
    }
}
