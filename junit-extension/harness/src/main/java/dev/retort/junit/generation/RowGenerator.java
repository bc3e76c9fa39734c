package dev.retort.junit.generation;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Generates rows for a schema as it is and inserts them: a few for each table, parents first, with the values on purpose
 * that break migrations: NULL, empty, least, greatest, unusual, twice the same wherever that is allowed. The same seed gives
 * the same rows for the same schema and contents. What was found out about a table is remembered, so that it pays to use one
 * generator for all steps of a history. Not safe for use by several threads.
 */
public final class RowGenerator {

    private static final int ROWS = 8;

    private final long seed;
    private final int rowsPerTable;
    private final Map<String, String> hints;
    private final Map<String, Choices> remembered = new HashMap<>();

    private RowGenerator(long seed, int rowsPerTable, Map<String, String> hints) {
        this.seed = seed;
        this.rowsPerTable = rowsPerTable;
        this.hints = Map.copyOf(hints);
    }

    /** A generator whose choices follow from a seed, with eight rows a table. */
    public static RowGenerator seeded(long seed) {
        return new RowGenerator(seed, ROWS, Map.of());
    }

    /**
     * A copy with another number of rows.
     *
     * @param count for each table, as far as its keys allow; at least 1
     */
    public RowGenerator withRowsPerTable(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a table can't have " + count + " rows; ask for 1 or more");
        }
        return new RowGenerator(seed, count, hints);
    }

    /**
     * A copy that draws a column's values from a pattern, for what only the database's own code can check.
     *
     * @param column with its table, as a snapshot names them: {@code public.versions.num}, on SQLite {@code versions.num}
     * @param pattern a regular expression that the values match, such as {@code [0-9]\.[0-9]\.[0-9]}
     */
    public RowGenerator withHint(String column, String pattern) {
        Map<String, String> more = new HashMap<>(hints);
        more.put(Objects.requireNonNull(column, "column"), Objects.requireNonNull(pattern, "pattern"));
        return new RowGenerator(seed, rowsPerTable, more);
    }

    /**
     * Inserts rows into every table of a schema but the engine's own. In auto-commit mode all of it is one transaction;
     * else it is part of the caller's, in which PostgreSQL's deferrable constraints are immediate from then on.
     *
     * @param schema of the database behind the connection, as it is now
     * @throws SQLException if the connection fails; a row that the database refuses is no failure
     */
    public GeneratedRows fill(Connection connection, SchemaSnapshot schema) throws SQLException {
        return fill(connection, schema, Fit.SCHEMA_ONLY);
    }

    /**
     * The same for some tables, or with rows that fit more than the schema.
     *
     * @throws SQLException if the connection fails; a row that the database refuses is no failure
     */
    public GeneratedRows fill(Connection connection, SchemaSnapshot schema, Fit fit) throws SQLException {
        if (fit.tables().filter(Set::isEmpty).isPresent()) {
            return new GeneratedRows(
                    schema.database().kind(), seed, List.of(), new Coverage(List.of()), List.of(), List.of());
        }
        Map<String, String> skipped = new HashMap<>();
        while (true) {
            boolean own = connection.getAutoCommit();
            if (own) {
                connection.setAutoCommit(false);
            }
            Filling filling = new Filling(connection, schema, this, fit, skipped);
            try {
                GeneratedRows rows = filling.run();
                if (own) {
                    connection.commit();
                }
                return rows;
            } catch (Session.TransactionLostException e) {
                if (filling.current().isEmpty() || skipped.containsKey(filling.current())) {
                    throw e;
                }
                skipped.put(filling.current(), "it rolls back the whole transaction: " + e.getMessage());
            } finally {
                if (own) {
                    end(connection);
                }
            }
        }
    }

    private static void end(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException nothingIsLeft) {
            // SQLite's driver believes in its transaction still, and may or may not begin one by itself
            begin(connection);
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private static void begin(Connection connection) {
        try {
            Query.run(connection, "BEGIN");
        } catch (SQLException alreadyBegun) {
            // that is what was wanted
        }
    }

    long seed() {
        return seed;
    }

    int rowsPerTable() {
        return rowsPerTable;
    }

    Map<String, String> hints() {
        return hints;
    }

    Map<String, Choices> remembered() {
        return remembered;
    }
}
