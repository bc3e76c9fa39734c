package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EditedScriptsOnSqliteTest extends EditedScriptsContract {

    EditedScriptsOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }
}
