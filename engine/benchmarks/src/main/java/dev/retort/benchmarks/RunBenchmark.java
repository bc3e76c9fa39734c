package dev.retort.benchmarks;

import dev.retort.Retort;
import dev.retort.script.ScriptCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of many revisions against the same statements, with the same version and history rows, through JDBC alone.
 * Arguments: how many revisions (1000), how many rounds (7).
 */
public final class RunBenchmark {

    private static final String HISTORY_COLUMNS =
            "(id, revision, direction, heads, applied_at, applied_by," + " duration_millis, checksum, tool_version)";

    private final int revisions;
    private final int rounds;
    private final ScriptCatalog scripts;

    private RunBenchmark(int revisions, int rounds, Path folder) throws IOException {
        this.revisions = revisions;
        this.rounds = rounds;
        for (int i = 0; i < revisions; i++) {
            Files.writeString(
                    folder.resolve(id(i) + ".sql"),
                    "-- revision: " + id(i) + "\n-- down_revision: " + (i == 0 ? "" : id(i - 1)) + "\n-- message: step "
                            + i + "\n-- upgrade\n" + String.join(";\n", statements(i)) + ";\n");
        }
        scripts = ScriptCatalog.builder().locations(List.of(folder.toString())).load();
    }

    /** Prints a line for each database. */
    public static void main(String[] arguments) throws Exception {
        int revisions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        RunBenchmark benchmark = new RunBenchmark(revisions, rounds, Files.createTempDirectory("retort-run"));
        Report report = new Report("run of " + revisions + " revisions");
        try (BenchmarkDatabases databases = new BenchmarkDatabases()) {
            benchmark.measure(report, "sqlite", databases::sqlite);
            benchmark.measure(report, "postgresql", databases::postgresql);
        }
        report.print();
    }

    private static String id(int revision) {
        return String.format("r%06d", revision);
    }

    private static List<String> statements(int revision) {
        String table = "t_" + revision;
        return List.of(
                "CREATE TABLE " + table + " (id integer PRIMARY KEY, name varchar(40) NOT NULL, size integer)",
                "CREATE INDEX " + table + "_name ON " + table + " (name)",
                "INSERT INTO " + table + " VALUES (1, 'one', 1), (2, 'two', 2)",
                "ALTER TABLE " + table + " ADD COLUMN note text");
    }

    /** In turns, so that a slow moment of the machine affects both. */
    private void measure(Report report, String database, BenchmarkDatabases.Source source) throws Exception {
        round(source);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            pairs.add(round(source));
        }
        report.add(database, pairs);
    }

    private Pair round(BenchmarkDatabases.Source source) throws Exception {
        return new Pair(engine(source), byHand(source));
    }

    private long engine(BenchmarkDatabases.Source source) throws Exception {
        try (Connection connection = source.create()) {
            Retort retort =
                    Retort.configure().connection(connection).scripts(scripts).build();
            long start = System.nanoTime();
            retort.upgrade("head");
            return System.nanoTime() - start;
        }
    }

    private long byHand(BenchmarkDatabases.Source source) throws Exception {
        try (Connection connection = source.create()) {
            Retort.configure().connection(connection).scripts(scripts).build().ensureVersionTable();
            long start = System.nanoTime();
            Transaction transaction = Transaction.on(connection);
            for (int i = 0; i < revisions; i++) {
                transaction.begin();
                for (String sql : statements(i)) {
                    execute(connection, sql);
                }
                execute(connection, version(i));
                execute(connection, history(i));
                transaction.commit();
            }
            return System.nanoTime() - start;
        }
    }

    private static String version(int i) {
        return i == 0
                ? "INSERT INTO retort_version (version_num) VALUES ('" + id(0) + "')"
                : "UPDATE retort_version SET version_num = '" + id(i) + "' WHERE version_num = '" + id(i - 1) + "'";
    }

    private static String history(int i) {
        return "INSERT INTO retort_history " + HISTORY_COLUMNS + " SELECT coalesce(max(id), 0) + 1, '" + id(i)
                + "', 'upgrade', '" + id(i) + "', '2026-01-01 00:00:00+00:00', 'me', 1, '" + "0".repeat(77)
                + "', 'development' FROM retort_history";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
