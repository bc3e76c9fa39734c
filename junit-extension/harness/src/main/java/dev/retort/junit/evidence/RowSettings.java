package dev.retort.junit.evidence;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether rows are generated, and how.
 *
 * @param generated whether there are any besides those that are given
 * @param seed from which all choices follow
 * @param tries how many sets of rows are tried on each revision
 * @param patterns regular expressions for values of columns, by {@code public.versions.num} or {@code versions.num}
 * @param name whose rows they are: a folder of stored sets has this name
 * @param store where failing sets are stored; empty if they aren't
 */
public record RowSettings(
        boolean generated, long seed, int tries, Map<String, String> patterns, String name, Optional<Path> store) {

    /** The seed if none is given: the same rows each time. */
    public static final long SEED = 1;

    /** The number of tries if none is given. */
    public static final int TRIES = 3;

    /** No rows but those given. */
    public static final RowSettings NONE = new RowSettings(false, SEED, TRIES, Map.of(), "", Optional.empty());

    /** Copies the patterns. */
    public RowSettings {
        patterns = Map.copyOf(patterns);
    }

    /** The same, and nothing is stored. */
    public RowSettings withoutStore() {
        return new RowSettings(generated, seed, tries, patterns, name, Optional.empty());
    }
}
