package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresOnSqliteTest extends FailuresContract {

    FailuresOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @Override
    List<String> content() {
        List<String> content = new ArrayList<>(database.column(
                "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'retort%' AND sql IS NOT NULL ORDER BY 1"));
        for (String table : database.tables()) {
            content.addAll(
                    database.column("SELECT json_group_array(json_array(" + columns(table) + ")) FROM " + table));
        }
        return content;
    }

    private String columns(String table) {
        return String.join(", ", database.column("SELECT name FROM pragma_table_info('" + table + "')"));
    }

    /** SQLite says the same of a file that may not grow as of a disk that is full. */
    @Test
    void aFullDisk() throws SQLException {
        int empty = 14;
        aDiskThatIsFullLeavesATrueState(
                (connection, pages) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("VACUUM");
                        statement.execute("PRAGMA max_page_count = " + pages);
                    }
                },
                2,
                empty);
    }
}
