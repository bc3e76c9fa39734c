package dev.retort.junit.history;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Readies each new connection, as an application's own pool would. */
public final class SetupDataSource implements DataSource {

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opening {

        /** Opens one; the caller closes it. */
        Connection open() throws SQLException;
    }

    private final DataSource source;
    private final Opening opening;
    private final List<Setup> setups;

    /** A source whose connections are opened in another way and readied by these. */
    public SetupDataSource(DataSource source, Opening opening, List<Setup> setups) {
        this.source = source;
        this.opening = opening;
        this.setups = List.copyOf(setups);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return ready(opening.open());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return ready(source.getConnection(username, password));
    }

    private Connection ready(Connection connection) throws SQLException {
        try {
            setups.forEach(setup -> setup.apply(connection));
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
