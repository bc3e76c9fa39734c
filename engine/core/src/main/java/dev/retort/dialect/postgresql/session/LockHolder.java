package dev.retort.dialect.postgresql.session;

import dev.retort.error.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Says who holds a lock that wasn't available.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-locks.html">pg_locks</a>
 */
final class LockHolder {

    private static final String QUERY =
            """
            SELECT l.pid, a.usename, a.application_name, coalesce(host(a.client_addr), 'local socket') AS address,
                   to_char(a.state_change, 'YYYY-MM-DD HH24:MI:SS TZ') AS since
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid::bigint = ? AND l.objid::bigint = ?""";

    private static final String CODE = "lock-timeout";

    private LockHolder() {}

    static Problem of(Connection connection, LockKey key, String name, Duration timeout) throws SQLException {
        Problem problem = Problem.of(CODE, "another run holds the lock on this database")
                .with("lock", name)
                .with("waited", timeout.toMillis() / 1000.0 + " s");
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setLong(1, key.upper());
            statement.setLong(2, key.lower());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? held(problem, row) : gone(problem);
            }
        }
    }

    static Problem interrupted(String name) {
        return Problem.of(CODE, "the wait for the lock was interrupted").with("lock", name);
    }

    private static Problem held(Problem problem, ResultSet row) throws SQLException {
        return problem.with("holder's process id", row.getInt("pid"))
                .with("user", shown(row, "usename"))
                .with("application", shown(row, "application_name"))
                .with("address", shown(row, "address"))
                .with("since", shown(row, "since"))
                .cure("wait for that run and start again, or wait longer; if it hangs, end it with"
                        + " SELECT pg_terminate_backend(" + row.getInt("pid") + ")");
    }

    private static Problem gone(Problem problem) {
        return problem.with("holder", "has just released it").cure("start again");
    }

    private static String shown(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null || value.isEmpty() ? "not known" : value;
    }
}
