package dev.retort.assertions.schema;

import dev.retort.assertions.difference.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures snapshots of 10 to 500 tables: everything, after a revision that touched one table, and the bare catalogue
 * queries; the best time of each, in milliseconds. Run by hand; writes {@code target/snapshot-times.txt}.
 */
public final class SnapshotTimes {

    private static final int ROUNDS = 31;

    private final StringBuilder report = new StringBuilder(
            "| database | tables | bare queries | full | after one change | after none |\n|---|---|---|---|---|---|\n");

    private SnapshotTimes() {}

    /** Measures and writes the report. */
    public static void main(String[] arguments) throws SQLException, IOException {
        SnapshotTimes times = new SnapshotTimes();
        for (int round = 0; round < 1; round++) {
            times.report.append("round ").append(round + 1).append('\n');
            for (int tables : List.of(10, 50, 200, 500)) {
                try (Connection sqlite = TestDatabases.sqlite()) {
                    times.measure("SQLite", sqlite, tables);
                }
            }
            for (int tables : List.of(10, 50, 200, 500)) {
                try (Connection postgres = TestDatabases.postgres()) {
                    times.measure("PostgreSQL", postgres, tables);
                }
            }
        }
        Files.writeString(Path.of("target/snapshot-times.txt"), times.report);
    }

    private void measure(String name, Connection connection, int tables) throws SQLException {
        boolean postgres = name.equals("PostgreSQL");
        for (int i = 0; i < tables; i++) {
            TestDatabases.run(connection, table(i, postgres));
        }
        TestDatabases.run(connection, postgres ? "vacuum analyze" : "");
        SnapshotReader reader = new SnapshotReader();
        reader.read(connection);
        double bare = best(() -> bare(connection, postgres), () -> {});
        double full = best(() -> SchemaSnapshot.of(connection), () -> {});
        int[] column = {0};
        double one = best(
                () -> reader.read(connection),
                () -> TestDatabases.run(connection, "alter table t5 add column x" + column[0]++ + " int"));
        double none = best(() -> reader.read(connection), () -> {});
        report.append(String.format(
                Locale.ROOT, "| %s | %d | %.2f | %.2f | %.2f | %.2f |%n", name, tables, bare, full, one, none));
    }

    private static String table(int i, boolean postgres) {
        String key = postgres ? "bigint generated always as identity primary key" : "integer primary key";
        String target = i == 0 ? "" : " references t" + (i - 1);
        return "create table t%d (id %s, other bigint%s, name varchar(80) not null default 'x', amount numeric(10,2) check (amount > 0), at timestamp, state text);"
                        .formatted(i, key, target)
                + "create index t%d_name on t%d (name); create index t%d_other on t%d (other) where amount > 1;"
                        .formatted(i, i, i, i)
                + (i % 10 == 0 ? "create view v%d as select id, name from t%d;".formatted(i, i) : "");
    }

    private static void bare(Connection connection, boolean postgres) throws SQLException {
        if (!postgres) {
            for (String table : names(connection)) {
                walk(connection, "select * from pragma_table_xinfo('" + table + "')");
            }
            walk(connection, "select * from sqlite_schema");
            walk(connection, "select * from pragma_table_list");
            return;
        }
        for (String topic : List.of(
                "schemas relations columns constraints indexes statistics sequences types domain-checks collations triggers routines rules policies extensions event-triggers publications default-privileges others"
                        .split(" "))) {
            walk(connection, CatalogQuery.named(topic));
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select group_concat(name) from sqlite_schema where type in ('table', 'view')")) {
            rows.next();
            return List.of(rows.getString(1).split(","));
        }
    }

    private static void walk(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getString(i);
                }
            }
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double best(Work measured, Work before) throws SQLException {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            before.run();
            long start = System.nanoTime();
            measured.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[0];
    }
}
