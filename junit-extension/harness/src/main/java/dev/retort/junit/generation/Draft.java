package dev.retort.junit.generation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A row that is being drawn. */
final class Draft {

    /** What a row is for. */
    enum Kind {
        /** Ordinary values. */
        PLAIN,
        /** Values on purpose. */
        LIMITS,
        /** NULL wherever it may be. */
        NULLS,
        /** The values of another row wherever two may have the same. */
        COPY,
        /** Anything. */
        MIXED
    }

    private static final Kind[] TURNS = {
        Kind.PLAIN, Kind.LIMITS, Kind.NULLS, Kind.LIMITS, Kind.COPY, Kind.MIXED, Kind.LIMITS, Kind.MIXED
    };

    private final Map<String, Value> row = new LinkedHashMap<>();
    private final Set<String> fixed = new HashSet<>();

    static Kind kind(int number) {
        return TURNS[number % TURNS.length];
    }

    /** How many rows with values on purpose there were before a row of that number. */
    static int limitsBefore(int number) {
        int before = number / TURNS.length * 3;
        for (int i = 0; i < number % TURNS.length; i++) {
            before += TURNS[i] == Kind.LIMITS ? 1 : 0;
        }
        return before;
    }

    Draft() {}

    Draft(Draft other) {
        row.putAll(other.row);
        fixed.addAll(other.fixed);
    }

    /** The values by column. */
    Map<String, Value> row() {
        return row;
    }

    /** The columns that a parent or a promise decides. */
    Set<String> fixed() {
        return fixed;
    }

    void fix(String column, Value value) {
        row.put(column, value);
        fixed.add(column);
    }
}
