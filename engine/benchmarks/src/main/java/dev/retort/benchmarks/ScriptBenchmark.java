package dev.retort.benchmarks;

import dev.retort.Retort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether an offline script takes time in proportion to its revisions: a history, one twice as long, and one four times as
 * long, for each database. The figures are of processor time, which a busy machine changes least. Argument: the revisions of
 * the shortest (2500).
 */
public final class ScriptBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScriptBenchmark() {}

    /** Prints a line for each database. */
    public static void main(String[] arguments) throws IOException {
        int revisions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2500;
        List<Path> histories = List.of(
                TrivialHistory.write(revisions),
                TrivialHistory.write(2 * revisions),
                TrivialHistory.write(4 * revisions));
        StringBuilder table = new StringBuilder("seconds to write a script of " + revisions
                + " revisions, its doubles, and how much longer they take\n");
        for (String database : List.of("sqlite", "postgresql")) {
            seconds(histories.get(0), database);
            double once = seconds(histories.get(0), database);
            double twice = seconds(histories.get(1), database);
            double fourTimes = seconds(histories.get(2), database);
            table.append(String.format(
                    Locale.ROOT,
                    "%-12s %8.2f %8.2f %8.2f %6.2f %6.2f%n",
                    database,
                    once,
                    twice,
                    fourTimes,
                    twice / once,
                    fourTimes / twice));
        }
        System.out.print(table);
    }

    private static double seconds(Path scripts, String database) {
        long start = THREADS.getCurrentThreadCpuTime();
        Retort.configure().dialect(database).scripts(scripts.toString()).build().upgradeScript("head");
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
