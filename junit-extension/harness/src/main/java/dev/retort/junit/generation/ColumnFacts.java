package dev.retort.junit.generation;

import java.util.Optional;

/**
 * What a column demands.
 *
 * @param name without quotes
 * @param type a type that a candidate can be cast to without being changed
 * @param pool the values of its type
 * @param nullable whether NULL is allowed, as far as the column itself says
 * @param filled whether the database fills it if it is left out: an identity, a sequence, a rowid
 * @param always whether such a value can only be given by force
 * @param sequence the sequence behind it as an SQL expression, on PostgreSQL only
 * @param generated the expression of a generated column, which nobody can write to
 * @param ignoresCase whether texts are equal that differ in case
 */
record ColumnFacts(
        String name,
        String type,
        Pool pool,
        boolean nullable,
        boolean filled,
        boolean always,
        Optional<String> sequence,
        Optional<String> generated,
        boolean ignoresCase) {

    boolean isWritable() {
        return generated.isEmpty();
    }
}
