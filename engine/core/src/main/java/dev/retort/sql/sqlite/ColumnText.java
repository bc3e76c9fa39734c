package dev.retort.sql.sqlite;

import java.util.Objects;
import java.util.Optional;

/**
 * What a column's definition tells beyond the PRAGMAs.
 *
 * @param name without quotes
 * @param collation the collating sequence's name, if one is given
 * @param generated the canonical expression in parentheses and {@code stored} or {@code virtual}
 * @param notNullConstraint its name and conflict clause, such as {@code called x on conflict ignore}
 */
public record ColumnText(
        String name, Optional<String> collation, Optional<String> generated, Optional<String> notNullConstraint) {

    /** Checks that nothing is null. */
    public ColumnText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(collation, "collation");
        Objects.requireNonNull(generated, "generated");
        Objects.requireNonNull(notNullConstraint, "notNullConstraint");
    }
}
