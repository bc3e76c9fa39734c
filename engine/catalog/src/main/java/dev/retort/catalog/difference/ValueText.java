package dev.retort.catalog.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One changed attribute: in one line if it is short, else as expected and but was, texts of several lines as a text
 * diff. If only white space differs it is made visible.
 */
final class ValueText {

    private static final int SHORT = 80;
    private static final int CONTEXT = 3;
    private static final Pattern PLACE = Pattern.compile("@@ -(\\d+).*");

    private ValueText() {}

    /** The lines for a change of an attribute. */
    static List<String> lines(Change change) {
        String name = change.attribute().orElseThrow();
        Optional<String> expected = change.expected();
        Optional<String> actual = change.actual();
        if (expected.isPresent() && actual.isPresent() && sameWords(expected.get(), actual.get())) {
            return lines(
                    name + ", only white space differs (· is a space, → a tab)",
                    visible(expected.get()),
                    visible(actual.get()));
        }
        if (expected.isEmpty() && isLong(actual)) {
            return indented(name + ": expected " + change.expectedWords() + " but was", actual.orElse(""));
        }
        if (actual.isEmpty() && isLong(expected)) {
            return indented(name + ": was " + change.actualWords() + " but expected", expected.orElse(""));
        }
        return lines(name, change.expectedWords(), change.actualWords());
    }

    private static boolean sameWords(String before, String after) {
        return before.strip().replaceAll("\\s+", " ").equals(after.strip().replaceAll("\\s+", " "));
    }

    private static String visible(String text) {
        return text.replace(" ", "·").replace("\t", "→").replace("\r", "\\r");
    }

    private static boolean isLong(Optional<String> value) {
        return value.filter(text -> text.contains("\n")).isPresent();
    }

    private static List<String> indented(String head, String text) {
        List<String> lines = new ArrayList<>();
        lines.add(head);
        text.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static List<String> lines(String name, String before, String after) {
        if (before.contains("\n") || after.contains("\n")) {
            return diff(name, before, after);
        }
        if (before.length() + after.length() <= SHORT) {
            return List.of(name + ": expected " + before + " but was " + after);
        }
        return List.of(name + ":", "  expected " + before, "   but was " + after);
    }

    private static List<String> diff(String name, String before, String after) {
        List<String> left = List.of(before.split("\n", -1));
        List<String> right = List.of(after.split("\n", -1));
        List<String> lines = new ArrayList<>();
        lines.add(name + " (- expected, + actual):");
        UnifiedDiffUtils.generateUnifiedDiff("", "", left, DiffUtils.diff(left, right), CONTEXT).stream()
                .skip(2)
                .forEach(line -> place(line).ifPresent(shown -> lines.add("  " + shown)));
        return lines;
    }

    /** A part that begins at the first line needs no heading. */
    private static Optional<String> place(String line) {
        Matcher place = PLACE.matcher(line);
        if (!place.matches()) {
            return Optional.of(line);
        }
        return place.group(1).equals("1") || place.group(1).equals("0")
                ? Optional.empty()
                : Optional.of("line " + place.group(1) + ":");
    }
}
