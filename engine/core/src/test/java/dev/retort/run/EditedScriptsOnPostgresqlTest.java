package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class EditedScriptsOnPostgresqlTest extends EditedScriptsContract {

    EditedScriptsOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }
}
