package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;

/** The version table or the history table can't be made or written: code {@code bookkeeping-failed}. */
public final class BookkeepingException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** PostgreSQL's state for a transaction that may not write, wherever the tables are. */
    private static final String READ_ONLY = "25006";

    private BookkeepingException(Problem problem, SQLException cause) {
        super(problem, cause);
    }

    static BookkeepingException of(
            String what, QualifiedName table, String sql, SQLException error, Dialect dialect, StatementTarget target) {
        Problem problem = Problem.of("bookkeeping-failed", "our own table " + table + " " + what)
                .with("table", table)
                .with("own statement", sql)
                .with("server", DatabaseException.serverMessage(error));
        Problem explained = dialect.errors().explain(problem, error, sql, target);
        if (READ_ONLY.equals(error.getSQLState())) {
            return new BookkeepingException(explained, error);
        }
        String kept = "or keep our tables where this user may write: version_table = \"schema.retort_version\"";
        return new BookkeepingException(
                explained.cure(
                        explained.cure().map(cure -> cure + "; " + kept).orElse("see the server's message, " + kept)),
                error);
    }
}
