package dev.retort.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class with {@link MigrationTest} all checks: one node for each database, check and revision. A check that
 * had nothing to look at is shown as skipped, with what to add.
 */
@ExtendWith(RetortExtension.class)
public interface MigrationChecks {

    /** The tree of checks. */
    @TestFactory
    default Stream<DynamicNode> migrations(MigrationTree tree) {
        return tree.nodes();
    }
}
