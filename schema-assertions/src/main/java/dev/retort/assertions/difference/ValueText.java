package dev.retort.assertions.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One changed attribute: in one line if it is short, else as expected and but was, long ones as a text diff. */
final class ValueText {

    private static final int SHORT = 100;
    private static final int CONTEXT = 3;

    private ValueText() {}

    static List<String> lines(String name, Optional<String> expected, Optional<String> actual) {
        String before = shown(expected);
        String after = shown(actual);
        if (before.contains("\n") || after.contains("\n")) {
            return diff(name, before, after);
        }
        if (before.length() + after.length() <= SHORT) {
            return List.of(name + ": expected " + before + " but was " + after);
        }
        return List.of(name + ":", "  expected " + before, "   but was " + after);
    }

    private static String shown(Optional<String> value) {
        return value.orElse("none");
    }

    private static List<String> diff(String name, String before, String after) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        List<String> lines = new ArrayList<>();
        lines.add(name + " (- expected, + actual):");
        UnifiedDiffUtils.generateUnifiedDiff("", "", left, DiffUtils.diff(left, right), CONTEXT).stream()
                .skip(2)
                .map(line -> "  " + line)
                .forEach(lines::add);
        if (lines.size() == 1) {
            lines.add("  only the white space at the ends of lines or a last line differs");
        }
        return lines;
    }
}
