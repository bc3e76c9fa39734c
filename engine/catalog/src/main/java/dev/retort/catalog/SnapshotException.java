package dev.retort.catalog;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Thrown when a snapshot can't be read, from a database or from its stored text. */
public final class SnapshotException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception from the facts and what caused it. */
    public SnapshotException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    /** Gives the exception for a database that refused a query while something was read. */
    public static SnapshotException unreadable(String what, SQLException cause) {
        Problem problem = Problem.of("snapshot-unreadable", "the " + what + " couldn't be read")
                .with("database said", String.valueOf(cause.getMessage()));
        return new SnapshotException(problem, cause);
    }

    /** Gives the exception for a database that isn't known. */
    public static SnapshotException unknownDatabase(String product) {
        Problem problem = Problem.of("snapshot-unknown-database", "no snapshot can be taken of '" + product + "'")
                .cure("use PostgreSQL or SQLite");
        return new SnapshotException(problem, null);
    }

    static SnapshotException unparsable(int line, String text, String why) {
        Problem problem = Problem.of("snapshot-unparsable", "the stored snapshot couldn't be read: " + why)
                .with("line", line)
                .with("text", text)
                .cure("store it again with SchemaSnapshot.toText()");
        return new SnapshotException(problem, null);
    }

    /** JSON that no snapshot was stored as, and why. */
    public static SnapshotException wrongJson(String why) {
        Problem problem = Problem.of("snapshot-unparsable", "the stored snapshot couldn't be read as JSON: " + why)
                .cure("store it again with SnapshotJson.write");
        return new SnapshotException(problem, null);
    }
}
