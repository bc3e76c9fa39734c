package dev.retort.assertions.data;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thrown when a data snapshot can't be read. */
public final class DataSnapshotException extends RetortException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 20;

    /** PostgreSQL's insufficient_privilege. */
    private static final String FORBIDDEN = "42501";

    private DataSnapshotException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    static DataSnapshotException unreadable(SQLException cause) {
        Problem problem = Problem.of("data-snapshot-unreadable", "the data couldn't be read")
                .with("database said", String.valueOf(cause.getMessage()));
        return new DataSnapshotException(problem, cause);
    }

    static DataSnapshotException unreadable(String table, SQLException cause) {
        Problem problem = Problem.of("data-snapshot-unreadable", "the rows of table " + table + " couldn't be read")
                .with("database said", String.valueOf(cause.getMessage()))
                .cure((FORBIDDEN.equals(cause.getSQLState())
                                ? "grant select on it to the connection's user"
                                : "fix that")
                        + ", or name the tables to be read: DataSnapshot.of(connection, tables)");
        return new DataSnapshotException(problem, cause);
    }

    static DataSnapshotException unknownDatabase(String product) {
        Problem problem = Problem.of("data-snapshot-unknown-database", "no data can be read from '" + product + "'")
                .cure("use PostgreSQL or SQLite");
        return new DataSnapshotException(problem, null);
    }

    static DataSnapshotException unknownTables(Set<String> wanted, List<String> known) {
        String more = known.size() > SHOWN ? " and %d more".formatted(known.size() - SHOWN) : "";
        Problem problem = Problem.of("data-snapshot-unknown-table", "there is no table " + String.join(", ", wanted))
                .with("tables", String.join(", ", known.stream().limit(SHOWN).toList()) + more)
                .cure("name tables as DataSnapshot.tables() does; views have no rows of their own");
        return new DataSnapshotException(problem, null);
    }
}
