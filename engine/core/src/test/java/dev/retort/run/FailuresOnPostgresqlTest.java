package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FailuresOnPostgresqlTest extends FailuresContract {

    FailuresOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Override
    List<String> content() {
        List<String> content = new ArrayList<>(database.column(
                "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name NOT LIKE 'retort%' ORDER BY 1"));
        content.addAll(database.column(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'retort%'"
                        + " ORDER BY 1"));
        for (String table : database.tables()) {
            content.addAll(database.column("SELECT row_to_json(t)::text FROM " + table + " t ORDER BY 1"));
        }
        return content;
    }
}
