package dev.retort.benchmarks;

import dev.retort.Retort;
import dev.retort.script.ScriptCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * SQLite's rebuild of a table against the best script that one would write by hand. Arguments: how many rows (1000000),
 * how many rounds (5).
 */
public final class RebuildBenchmark {

    private static final String CREATE = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT)";
    private static final String INDEX = "CREATE INDEX person_name ON person (name)";
    private static final String MIGRATION =
            """
            import dev.retort.operation.writing.Operations;
            import dev.retort.script.Migration;
            import dev.retort.script.Revision;

            @Revision(id = "a1")
            public final class A1 implements Migration {
                @Override
                public void upgrade(Operations op) {
                    op.alterColumn("person", "note").notNull();
                }
            }
            """;

    private final int rows;
    private final ScriptCatalog scripts;

    private RebuildBenchmark(int rows, ScriptCatalog scripts) {
        this.rows = rows;
        this.scripts = scripts;
    }

    /** Prints one line. */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("retort-rebuild");
        Files.writeString(folder.resolve("A1.java"), MIGRATION);
        RebuildBenchmark benchmark = new RebuildBenchmark(
                rows,
                ScriptCatalog.builder().locations(List.of(folder.toString())).load());
        Report report = new Report("rebuild of a table with " + rows + " rows");
        try (BenchmarkDatabases databases = new BenchmarkDatabases()) {
            List<Pair> pairs = new ArrayList<>();
            benchmark.round(databases);
            for (int i = 0; i < rounds; i++) {
                pairs.add(benchmark.round(databases));
            }
            report.add("sqlite", pairs);
        }
        report.print();
    }

    private Pair round(BenchmarkDatabases databases) throws SQLException {
        return new Pair(engine(databases), byHand(databases));
    }

    private long engine(BenchmarkDatabases databases) throws SQLException {
        try (Connection connection = filled(databases)) {
            Retort retort =
                    Retort.configure().connection(connection).scripts(scripts).build();
            long start = System.nanoTime();
            retort.upgrade("head");
            return System.nanoTime() - start;
        }
    }

    private long byHand(BenchmarkDatabases databases) throws SQLException {
        try (Connection connection = filled(databases)) {
            long start = System.nanoTime();
            execute(
                    connection,
                    "PRAGMA foreign_keys = OFF",
                    "BEGIN IMMEDIATE",
                    "CREATE TABLE person_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL)",
                    "INSERT INTO person_new (id, name, note) SELECT id, name, note FROM person",
                    "DROP TABLE person",
                    "ALTER TABLE person_new RENAME TO person",
                    INDEX,
                    "COMMIT");
            return System.nanoTime() - start;
        }
    }

    private Connection filled(BenchmarkDatabases databases) throws SQLException {
        Connection connection = databases.sqlite();
        execute(
                connection,
                CREATE,
                "INSERT INTO person WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                        + ") SELECT i, 'name ' || (i * 7919 % 1000003), 'note ' || i FROM n",
                INDEX);
        return connection;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
