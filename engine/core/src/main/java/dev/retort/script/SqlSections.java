package dev.retort.script;

import java.util.Map;
import java.util.Optional;

/**
 * The sections of one direction.
 *
 * @param general for databases without one of their own
 * @param byDialect for single databases, by dialect name
 */
record SqlSections(Optional<SqlSection> general, Map<String, SqlSection> byDialect) {

    SqlSections {
        byDialect = Map.copyOf(byDialect);
    }

    boolean isEmpty() {
        return general.isEmpty() && byDialect.isEmpty();
    }

    Optional<SqlSection> forDialect(String dialect) {
        return Optional.ofNullable(byDialect.get(dialect)).or(() -> general);
    }
}
