package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MigrationsOnSqliteTest extends MigrationContract {

    MigrationsOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }
}
