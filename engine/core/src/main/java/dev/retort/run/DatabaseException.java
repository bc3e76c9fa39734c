package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
        return during(doing, cause, problem -> problem);
    }

    /**
     * Makes the exception.
     *
     * @param doing what was being done, such as {@code reading the version table}
     * @param explain adds what the database's kind makes of the error
     */
    static DatabaseException during(String doing, SQLException cause, UnaryOperator<Problem> explain) {
        Problem problem =
                Problem.of("database-error", "the database refused " + doing).with("server", serverMessage(cause));
        Problem explained = cureOfFile(cause).map(problem::cure).orElseGet(() -> explain.apply(problem));
        return new DatabaseException(
                explained.cure(explained.cure().orElse("see the server's message; nothing more was done")), cause);
    }

    static String serverMessage(SQLException error) {
        String text = error.getMessage() == null ? error.toString() : error.getMessage();
        if (error.getCause() instanceof UnknownHostException unknown) {
            text += " The host " + unknown.getMessage() + " is unknown.";
        }
        String state = error.getSQLState();
        return state == null || state.isEmpty() ? text : text + " [SQLSTATE " + state + "]";
    }

    /** What to do when SQLite can't use its file; empty if it is about something else, or another database. */
    static Optional<String> cureOfFile(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("[SQLITE_BUSY")) {
            return Optional.of("another process has locked the file: wait for it to finish or stop it, then try again");
        }
        if (message.contains("[SQLITE_NOTADB")) {
            return Optional.of("name an SQLite database, or a file that doesn't exist yet");
        }
        return message.contains("[SQLITE_CANTOPEN") || message.contains("[SQLITE_READONLY")
                ? Optional.of(
                        "check that it is a file, that its directory exists, and that both can be read and written")
                : Optional.empty();
    }
}
