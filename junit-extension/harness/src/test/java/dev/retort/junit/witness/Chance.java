package dev.retort.junit.witness;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Repeatable chance, and names that aren't plain. */
final class Chance {

    private static final List<String> NAMES =
            List.of("a", "order", "Mixed", "with space", "x\"y", "ä", "select", "long_name_of_a_thing", "dot");

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean of(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String name(String ending) {
        return quoted(one(NAMES) + ending);
    }

    /** The text or nothing. */
    String perhaps(int percent, String text) {
        return of(percent) ? text : "";
    }

    List<String> some(List<String> columns) {
        List<String> left = columns.stream().filter(column -> of(40)).collect(Collectors.toList());
        return left.isEmpty() ? List.of(one(columns)) : left;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }
}
