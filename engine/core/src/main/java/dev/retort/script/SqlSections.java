package dev.retort.script;

import java.util.Map;
import java.util.Optional;

/**
 * The sections of one direction.
 *
 * @param general for databases without one of their own
 * @param byDialect for single databases, by dialect name
 */
record SqlSections(Optional<Section> general, Map<String, Section> byDialect) {

    SqlSections {
        byDialect = Map.copyOf(byDialect);
    }

    boolean isEmpty() {
        return general.isEmpty() && byDialect.isEmpty();
    }

    Optional<Section> forDialect(String dialect) {
        return Optional.ofNullable(byDialect.get(dialect)).or(() -> general);
    }

    /**
     * One section of an SQL file.
     *
     * @param text everything between two section lines
     * @param line the line of the file on which the text begins, from 1
     */
    record Section(String text, int line) {}
}
