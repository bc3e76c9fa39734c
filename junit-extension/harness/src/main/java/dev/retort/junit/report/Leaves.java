package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The leaves below one heading that didn't fail, as lines: many of a kind in one. */
public final class Leaves {

    /** So many of a kind have a line each. */
    private static final int FEW = 3;

    private final String noun;
    private final List<String> passed = new ArrayList<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, List<Outcome.Untested>> untested = new LinkedHashMap<>();

    /** None yet; the noun is what they are, such as {@code revision}. */
    public Leaves(String noun) {
        this.noun = noun;
    }

    /** One that passed. */
    public void passed(String name) {
        passed.add(name);
    }

    /** One that proved nothing. */
    public void untested(String name, Outcome.Untested outcome) {
        String kind = outcome.kind().map(Outcome.Kind::reason).orElse(outcome.reason());
        names.computeIfAbsent(kind, any -> new ArrayList<>()).add(name);
        untested.computeIfAbsent(kind, any -> new ArrayList<>()).add(outcome);
    }

    /** Whether one line says it all: how many there are, all of them passed. */
    public boolean isPlain() {
        return untested.isEmpty() && passed.size() > FEW;
    }

    /** How many passed. */
    public String count() {
        return Looked.counted(passed.size(), noun);
    }

    /** A line for each that is different from the others, and one for those that are alike. */
    public List<String> lines(Marks marks) {
        List<String> lines = new ArrayList<>();
        names.forEach((kind, some) -> lines.addAll(untested(kind, some, marks)));
        if (passed.size() > FEW) {
            lines.add(marks.passed() + " " + count());
        } else {
            passed.forEach(name -> lines.add(marks.passed() + " " + name));
        }
        return lines;
    }

    private List<String> untested(String kind, List<String> some, Marks marks) {
        List<Outcome.Untested> outcomes = untested.getOrDefault(kind, List.of());
        List<String> lines = new ArrayList<>();
        if (some.size() > FEW) {
            lines.add(line(marks, Looked.counted(some.size(), noun), kind + details(outcomes)));
        } else {
            for (int i = 0; i < some.size(); i++) {
                lines.add(line(marks, some.get(i), outcomes.get(i).reason()));
            }
        }
        return lines;
    }

    private static String line(Marks marks, String name, String reason) {
        return marks.untested() + " " + name + " (untested: " + reason + ")";
    }

    private static String details(List<Outcome.Untested> outcomes) {
        List<String> all = outcomes.stream()
                .flatMap(outcome -> outcome.kind().stream())
                .map(Outcome.Kind::detail)
                .distinct()
                .toList();
        if (all.isEmpty()) {
            return "";
        }
        String some = all.stream().limit(FEW).collect(Collectors.joining("; "));
        return ": " + some + (all.size() > FEW ? "; and " + (all.size() - FEW) + " more" : "");
    }

    /**
     * The marks before each line of a tree.
     *
     * @param passed before what passed
     * @param failed before what failed
     * @param untested before what is untested
     */
    public record Marks(String passed, String failed, String untested) {

        /** Marks that need Unicode. */
        public static final Marks UNICODE = new Marks("✓", "✗", "–");
        /** Marks for every terminal. */
        public static final Marks ASCII = new Marks("+", "x", "-");

        /** The marks that an encoding can write. */
        public static Marks of(Charset charset) {
            return charset.newEncoder().canEncode(UNICODE.passed() + UNICODE.failed() + UNICODE.untested())
                    ? UNICODE
                    : ASCII;
        }

        /** The mark of an outcome. */
        public String of(Outcome outcome) {
            return outcome instanceof Outcome.Passed ? passed : outcome instanceof Outcome.Failed ? failed : untested;
        }
    }
}
