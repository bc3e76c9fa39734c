package dev.retort.dialect;

import dev.retort.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the catalogue of the database that is being changed. */
@FunctionalInterface
public interface CatalogReader {

    /**
     * Runs one query.
     *
     * @param sql the query
     * @param parameters values for its question marks
     */
    List<Row> query(String sql, Object... parameters);

    /** What one query finds in its first column, as text; a NULL is the empty text. */
    default List<String> texts(String sql, Object... parameters) {
        return query(sql, parameters).stream()
                .map(row -> row.text(row.columns().iterator().next()).orElse(""))
                .toList();
    }

    /**
     * The columns that a query would give, in order, each with its type and length as far as they can be told; none of its
     * rows is read.
     */
    default Map<String, String> columns(String query) {
        Map<String, String> columns = new LinkedHashMap<>();
        query("SELECT q.* FROM (SELECT 1) one LEFT JOIN (" + query + "\n) q ON 1 = 0")
                .forEach(row -> row.columns().forEach(name -> columns.put(name, "")));
        return columns;
    }

    /** Whether the rows there are those that the statements will meet; false while a script is written. */
    default boolean hasRows() {
        return true;
    }

    /**
     * Notes a query that must find nothing where the statements are going to run. A script carries it along; a database
     * that is there does nothing, since the caller looks at it at once.
     *
     * @param reason what is wrong if it finds a row
     * @param sql a SELECT
     */
    default void requireNoRows(String reason, String sql) {}
}
