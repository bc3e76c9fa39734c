package dev.retort.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CancellationOnSqliteTest extends CancellationContract {

    CancellationOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @Override
    String slow() {
        return "INSERT INTO t_half WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
                + " SELECT max(i) FROM n";
    }
}
