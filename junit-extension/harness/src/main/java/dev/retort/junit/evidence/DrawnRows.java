package dev.retort.junit.evidence;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Demand;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.junit.history.History.StepRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was seen of a revision with generated rows.
 *
 * @param seen the upgrade and the trips with rows that both schemas allow; empty if it refused all that were tried
 * @param refusals rows that are legal before it and that it refused
 * @param filled what the rows show that were generated for it
 * @param untested tables that it found, or made, and that have no row
 * @param seed from which the rows follow
 * @param more what was seen with further sets of rows, by their seeds
 */
public record DrawnRows(
        Optional<Upgraded> seen,
        List<Refusal> refusals,
        List<Coverage.Table> filled,
        List<Untested> untested,
        long seed,
        Map<Long, Upgraded> more) {

    /** Copies the lists. */
    public DrawnRows {
        refusals = List.copyOf(refusals);
        filled = List.copyOf(filled);
        untested = List.copyOf(untested);
        more = Collections.unmodifiableMap(new TreeMap<>(more));
    }

    /** Nothing, since something went wrong that isn't the revision's business. */
    static DrawnRows failed(RetortException why) {
        Untested untested = new Untested("the revision", why.problem().summary(), List.of());
        return new DrawnRows(Optional.empty(), List.of(), List.of(), List.of(untested), 0, Map.of());
    }

    /**
     * Rows that an upgrade refused, which goes through without them.
     *
     * @param rows those that were there, as generated for the schema before it
     * @param up the upgrade
     * @param demand what the rows were to break; empty if nobody meant them to
     * @param left the schema after the failure; empty if all was rolled back
     */
    public record Refusal(GeneratedRows rows, StepRun up, Optional<Demand> demand, Optional<SchemaSnapshot> left) {}
}
