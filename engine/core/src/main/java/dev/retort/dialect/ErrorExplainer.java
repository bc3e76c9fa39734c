package dev.retort.dialect;

import dev.retort.error.Problem;
import java.sql.SQLException;

/** Adds to a failure what is known about the server's error. */
public interface ErrorExplainer {

    /**
     * A copy of the problem with more facts, such as offending rows, and a cure where one is known.
     *
     * @param problem what is known already
     * @param error what the driver threw
     * @param statement the statement that failed
     * @param catalog reads the database as it is after the failed transaction was rolled back
     */
    Problem explain(Problem problem, SQLException error, String statement, CatalogReader catalog);
}
