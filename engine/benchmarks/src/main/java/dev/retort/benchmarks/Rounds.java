package dev.retort.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two things done in turn, so that a machine whose speed drifts treats both alike. */
final class Rounds {

    /** Something whose time is taken. */
    @FunctionalInterface
    interface Work {

        /** Does it once. */
        void run() throws Exception;
    }

    /**
     * What came out, in milliseconds.
     *
     * @param subject the median of the thing measured
     * @param best the least of it
     * @param baseline the median of what it is measured against
     * @param ratio the median of the ratios, round by round
     */
    record Result(double subject, double best, double baseline, double ratio) {}

    private Rounds() {}

    /** One round that doesn't count, then {@code rounds} that do. */
    static Result measure(int rounds, Work subject, Work baseline) throws Exception {
        subject.run();
        baseline.run();
        List<double[]> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            times.add(new double[] {millis(subject), millis(baseline)});
        }
        return new Result(
                median(times.stream().mapToDouble(pair -> pair[0]).toArray()),
                times.stream().mapToDouble(pair -> pair[0]).min().orElse(0),
                median(times.stream().mapToDouble(pair -> pair[1]).toArray()),
                median(times.stream().mapToDouble(pair -> pair[0] / pair[1]).toArray()));
    }

    private static double millis(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
