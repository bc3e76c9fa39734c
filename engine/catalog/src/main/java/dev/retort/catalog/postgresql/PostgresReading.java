package dev.retort.catalog.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * A time in which one only reads from PostgreSQL: as of one moment if the caller has no transaction, with fixed settings
 * and the search path {@code pg_catalog}, under which every name of a user's object is written with its schema. At its
 * end the caller's transaction and settings are as they were.
 *
 * <p>Since 18 the server tells the driver of each change of the search path, and the driver then drops all its prepared
 * statements; see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-ASYNC">asynchronous
 * operations</a>. The server tells it when it is ready for the next query, so the path is set and put back within one
 * round trip. A session that has the path {@code pg_catalog} anyway is spared both.
 */
public final class PostgresReading implements AutoCloseable {

    /** The path under which it is read: a session that is kept for reading best has it from its beginning. */
    public static final String PATH = "pg_catalog";

    private static final String ENTER = "select pg_catalog.set_config('search_path', '" + PATH + "', true);\n";
    private static final String LEAVE = ";\nselect pg_catalog.set_config('search_path', ?, true)";

    private final Connection connection;
    private final RolledBack part;
    private final String path;

    private PostgresReading(Connection connection, RolledBack part, String path) {
        this.connection = connection;
        this.part = part;
        this.path = path;
    }

    /** What is made of a query's rows. */
    @FunctionalInterface
    public interface Answer<T> {
        /** Makes it of the rows, before the first of them. */
        T of(ResultSet rows) throws SQLException;
    }

    /** Begins it, with these settings by name. */
    public static PostgresReading begin(Connection connection, Map<String, String> settings) throws SQLException {
        RolledBack part = RolledBack.reading(connection);
        try {
            return new PostgresReading(connection, part, part.set(settings));
        } catch (SQLException e) {
            part.close();
            throw e;
        }
    }

    /** Whether the session has the path without being told, so that any statement is read under it. */
    public boolean hasPath() {
        return path.equals(PATH);
    }

    /**
     * Asks one query. It is prepared, since the driver keeps the plan of what it sees often, and planning is most of the
     * work.
     */
    public <T> T ask(String query, Answer<T> answer, String... parameters) throws SQLException {
        String text = hasPath() ? query : ENTER + query + LEAVE;
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            if (!hasPath()) {
                statement.setString(parameters.length + 1, path);
            }
            statement.execute();
            if (!hasPath()) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                return answer.of(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        part.close();
    }
}
