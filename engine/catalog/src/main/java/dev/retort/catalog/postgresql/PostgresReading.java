package dev.retort.catalog.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

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

    /**
     * For schemas and for rows, so that both can be read in one. Compiling queries that run once and starting workers cost
     * more than they save. Whoever waits for a lock gives way before the server would look for a deadlock and might end the
     * other's statement.
     */
    public static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("TimeZone", "UTC"),
            Map.entry("DateStyle", "ISO, MDY"),
            Map.entry("IntervalStyle", "postgres"),
            Map.entry("bytea_output", "hex"),
            Map.entry("extra_float_digits", "1"),
            Map.entry("lc_monetary", "C"),
            Map.entry("quote_all_identifiers", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("lock_timeout", "300ms"),
            Map.entry("plan_cache_mode", "force_generic_plan"),
            Map.entry("jit", "off"));

    private static final String ENTER = "select pg_catalog.set_config('search_path', '" + PATH + "', true);\n";
    private static final String LEAVE = ";\nselect pg_catalog.set_config('search_path', ?, true)";

    /** What is being read at the moment, by connection, each compared as an object. */
    private static final Map<Connection, PostgresReading> BEGUN = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Connection connection;
    private final Optional<RolledBack> part;
    private final Map<String, String> settings;
    private final String path;

    private PostgresReading(
            Connection connection, Optional<RolledBack> part, Map<String, String> settings, String path) {
        this.connection = connection;
        this.part = part;
        this.settings = settings;
        this.path = path;
    }

    /** What is made of a query's rows. */
    @FunctionalInterface
    public interface Answer<T> {
        /** Makes it of the rows, before the first of them. */
        T of(ResultSet rows) throws SQLException;
    }

    /** Begins it, with these settings by name. Within another one on the same connection that has them it is a part of that. */
    public static PostgresReading begin(Connection connection, Map<String, String> settings) throws SQLException {
        PostgresReading around = BEGUN.get(connection);
        if (around != null && around.settings.entrySet().containsAll(settings.entrySet())) {
            return new PostgresReading(connection, Optional.empty(), settings, around.path);
        }
        return begin(connection, RolledBack.reading(connection), settings);
    }

    private static PostgresReading begin(Connection connection, RolledBack part, Map<String, String> settings)
            throws SQLException {
        try {
            return new PostgresReading(connection, Optional.of(part), settings, part.set(settings));
        } catch (SQLException e) {
            part.close();
            throw e;
        }
    }

    /**
     * Begins one in which schema and rows are read as of one moment, by whoever is given the connection until it is closed. If
     * anything is refused in it, nothing more can be read.
     *
     * @param connection one that is in no transaction
     */
    public static PostgresReading ofAll(Connection connection) throws SQLException {
        PostgresReading reading = begin(connection, RolledBack.readingAlone(connection), FIXED);
        BEGUN.put(connection, reading);
        return reading;
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
        if (part.isPresent()) {
            BEGUN.remove(connection, this);
            part.get().close();
        }
    }
}
