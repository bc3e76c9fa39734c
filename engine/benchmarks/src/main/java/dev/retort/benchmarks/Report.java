package dev.retort.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A table of medians. */
final class Report {

    private static final String LINE = "%-28s %12s %12s %8s %8s %8s%n";

    private final String title;
    private final List<String> lines = new ArrayList<>();

    Report(String title) {
        this.title = title;
    }

    /** Adds the rounds of one database. */
    void add(String name, List<Pair> rounds) {
        lines.add(String.format(
                Locale.ROOT,
                LINE,
                name,
                millis(median(rounds, Pair::engine)),
                millis(median(rounds, Pair::byHand)),
                ratio(median(rounds, Pair::ratio)),
                ratio(rounds.stream().mapToDouble(Pair::ratio).min().orElse(0)),
                ratio(rounds.stream().mapToDouble(Pair::ratio).max().orElse(0))));
    }

    private static double median(List<Pair> rounds, ToDoubleFunction<Pair> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    void print() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(title);
        out.printf(LINE, "database", "engine", "by hand", "ratio", "least", "most");
        lines.forEach(out::print);
    }
}
