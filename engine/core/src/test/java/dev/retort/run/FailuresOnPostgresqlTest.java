package dev.retort.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class FailuresOnPostgresqlTest extends FailuresContract {

    FailuresOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    /** A file system of its own in memory, of which a file takes all but some pages; where one may be mounted. */
    @Test
    @EnabledIfSystemProperty(named = "retort.slow", matches = "true")
    void aFullDisk() throws SQLException, IOException {
        try (SmallDisk disk = SmallDisk.mount()) {
            database.execute("CREATE TABLESPACE retort_small LOCATION '" + disk.folder() + "'");
            String name = database.column("SELECT current_database()").get(0);
            database.execute("ALTER DATABASE " + name + " SET default_tablespace = retort_small");
            aDiskThatIsFullLeavesATrueState(disk, 0, 24);
            database.execute("DROP TABLE retort_version, retort_history");
            database.execute("DROP TABLESPACE retort_small");
        }
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
