package dev.retort.junit.evidence;

import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.witness.WitnessMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * How a history is walked.
 *
 * @param rows the rows given by hand
 * @param setups what is done to new databases and connections
 * @param wanted the ids of revisions of which more than the upgrade is wanted
 * @param witness when SchemaCrawler is asked
 * @param resources where files of rows are found
 */
public record WalkSettings(
        List<GivenRows> rows,
        List<Setup> setups,
        Predicate<String> wanted,
        WitnessMode witness,
        ClassLoader resources) {

    /** Copies the collections. */
    public WalkSettings {
        rows = List.copyOf(rows);
        setups = List.copyOf(setups);
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(resources, "resources");
    }
}
