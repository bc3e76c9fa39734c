package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows that were generated and are in the database.
 *
 * @param database where they are
 * @param seed with which the same rows come again for the same schema
 * @param rows in the order in which they were inserted
 * @param coverage what they show
 * @param untested the tables without a row, each with the reason
 * @param refusals what the database said to each insert that it refused on the way, with the table
 */
public record GeneratedRows(
        DatabaseKind database,
        long seed,
        List<GeneratedRow> rows,
        Coverage coverage,
        List<Untested> untested,
        List<String> refusals) {

    /** Copies the lists. */
    public GeneratedRows {
        rows = List.copyOf(rows);
        untested = List.copyOf(untested);
        refusals = List.copyOf(refusals);
    }

    /**
     * A table without a row.
     *
     * @param table with its schema on PostgreSQL
     * @param reason which condition, trigger or type was in the way
     * @param hidden tables that have no row only because this one has none
     */
    public record Untested(String table, String reason, List<String> hidden) {

        /** Copies the list. */
        public Untested {
            hidden = List.copyOf(hidden);
        }

        @Override
        public String toString() {
            String more = hidden.isEmpty() ? "" : "; without it there are no rows of " + String.join(", ", hidden);
            return table + " has no row: " + reason + more;
        }
    }

    /**
     * The statements that insert the rows again, to be run one after the other in one transaction on the schema they were
     * generated for. What the database filled in is written out.
     */
    public List<String> statements() {
        return new RowStatements(database).of(rows);
    }

    /**
     * Simpler sets, each made of this one in a single step: fewer rows, a parent staying with its children, then NULL in place
     * of values, then shorter values. Not all of them have to be legal.
     */
    public Stream<GeneratedRows> simpler() {
        return Simpler.of(rows).map(this::with);
    }

    /** These and others that were generated after them. */
    public GeneratedRows and(List<GeneratedRows> others) {
        List<GeneratedRow> all = new ArrayList<>(rows);
        others.forEach(more -> all.addAll(more.rows()));
        return with(all);
    }

    /**
     * The first row that has these values, with those that it needs; empty if there is none.
     *
     * @param values by column, as text
     */
    public Optional<GeneratedRows> find(Map<String, String> values) {
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Value> row = rows.get(i).row();
            boolean same = values.entrySet().stream().allMatch(each -> {
                Value value = row.get(each.getKey());
                return value != null
                        && (value.raw().equals(each.getValue()) || value.sql().equals(each.getValue()));
            });
            if (same && !values.isEmpty()) {
                return Optional.of(with(new Lineage(rows).withParents(Set.of(i))));
            }
        }
        return Optional.empty();
    }

    /** The same with only some of the rows, or with changed ones. */
    GeneratedRows with(List<GeneratedRow> others) {
        return new GeneratedRows(database, seed, others, coverage, untested, refusals);
    }
}
