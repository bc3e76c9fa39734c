package dev.retort.dialect;

import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** One kind of database. Found by {@link Dialects}. Stateless and safe for use by several threads. */
public interface Dialect {

    /** The stable name: {@code sqlite} or {@code postgresql}. */
    String name();

    /** What JDBC's {@code DatabaseMetaData.getDatabaseProductName()} says, such as {@code PostgreSQL}. */
    String productName();

    /** Turns operations into statements. */
    Compiler compiler();

    /** Splits SQL text into statements. */
    SqlSplitter splitter();

    /** Writes names and values into SQL. */
    SqlWriter writer();

    /** Reads types and defaults back. */
    SqlReader reader();

    /** Prepares connections, begins and ends transactions. */
    Transactions transactions();

    /** Frames scripts for the database's own command-line program. */
    ScriptFrame scriptFrame();

    /** Keeps two runs apart. */
    RunLock runLock();

    /** Explains what the server said. */
    ErrorExplainer errors();

    /** Turns operations into the statements of one database. */
    interface Compiler {

        /**
         * Whether an operation belongs to the ones before it, so that they are compiled together: several changes to one
         * table that are one rebuild.
         *
         * @param before at least one operation, each of which joined the one before it
         */
        boolean joins(List<Operation> before, Operation next);

        /**
         * The statements for one operation, or for several that joined.
         *
         * @param operations at least one
         * @param catalog the database as it is before them
         * @return the statements in order; none if nothing is to be done on this database
         * @throws dev.retort.error.InvalidOperationException if this database has no such thing, or the catalog lacks
         *     what is to be changed
         */
        List<SqlStatement> compile(List<Operation> operations, CatalogReader catalog);

        /**
         * The same for SQL as it was written, one statement after the other: each is cut off when it is asked for, so that
         * those of a long text needn't be held together, nor the text itself.
         *
         * @param transactional false for statements that can't run in a transaction
         * @throws dev.retort.error.RetortException where it is reached, if the text can't be split or if a statement of it
         *     can't run in a transaction and must
         */
        Stream<SqlStatement> statements(CharSequence text, boolean transactional);
    }

    /** Adds to a failure what is known about the server's error. */
    interface ErrorExplainer {

        /**
         * A copy of the problem with more facts, such as offending rows, and a cure where one is known.
         *
         * @param problem what is known already
         * @param error what the driver threw
         * @param statement the statement that failed
         * @param catalog reads the database as it is after the failed transaction was rolled back, or before that where
         *     {@link #readsBeforeRollback} says so
         */
        Problem explain(Problem problem, SQLException error, String statement, CatalogReader catalog);

        /** Whether the database can still be read in the transaction that failed, as it is after its earlier statements. */
        default boolean readsBeforeRollback() {
            return false;
        }
    }
}
