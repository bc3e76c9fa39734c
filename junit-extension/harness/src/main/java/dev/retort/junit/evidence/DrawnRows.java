package dev.retort.junit.evidence;

import dev.retort.error.RetortException;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Demand;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.junit.history.History.StepRun;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a revision with generated rows.
 *
 * @param seen the upgrade and the trips with rows that both schemas allow; empty if it refused all that were tried
 * @param refusals rows that are legal before it and that it refused
 * @param filled what the rows show that were generated for it
 * @param untested tables that it found, or made, and that have no row
 * @param seed from which the rows follow
 */
public record DrawnRows(
        Optional<Upgraded> seen, List<Refusal> refusals, List<Coverage.Table> filled, List<Untested> untested, long seed) {

    /** Copies the lists. */
    public DrawnRows {
        refusals = List.copyOf(refusals);
        filled = List.copyOf(filled);
        untested = List.copyOf(untested);
    }

    /** Nothing, since something went wrong that isn't the revision's business. */
    static DrawnRows failed(RetortException why) {
        Untested untested = new Untested("the revision", why.problem().summary(), List.of());
        return new DrawnRows(Optional.empty(), List.of(), List.of(), List.of(untested), 0);
    }

    /**
     * Rows that an upgrade refused, which goes through without them.
     *
     * @param rows those that were there, as generated for the schema before it
     * @param up the upgrade
     * @param demand what the rows were to break; empty if nobody meant them to
     */
    public record Refusal(GeneratedRows rows, StepRun up, Optional<Demand> demand) {}
}
