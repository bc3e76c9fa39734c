package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class CancellationOnPostgresqlTest extends CancellationContract {

    CancellationOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Override
    String slow() {
        return "SELECT pg_sleep(60)";
    }
}
