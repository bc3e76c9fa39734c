package dev.retort.junit.generation;

import dev.retort.catalog.SchemaObject;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a table demands of its rows.
 *
 * @param name its path, with the schema on PostgreSQL
 * @param sql its name as SQL
 * @param columns those that can be named in an INSERT or in a condition
 * @param keys what must be unique; the primary key first
 * @param references its foreign keys
 * @param rules conditions of checks, domains and partitions
 * @param wishes conditions that triggers seem to have
 * @param disjoint columns of exclusion constraints
 * @param triggers those that run for an INSERT
 * @param partitionOf the table that its rows belong to as well
 * @param closed why it can hold no rows of its own; empty if it can
 * @param hasPrimaryKey whether the first key is a primary key
 */
record TableFacts(
        String name,
        String sql,
        List<ColumnFacts> columns,
        List<UniqueKey> keys,
        List<Reference> references,
        List<Rule> rules,
        List<Rule> wishes,
        Set<String> disjoint,
        List<SchemaObject> triggers,
        Optional<String> partitionOf,
        Optional<String> closed,
        boolean hasPrimaryKey) {

    ColumnFacts column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + wanted));
    }

    List<ColumnFacts> writable() {
        return columns.stream().filter(ColumnFacts::isWritable).toList();
    }

    /** The columns that decide which parent a row has. */
    boolean isReferring(String column) {
        return references.stream().anyMatch(reference -> reference.columns().contains(column));
    }
}
