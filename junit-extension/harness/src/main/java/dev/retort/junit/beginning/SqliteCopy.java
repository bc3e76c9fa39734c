package dev.retort.junit.beginning;

import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.rows.GivenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Copies a file of SQLite. Only loaded when the driver is there. */
final class SqliteCopy {

    private static final String URL = "jdbc:sqlite:";

    private SqliteCopy() {}

    /** Through SQLite itself and for reading only, so that what is in the write-ahead log comes along. */
    static void to(TestDatabase database, GivenFile file) throws IOException, SQLException {
        Path target = Path.of(database.url().substring(URL.length()));
        Optional<Path> path = file.path();
        if (path.isEmpty()) {
            try (InputStream stream = file.open()) {
                Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return;
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection(URL + path.get().toAbsolutePath());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("backup to '" + target.toString().replace("'", "''") + "'");
        }
    }
}
