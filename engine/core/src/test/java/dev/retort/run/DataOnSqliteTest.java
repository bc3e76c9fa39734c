package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DataOnSqliteTest extends DataMigrationContract {

    DataOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }
}
