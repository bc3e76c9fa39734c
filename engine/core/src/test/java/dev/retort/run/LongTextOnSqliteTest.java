package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LongTextOnSqliteTest extends LongTextContract {

    LongTextOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }
}
