package dev.retort.benchmarks;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Splitter;
import java.util.List;
import java.util.Locale;

/**
 * Whether splitting a text takes time in proportion to its length, whatever it holds: each kind of text once, doubled, and
 * doubled again. Arguments: the length of the shortest in megabytes (1), rounds (5).
 */
public final class SplitterBenchmark {

    /**
     * A text by repetition.
     *
     * @param piece what is repeated, between the head and the tail
     */
    private record Text(String name, DatabaseKind database, String head, String piece, String tail) {

        String of(int length) {
            return head + piece.repeat(Math.max(1, length / piece.length())) + tail;
        }
    }

    private static final List<Text> TEXTS = List.of(
            new Text("statements", DatabaseKind.SQLITE, "", "INSERT INTO t VALUES (1, 'a;b');\n", ""),
            new Text("statements", DatabaseKind.POSTGRESQL, "", "INSERT INTO t VALUES (1, 'a;b');\n", ""),
            new Text(
                    "one statement, many rows",
                    DatabaseKind.SQLITE,
                    "INSERT INTO t VALUES ",
                    "(1, 'it''s'),\n",
                    "(2, '')"),
            new Text(
                    "one statement, many rows",
                    DatabaseKind.POSTGRESQL,
                    "INSERT INTO t VALUES ",
                    "(1, E'it\\'s'),\n",
                    "(2, '')"),
            new Text(
                    "one trigger, a long body",
                    DatabaseKind.SQLITE,
                    "CREATE TRIGGER g AFTER INSERT ON t BEGIN ",
                    "UPDATE t SET a = CASE WHEN 1 THEN 2 END;\n",
                    "END;"),
            new Text(
                    "one atomic body",
                    DatabaseKind.POSTGRESQL,
                    "CREATE FUNCTION f() RETURNS void BEGIN ATOMIC ",
                    "UPDATE t SET a = CASE WHEN true THEN 2 END;\n",
                    "END;"),
            new Text("one long dollar quote", DatabaseKind.POSTGRESQL, "DO $x$ ", "$y$ ; $ $x y$; ", "$x$;"),
            new Text("comments only", DatabaseKind.SQLITE, "", "-- it; is\n/* a; comment */\n", ""),
            new Text("comments in comments", DatabaseKind.POSTGRESQL, "/*", "/* a; */ ", "*/ SELECT 1"),
            new Text("open parentheses", DatabaseKind.SQLITE, "SELECT ", "(", ""),
            new Text("open parentheses", DatabaseKind.POSTGRESQL, "SELECT ", "(", ""),
            new Text(
                    "fences",
                    DatabaseKind.SQLITE,
                    "",
                    "-- statement begin\nSELECT 1; SELECT 2\n-- statement end\n",
                    ""));

    private SplitterBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int length = (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1) * 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        StringBuilder table = new StringBuilder("time to split a text, its doubles, and how much longer they take\n");
        TEXTS.forEach(text -> millis(text, length, rounds));
        for (Text text : TEXTS) {
            double once = millis(text, length, rounds);
            double twice = millis(text, 2 * length, rounds);
            double fourTimes = millis(text, 4 * length, rounds);
            table.append(String.format(
                    Locale.ROOT,
                    "%-12s %-26s %8.0f ms %8.0f ms %8.0f ms %6.2f %6.2f%n",
                    text.database(),
                    text.name(),
                    once,
                    twice,
                    fourTimes,
                    twice / once,
                    fourTimes / twice));
        }
        System.out.print(table);
    }

    /** The least of some rounds. */
    private static double millis(Text text, int length, int rounds) {
        String sql = text.of(length);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            Splitter.statements(sql, text.database());
            least = Math.min(least, (System.nanoTime() - begin) / 1e6);
        }
        return least;
    }
}
