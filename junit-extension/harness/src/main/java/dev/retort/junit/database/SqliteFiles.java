package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Copies and removes SQLite's files, with what belongs to them. */
final class SqliteFiles {

    /** A writer that is still at it then, is one that was forgotten. */
    private static final int PATIENCE_MILLIS = 1_000;

    private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm", Leftovers.KEPT);

    private SqliteFiles() {}

    /**
     * Copies page by page through SQLite itself, so that what is still in the write-ahead log or to be rolled back from
     * a journal comes out right, and the copy is one closed file.
     *
     * @see <a href="https://sqlite.org/backup.html">Using the SQLite Online Backup API</a>
     */
    static void backup(Path from, Path to) {
        try (Connection connection = SqliteServer.source("jdbc:sqlite:" + from, PATIENCE_MILLIS)
                        .getConnection();
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

    static void delete(Path database) {
        try {
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(Path.of(database + companion));
            }
        } catch (IOException e) {
            throw failure("remove", database, e);
        }
    }

    static TestDatabaseException failure(String verb, Path file, IOException cause) {
        return new TestDatabaseException(
                Problem.of("file-failure", "cannot " + verb + " a SQLite database")
                        .with("file", file)
                        .with("reason", cause),
                cause);
    }
}
