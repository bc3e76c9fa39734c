package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.junit.database.DatabaseServers.RunningServer;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite: a directory with one file for each database. Only loaded when the driver is there. */
final class SqliteServer implements RunningServer {

    private static final int PATIENCE_MILLIS = 10_000;

    /** A writer that is still at it then, is one that was forgotten. */
    private static final int BACKUP_PATIENCE_MILLIS = 1_000;

    private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm", Workspace.Leftovers.KEPT);

    private final Path directory;
    private final RunningServer.Names names = new RunningServer.Names("");
    private final String version;

    private SqliteServer(Path directory, String version) {
        this.directory = directory;
        this.version = version;
    }

    static SqliteServer in(Path directory) throws SQLException, IOException {
        Files.createDirectories(directory);
        try (Connection connection = source("jdbc:sqlite::memory:").getConnection()) {
            return new SqliteServer(
                    directory, new Query(connection, "SELECT sqlite_version()").get(row -> row.getString(1)));
        }
    }

    /** Everything but the waiting time is left as the engine has it, foreign keys too. */
    static SQLiteDataSource source(String url) {
        return source(url, PATIENCE_MILLIS);
    }

    static SQLiteDataSource source(String url, int patienceMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(patienceMillis);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.SQLITE;
    }

    @Override
    public String displayName() {
        return "SQLite " + version;
    }

    @Override
    public Origin origin() {
        return Origin.FILES;
    }

    @Override
    public TestDatabase create(String nameHint) {
        Path file = next(nameHint);
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw failure("create", file, e);
        }
        return new Database(file);
    }

    Path next(String nameHint) {
        return directory.resolve("d" + names.next(nameHint) + ".db");
    }

    /** Nothing runs; the files go with the directory. */
    @Override
    public void stop() {}

    @Override
    public String toString() {
        return displayName();
    }

    /**
     * Copies page by page through SQLite itself, so that what is still in the write-ahead log or to be rolled back from
     * a journal comes out right, and the copy is one closed file.
     *
     * @see <a href="https://sqlite.org/backup.html">Using the SQLite Online Backup API</a>
     */
    private static void backup(Path from, Path to) {
        try (Connection connection =
                        source("jdbc:sqlite:" + from, BACKUP_PATIENCE_MILLIS).getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("backup to '" + to.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw new TestDatabaseException(
                    Problem.of("database-in-use", "the SQLite database cannot be made a template")
                            .with("file", from)
                            .with("reason", String.valueOf(e.getMessage()))
                            .cure("end the transactions that write to it first"),
                    e);
        }
    }

    private static void delete(Path database) {
        try {
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(Path.of(database + companion));
            }
        } catch (IOException e) {
            throw failure("remove", database, e);
        }
    }

    private static TestDatabaseException failure(String verb, Path file, IOException cause) {
        return new TestDatabaseException(
                Problem.of("file-failure", "cannot " + verb + " a SQLite database")
                        .with("file", file)
                        .with("reason", cause),
                cause);
    }

    /** Nobody opens a frozen file, so that a plain copy of it is whole. */
    private TestDatabase thawed(Path frozen, String nameHint) {
        Path copy = next(nameHint);
        try {
            Files.copy(frozen, copy);
        } catch (IOException e) {
            throw failure("copy", frozen, e);
        }
        return new Database(copy);
    }

    /** One file. */
    private final class Database implements TestDatabase {

        private final Path file;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile boolean kept;

        Database(Path file) {
            this.file = file;
        }

        @Override
        public DatabaseServer server() {
            return SqliteServer.this;
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
        public DataSource dataSource() {
            return SqliteServer.source(url());
        }

        @Override
        public Template freeze() {
            Path copy = next("template");
            backup(file, copy);
            return new DatabaseServers.Frozen(hint -> thawed(copy, hint), () -> delete(copy));
        }

        @Override
        public void keep() {
            Path marker = Path.of(file + Workspace.Leftovers.KEPT);
            try {
                Files.writeString(marker, "");
            } catch (IOException e) {
                throw failure("keep", file, e);
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
                delete(file);
            }
        }

        @Override
        public String toString() {
            return displayName() + " " + file;
        }
    }
}
