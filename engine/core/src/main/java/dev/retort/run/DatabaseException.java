package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;

/** The database refused something outside a migration: code {@code database-error}. */
public final class DatabaseException extends RetortException {

    private static final long serialVersionUID = 1L;

    private DatabaseException(Problem problem, SQLException cause) {
        super(problem, cause);
    }

    /**
     * Makes the exception.
     *
     * @param doing what was being done, such as {@code reading the version table}
     */
    public static DatabaseException during(String doing, SQLException cause) {
        return new DatabaseException(
                Problem.of("database-error", "the database refused " + doing)
                        .with("server", ServerMessage.of(cause))
                        .cure(ServerMessage.cureOfFile(cause)
                                .orElse("see the server's message; nothing more was done")),
                cause);
    }
}
