package dev.retort.dialect;

import dev.retort.operation.Row;
import java.util.List;

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
}
