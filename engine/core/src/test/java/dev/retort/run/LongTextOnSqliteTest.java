package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LongTextOnSqliteTest extends LongTextContract {

    private final Path directory;

    LongTextOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
        this.directory = directory;
    }

    @Override
    String url() {
        return "jdbc:sqlite:" + directory.resolve("app.db");
    }
}
