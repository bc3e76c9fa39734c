package dev.retort.junit.database;

import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite: a directory with one file for each database. Only loaded when the driver is there. */
final class SqliteServer implements RunningServer {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Path directory;
    private final DatabaseNames names = new DatabaseNames("");
    private final String version;

    private SqliteServer(Path directory, String version) {
        this.directory = directory;
        this.version = version;
    }

    static SqliteServer in(Path directory) throws SQLException, IOException {
        Files.createDirectories(directory);
        try (Connection connection = source("jdbc:sqlite::memory:").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
            row.next();
            return new SqliteServer(directory, row.getString(1));
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
            throw SqliteFiles.failure("create", file, e);
        }
        return new SqliteDatabase(this, file);
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
}
