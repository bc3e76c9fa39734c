package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.util.Optional;

/** A statement of a migration failed: code {@code statement-failed}. The run adds where, and what is known about it. */
public final class StatementFailedException extends RetortException {

    private static final long serialVersionUID = 1L;

    private final String sql;
    private final SQLException error;
    private final transient Optional<StatementRun> run;

    private StatementFailedException(Problem problem, String sql, SQLException error, Optional<StatementRun> run) {
        super(problem, error);
        this.sql = sql;
        this.error = error;
        this.run = run;
    }

    static StatementFailedException of(StatementRun run, SQLException error) {
        return new StatementFailedException(problem(run.sql(), error), run.sql(), error, Optional.of(run));
    }

    static StatementFailedException query(String sql, SQLException error) {
        return new StatementFailedException(problem(sql, error), sql, error, Optional.empty());
    }

    private static Problem problem(String sql, SQLException error) {
        return Problem.of("statement-failed", "a statement failed")
                .with("statement", sql)
                .with("server", DatabaseException.serverMessage(error));
    }

    /** The statement's text. */
    public String sql() {
        return sql;
    }

    SQLException error() {
        return error;
    }

    Optional<StatementRun> run() {
        return run;
    }
}
