package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** The version table or the history table can't be made or written: code {@code bookkeeping-failed}. */
public final class BookkeepingException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** PostgreSQL's state for a transaction that may not write, wherever the tables are. */
    private static final String READ_ONLY = "25006";

    /** PostgreSQL's states for an unknown table, column and schema. */
    private static final Set<String> GONE = Set.of("42P01", "42703", "3F000");

    private static final Pattern GONE_ON_SQLITE = Pattern.compile("no such (?:table|column)|has no column named");

    private BookkeepingException(Problem problem, SQLException cause) {
        super(problem, cause);
    }

    /** Something of the table isn't there any more, after a revision's own statements have run. */
    static BookkeepingException taken(
            QualifiedName table, String sql, SQLException error, Dialect dialect, StatementTarget target) {
        Problem problem = Problem.of(
                        "bookkeeping-failed", "this revision has dropped, renamed or altered our own table " + table)
                .with("table", table)
                .with("own statement", sql)
                .with("server", DatabaseException.serverMessage(error));
        String elsewhere = isPostgresql(dialect)
                ? "; where a revision drops a whole schema, keep our tables in another:"
                        + " version_table = \"schema.retort_version\""
                : "";
        return new BookkeepingException(
                dialect.errors()
                        .explain(problem, error, sql, target)
                        .cure("take out of the revision what does that: it has to write there that it is done"
                                + elsewhere),
                error);
    }

    /** Whether the server misses the table, its schema or one of its columns. */
    static boolean isOfSomethingGone(SQLException error) {
        return GONE.contains(String.valueOf(error.getSQLState()))
                || GONE_ON_SQLITE.matcher(String.valueOf(error.getMessage())).find();
    }

    private static boolean isPostgresql(Dialect dialect) {
        return dialect.splitter().database() == DatabaseKind.POSTGRESQL;
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
        String kept = isPostgresql(dialect)
                ? "; or keep our tables where this user may write: version_table = \"schema.retort_version\""
                : "";
        return new BookkeepingException(
                explained.cure(explained.cure().orElse("see the server's message") + kept), error);
    }
}
