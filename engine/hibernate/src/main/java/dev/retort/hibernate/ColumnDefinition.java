package dev.retort.hibernate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code columnDefinition}, which Hibernate takes for a type, split into its clauses.
 *
 * @param type the type alone; empty if the text has none
 * @param clauses the clauses, each with its first word in lower case
 */
record ColumnDefinition(String type, List<Clause> clauses) {

    /**
     * One clause.
     *
     * @param word its first word, such as {@code default}
     * @param rest what follows, as written
     */
    record Clause(String word, String rest) {

        @Override
        public String toString() {
            return (word + " " + rest).strip();
        }
    }

    ColumnDefinition {
        clauses = List.copyOf(clauses);
    }

    static ColumnDefinition of(String text) {
        return new ClauseSplitter(SqlWords.of(text)).split();
    }

    public boolean has(String word) {
        return find(word).isPresent();
    }

    /** What follows that word, if the clause is there. */
    public Optional<String> find(String word) {
        return all(word).findFirst();
    }

    /** What follows that word, each time that it is there. */
    Stream<String> all(String word) {
        return clauses.stream().filter(clause -> clause.word().equals(word)).map(Clause::rest);
    }

    /** The clause as it was written. */
    static String text(Clause clause) {
        return (clause.word() + " " + clause.rest()).strip();
    }
}
