package dev.retort.dialect;

import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement, ready to run.
 *
 * @param sql the text, without a semicolon at the end
 * @param transactional false if it can't run in a transaction
 * @param line its line in the text that it was split from, from 1; empty if it was made from an operation
 * @param ifFound what is wrong if it finds a row; empty for a statement that is only run
 */
public record SqlStatement(String sql, boolean transactional, Optional<Integer> line, Optional<Problem> ifFound) {

    /** A statement that is only run. */
    public SqlStatement(String sql, boolean transactional, Optional<Integer> line) {
        this(sql, transactional, line, Optional.empty());
    }

    /** A statement that runs in a transaction. */
    public static SqlStatement of(String sql) {
        return new SqlStatement(sql, true, Optional.empty());
    }

    /** Statements like those that {@link #of} gives, in this order. */
    public static List<SqlStatement> all(String... sql) {
        return Stream.of(sql).map(SqlStatement::of).toList();
    }

    /**
     * An update done batch by batch, outside of a transaction: a statement for the rows up to each of some keys, and one for
     * the rest.
     *
     * @param update an UPDATE with a condition
     * @param key the columns by whose order the rows are taken
     * @param ends rows that begin with these columns: the last of each batch
     */
    public static List<SqlStatement> inBatches(
            String update,
            List<String> key,
            List<Row> ends,
            Identifiers names,
            Function<@Nullable Object, String> literals) {
        String columns = key.size() == 1 ? names.quote(key.get(0)) : names.tuple(key);
        List<SqlStatement> statements = new ArrayList<>();
        String after = "";
        for (Row row : ends) {
            List<String> values = row.columns().stream()
                    .limit(key.size())
                    .map(column -> literals.apply(row.get(column)))
                    .toList();
            String end = key.size() == 1 ? values.get(0) : "(" + String.join(", ", values) + ")";
            statements.add(of(update + after + " AND " + columns + " <= " + end).outsideTransaction());
            after = " AND " + columns + " > " + end;
        }
        statements.add(of(update + after).outsideTransaction());
        return statements;
    }

    /** A copy that runs outside of a transaction. */
    public SqlStatement outsideTransaction() {
        return new SqlStatement(sql, false, line, ifFound);
    }

    /**
     * A query that must find nothing, or the run fails.
     *
     * @param ifFound what is wrong if it finds a row; the columns of the first are added to it as facts
     * @param query a SELECT
     */
    public static SqlStatement requireNoRows(Problem ifFound, String query) {
        return new SqlStatement(query, true, Optional.empty(), Optional.of(ifFound));
    }

    /** What is wrong, if this must find nothing and found these rows. */
    public Optional<Problem> problem(List<Row> found) {
        if (ifFound.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = ifFound.get();
        for (Map.Entry<String, @Nullable Object> fact : found.get(0).asMap().entrySet()) {
            if (fact.getValue() != null) {
                problem = problem.with(fact.getKey(), fact.getValue());
            }
        }
        return Optional.of(problem);
    }
}
