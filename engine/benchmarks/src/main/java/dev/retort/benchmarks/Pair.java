package dev.retort.benchmarks;

/**
 * What one round took.
 *
 * @param engine with Retort, in nanoseconds
 * @param byHand through JDBC alone, in nanoseconds
 */
record Pair(long engine, long byHand) {

    double ratio() {
        return (double) engine / byHand;
    }
}
