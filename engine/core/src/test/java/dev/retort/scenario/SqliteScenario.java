package dev.retort.scenario;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An SQLite file; its connections enforce foreign keys. */
record SqliteScenario(Path file) implements ScenarioDatabase {

    @Override
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
        }
        return connection;
    }

    @Override
    public String url() {
        return "sqlite:///" + file;
    }

    @Override
    public void close() {}

    @Override
    public String tablesQuery() {
        return "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema WHERE type = 'table'"
                + " AND name NOT LIKE 'retort\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    }

    @Override
    public List<String> catalogue(Connection connection) {
        List<String> tables = ScenarioDatabase.column(
                connection,
                "SELECT sql FROM sqlite_schema WHERE type = 'table'"
                        + " AND name NOT LIKE 'retort\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        List<String> others = ScenarioDatabase.column(
                connection,
                "SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL"
                        + " AND tbl_name NOT LIKE 'retort\\_%' ESCAPE '\\'");
        return Stream.concat(
                        tables.stream().flatMap(SqliteScenario::definitions),
                        others.stream().map(SqliteScenario::oneLine))
                .sorted()
                .toList();
    }

    /** One line for each column and constraint, as the table's text has them. */
    private static Stream<String> definitions(String sql) {
        int start = sql.indexOf('(');
        int end = sql.lastIndexOf(')');
        String head = oneLine(sql.substring(0, start));
        return split(sql.substring(start + 1, end)).stream().map(part -> head + ": " + oneLine(part));
    }

    private static List<String> split(String body) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(body.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(body.substring(start));
        return parts;
    }

    /** Renames leave quotes that weren't there. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("\"(\\w+)\"", "$1");
    }
}
