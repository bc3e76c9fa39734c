package dev.retort.benchmarks;

import dev.retort.Retort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One revision of INSERTs, a line each, read from its file and run, against the same lines read and run through JDBC alone:
 * a file, one twice as long, and one four times as long. Arguments: the megabytes of the shortest (5), rounds (3).
 */
public final class LongFileBenchmark {

    private static final String TABLE = "CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL, place text)";
    private static final String ROW =
            "INSERT INTO t (id, name, place) VALUES (%d, 'a name; number %d', 'a place where somebody''s at home');\n";

    /** A folder with the revision, and the file of its statements alone. */
    private record History(Path revisions, Path statements) {}

    private final int rounds;

    private LongFileBenchmark(int rounds) {
        this.rounds = rounds;
    }

    /** Prints a line for each database and length. */
    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        LongFileBenchmark benchmark = new LongFileBenchmark(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        Report report = new Report("a file of " + megabytes + " MB of INSERTs, twice as many, and four times");
        try (BenchmarkDatabases databases = new BenchmarkDatabases()) {
            for (int times : List.of(1, 2, 4)) {
                History history = write(times * megabytes);
                benchmark.measure(report, "sqlite, " + times * megabytes + " MB", history, databases::sqlite);
                benchmark.measure(report, "postgresql, " + times * megabytes + " MB", history, databases::postgresql);
            }
        }
        report.print();
    }

    private static History write(int megabytes) throws IOException {
        Path folder = Files.createTempDirectory("retort-long");
        History history = new History(folder, folder.resolve("statements.txt"));
        try (Writer revision = Files.newBufferedWriter(folder.resolve("a1.sql"));
                Writer statements = Files.newBufferedWriter(history.statements())) {
            revision.write("-- revision: a1\n-- down_revision:\n-- message: rows\n-- upgrade\n" + TABLE + ";\n");
            long written = 0;
            for (int i = 0; written < megabytes * 1_000_000L; i++) {
                String row = ROW.formatted(i, i);
                revision.write(row);
                statements.write(row);
                written += row.length();
            }
        }
        return history;
    }

    /** In turns, so that a slow moment of the machine affects both. */
    private void measure(Report report, String name, History history, BenchmarkDatabases.Source source)
            throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            Pair pair = new Pair(engine(history, source), byHand(history, source));
            if (i > 0) {
                pairs.add(pair);
            }
        }
        report.add(name, pairs);
    }

    private static long engine(History history, BenchmarkDatabases.Source source) throws Exception {
        try (Connection connection = source.create()) {
            long start = System.nanoTime();
            Retort.configure()
                    .connection(connection)
                    .scripts(history.revisions().toString())
                    .build()
                    .upgrade("head");
            return System.nanoTime() - start;
        }
    }

    private static long byHand(History history, BenchmarkDatabases.Source source) throws Exception {
        try (Connection connection = source.create();
                BufferedReader lines = Files.newBufferedReader(history.statements())) {
            long start = System.nanoTime();
            Transaction transaction = Transaction.on(connection);
            transaction.begin();
            execute(connection, TABLE);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                execute(connection, line);
            }
            transaction.commit();
            return System.nanoTime() - start;
        }
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
