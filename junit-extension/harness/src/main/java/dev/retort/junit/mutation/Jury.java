package dev.retort.junit.mutation;

import dev.retort.error.RetortException;
import dev.retort.junit.check.AsExpectedSince;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.evidence.Foothold;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.Place;
import dev.retort.junit.verification.VerificationRun;
import dev.retort.revision.Direction;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the checks of a verification what they say of a mutant, and whether that is its revision and direction. */
final class Jury {

    /** It holds one reader against another, and knows nothing of what is right. */
    private static final String WITNESS = "witness";

    private final MigrationVerification verification;
    private final DatabaseServers servers;
    private final Set<String> already = new HashSet<>();
    private final List<String> headlines = new ArrayList<>();

    Jury(MigrationVerification verification, DatabaseServers servers) {
        this.verification = verification;
        this.servers = servers;
    }

    /** Hears what is said of the original, which counts for nothing. */
    void hear(VerificationRun original) {
        results(original).forEach(result -> findings(result).forEach(finding -> {
            if (already.add(finding.fault())) {
                headlines.add(finding.headline());
            }
        }));
    }

    List<String> headlines() {
        return List.copyOf(headlines);
    }

    /**
     * What was said.
     *
     * @param right whether it is of the right revision and direction
     * @param headline the finding that is right, or else the first
     */
    record Saying(boolean right, Optional<String> headline) {}

    /**
     * Asks until somebody is right.
     *
     * @param directions those that may be named
     * @param judged the revisions that are judged: the mutated one, or those that come later
     * @param foothold where the mutant's walk begins
     */
    Saying ask(
            Mutation mutation,
            Set<Direction> directions,
            DatabaseRequest database,
            Supplier<ScriptCatalog> scripts,
            Set<String> judged,
            Optional<Foothold> foothold) {
        Optional<String> other = Optional.empty();
        try (VerificationRun run = verification.open(servers, database, scripts, judged, foothold)) {
            Iterator<NodeResult> results = results(run).iterator();
            while (results.hasNext()) {
                NodeResult result = results.next();
                for (Finding finding : findings(result)) {
                    if (!already.contains(finding.fault())) {
                        if (isRight(mutation, directions, result, finding)) {
                            return new Saying(true, Optional.of(finding.headline()));
                        }
                        other = other.or(() -> Optional.of(finding.headline()));
                    }
                }
            }
        } catch (RetortException e) {
            return new Saying(
                    mutation.operator() == Operator.WRONG_PARENT,
                    Optional.of(e.problem().summary()));
        }
        return new Saying(false, other);
    }

    private static Stream<NodeResult> results(VerificationRun run) {
        return run.places().stream()
                .flatMap(place -> place.checks().stream())
                .flatMap(group -> group.nodes().stream())
                .filter(node -> !node.check().equals(WITNESS))
                .map(Place.CheckNode::run);
    }

    private static List<Finding> findings(NodeResult result) {
        return result.outcome() instanceof Outcome.Failed failed ? failed.findings() : List.of();
    }

    /**
     * A finding without a direction is one of the whole history, or of the state at its head. One of a later revision is right if
     * it sends its reader to the mutated file as well.
     */
    private static boolean isRight(Mutation mutation, Set<Direction> directions, NodeResult result, Finding finding) {
        boolean named = result.revision().filter(mutation.revision()::equals).isPresent()
                || finding.headline().startsWith(mutation.revision() + " ")
                || finding.place()
                        .filter(place -> place.contains(mutation.file()))
                        .isPresent()
                || (mutation.operator() == Operator.WRONG_PARENT
                        && finding.text().contains(mutation.revision()));
        boolean directed = Stream.of(Direction.UPGRADE, Direction.DOWNGRADE)
                .anyMatch(direction -> finding.headline().contains("[" + direction.word() + "]"));
        if (AsExpectedSince.isSaidOf(mutation.file(), finding)) {
            return true;
        }
        boolean right = !directed
                || directions.stream().anyMatch(it -> finding.headline().contains("[" + it.word() + "]"));
        return named && right;
    }
}
