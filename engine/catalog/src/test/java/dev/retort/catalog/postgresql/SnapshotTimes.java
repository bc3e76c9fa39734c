package dev.retort.catalog.postgresql;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotReader;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures snapshots of 10 to 500 tables: the bare catalogue queries, everything, after a change to one table (in a
 * session that was used before and in a new one), and after none. Each round measures all sizes, so that what disturbs
 * the machine disturbs all of them. Run by hand; writes {@code target/snapshot-times.txt}.
 */
public final class SnapshotTimes {

    private static final int ROUNDS = 31;
    private static final List<Integer> SIZES = List.of(10, 50, 200, 500);
    private static final List<String> COLUMNS =
            List.of("bare catalogue queries", "everything", "one changed table", "the same, new session", "no change");

    private SnapshotTimes() {}

    /** Measures and writes the report. */
    public static void main(String[] arguments) throws SQLException, IOException {
        StringBuilder report = new StringBuilder("best / median of %d rounds, ms%n%n".formatted(ROUNDS));
        report.append("| database | tables | %s |%n".formatted(String.join(" | ", COLUMNS)));
        report.append("|---|---|---|---|---|---|---|\n");
        for (boolean postgres : List.of(false, true)) {
            report.append(measured(postgres));
        }
        Files.writeString(Path.of("target/snapshot-times.txt"), report);
    }

    private static String measured(boolean postgres) throws SQLException, IOException {
        List<Subject> subjects = new ArrayList<>();
        for (int tables : SIZES) {
            subjects.add(new Subject(postgres, tables));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Subject subject : subjects) {
                subject.round(round);
            }
        }
        StringBuilder rows = new StringBuilder();
        for (Subject subject : subjects) {
            rows.append(subject.row());
            subject.connection.close();
        }
        return rows.toString();
    }

    /** One database. */
    private static final class Subject {

        private final boolean postgres;
        private final int tables;
        private final Connection connection;
        private final String url;
        private final SnapshotReader reader = new SnapshotReader();
        private final Map<String, double[]> times = new LinkedHashMap<>();

        Subject(boolean postgres, int tables) throws SQLException, IOException {
            this.postgres = postgres;
            this.tables = tables;
            this.connection = postgres ? TestDatabases.postgres() : file(tables);
            this.url = connection.getMetaData().getURL();
            for (int i = 0; i < tables; i++) {
                TestDatabases.run(connection, table(i, postgres));
            }
            TestDatabases.run(connection, postgres ? "vacuum analyze" : "");
            reader.read(connection);
        }

        private static Connection file(int tables) throws SQLException, IOException {
            Path file = Path.of("target/snapshot-times-" + tables + ".db");
            Files.deleteIfExists(file);
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        void round(int round) throws SQLException {
            measure(0, round, () -> bare(connection, postgres));
            measure(1, round, () -> SchemaSnapshot.of(connection));
            TestDatabases.run(connection, "alter table t5 add column x" + round + " int");
            measure(2, round, () -> reader.read(connection));
            TestDatabases.run(connection, "alter table t5 add column y" + round + " int");
            try (Connection fresh = another()) {
                measure(3, round, () -> reader.read(fresh));
            }
            measure(4, round, () -> reader.read(connection));
        }

        /** A new session, which plans everything anew. */
        private Connection another() throws SQLException {
            String parameter =
                    postgres && !url.contains("user=") ? (url.contains("?") ? "&" : "?") + "user=postgres" : "";
            return DriverManager.getConnection(url + parameter);
        }

        private void measure(int column, int round, Work work) throws SQLException {
            long start = System.nanoTime();
            work.run();
            times.computeIfAbsent(COLUMNS.get(column), any -> new double[ROUNDS])[round] =
                    (System.nanoTime() - start) / 1e6;
        }

        String row() {
            StringBuilder row = new StringBuilder("| %s | %d |".formatted(postgres ? "PostgreSQL" : "SQLite", tables));
            for (double[] each : times.values()) {
                Arrays.sort(each);
                row.append(String.format(Locale.ROOT, " %.2f / %.2f |", each[0], each[ROUNDS / 2]));
            }
            return row.append('\n').toString();
        }
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
}
