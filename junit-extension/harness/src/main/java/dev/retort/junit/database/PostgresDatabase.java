package dev.retort.junit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A database on a PostgreSQL server. */
final class PostgresDatabase implements TestDatabase {

    private final PostgresServer server;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean kept;

    PostgresDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    @Override
    public DatabaseServer server() {
        return server;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url() {
        return server.url(name);
    }

    @Override
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    @Override
    public DataSource dataSource() {
        return PostgresSessions.source(url());
    }

    @Override
    public Template freeze() {
        return new PostgresTemplate(server, server.freeze(name));
    }

    @Override
    public void keep() {
        server.keep(name);
        kept = true;
    }

    @Override
    public String howToConnect() {
        return server.howToConnect(name);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true) && !kept) {
            server.drop(name);
        }
    }

    @Override
    public String toString() {
        return server.displayName() + " " + name;
    }
}
