package dev.retort.run;

import dev.retort.dialect.postgresql.SchemaQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ProcessOnPostgresqlTest extends ProcessContract {

    ProcessOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Override
    String url(TestDatabase of) throws SQLException {
        try (Connection connection = of.connect()) {
            String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
            return url + "?user=postgres";
        }
    }

    @Override
    TestDatabase another() throws SQLException {
        return TestDatabase.postgresql();
    }

    @Override
    List<String> schema(TestDatabase of) {
        return of.column(SchemaQuery.TEXT);
    }
}
