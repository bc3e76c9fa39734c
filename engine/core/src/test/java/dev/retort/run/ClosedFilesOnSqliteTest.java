package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ClosedFilesOnSqliteTest extends ClosedFilesContract {

    ClosedFilesOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @Override
    String other() {
        return "postgresql";
    }
}
