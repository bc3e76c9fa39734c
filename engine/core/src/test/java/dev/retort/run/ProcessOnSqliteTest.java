package dev.retort.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ProcessOnSqliteTest extends ProcessContract {

    private final Path directory;

    ProcessOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
        this.directory = directory;
    }

    @Override
    String url(TestDatabase of) throws SQLException {
        try (Connection connection = of.connect()) {
            return connection.getMetaData().getURL();
        }
    }

    @Override
    TestDatabase another() {
        try {
            return TestDatabase.sqlite(Files.createTempDirectory(directory, "other"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<String> schema(TestDatabase of) {
        return of.column("SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1");
    }
}
