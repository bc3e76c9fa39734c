package dev.retort.junit.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** One file. */
final class SqliteDatabase implements TestDatabase {

    private final SqliteServer server;
    private final Path file;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean kept;

    SqliteDatabase(SqliteServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    @Override
    public DatabaseServer server() {
        return server;
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    @Override
    public DataSource dataSource() {
        return SqliteServer.source(url());
    }

    @Override
    public Template freeze() {
        Path copy = server.next("template");
        SqliteFiles.backup(file, copy);
        return new SqliteTemplate(server, copy);
    }

    @Override
    public void keep() {
        Path marker = Path.of(file + Leftovers.KEPT);
        try {
            Files.writeString(marker, "");
        } catch (IOException e) {
            throw SqliteFiles.failure("keep", file, e);
        }
        kept = true;
    }

    @Override
    public String howToConnect() {
        return "sqlite3 '" + file + "'";
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true) && !kept) {
            SqliteFiles.delete(file);
        }
    }

    @Override
    public String toString() {
        return server.displayName() + " " + file;
    }
}
