package dev.retort.junit.console;

import dev.retort.junit.report.Leaves;
import dev.retort.junit.report.Leaves.Marks;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Prints nodes with the headings that changed since the last one: what failed at once, the rest when its heading is done,
 * for then what repeats can be said in one line. Safe for use by several threads.
 */
final class TreePrinter {

    private static final Map<String, String> LABELS = Map.of(
            "retort.summary",
            "",
            "retort.progress",
            "… ",
            "retort.report",
            "report: ",
            "retort.known-findings",
            "known findings: ",
            "retort.held",
            "held ",
            "retort.database",
            "look at it: ");

    /** Headings of a test class, a database and a check: what is below are revisions. */
    private static final int CHECK_DEPTH = 3;

    private final PrintStream out;
    private final Mode mode;
    private final Marks marks;
    private final Map<List<String>, Leaves> open = new LinkedHashMap<>();
    private final boolean brief;
    private List<String> last = List.of();

    /**
     * A printer.
     *
     * @param brief whether the test runner prints the whole of what failed itself, so that what it is and where is enough
     */
    TreePrinter(PrintStream out, Mode mode, Marks marks, boolean brief) {
        this.brief = brief;
        this.out = out;
        this.mode = mode;
        this.marks = marks;
    }

    synchronized void node(List<String> path, TestExecutionResult result) {
        if (mode == Mode.PLAIN) {
            out.println(mark(result) + " " + String.join(" > ", path) + aborted(result));
            failure(result, "    ");
            return;
        }
        List<String> headings = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1);
        Optional<Throwable> thrown = result.getThrowable();
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            leaves(headings).passed(name);
        } else if (thrown.isPresent() && thrown.get() instanceof UntestedException untested) {
            leaves(headings).untested(name, untested.outcome());
        } else {
            headings(headings);
            String indent = indent(headings.size());
            out.println(indent + mark(result) + " " + name + aborted(result));
            failure(result, indent + "    ");
        }
    }

    private Leaves leaves(List<String> headings) {
        return open.computeIfAbsent(
                List.copyOf(headings), any -> new Leaves(headings.size() < CHECK_DEPTH ? "test" : "revision"));
    }

    /** Nothing more comes below these headings. */
    synchronized void ended(List<String> headings) {
        Leaves leaves = open.remove(headings);
        if (leaves == null) {
            return;
        }
        if (leaves.isPlain() && !last.equals(headings)) {
            List<String> above = headings.subList(0, headings.size() - 1);
            headings(above);
            String heading = headings.get(headings.size() - 1);
            out.println(indent(above.size()) + marks.passed() + " " + heading + ": " + leaves.count());
        } else {
            headings(headings);
            leaves.lines(marks).forEach(line -> out.println(indent(headings.size()) + line));
        }
        out.flush();
    }

    /** Nothing more comes. */
    synchronized void allEnded() {
        List.copyOf(open.keySet()).forEach(this::ended);
    }

    private void headings(List<String> headings) {
        boolean same = true;
        for (int i = 0; i < headings.size(); i++) {
            same = same && i < last.size() && last.get(i).equals(headings.get(i));
            if (!same) {
                out.println(indent(i) + headings.get(i));
            }
        }
        last = List.copyOf(headings);
    }

    private static String indent(int depth) {
        return "  ".repeat(depth);
    }

    private String mark(TestExecutionResult result) {
        return Nodes.mark(result.getStatus(), marks);
    }

    private static String aborted(TestExecutionResult result) {
        return result.getStatus() == TestExecutionResult.Status.ABORTED ? " (" + message(result) + ")" : "";
    }

    private void failure(TestExecutionResult result, String indent) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            message(result)
                    .lines()
                    .filter(line -> !brief || isBeginning(line))
                    .forEach(line -> out.println(line.isEmpty() ? "" : indent + line));
        }
        out.flush();
    }

    /** A finding's headline or its place. */
    private static boolean isBeginning(String line) {
        return (!line.startsWith(" ") && !line.isEmpty()) || line.startsWith("  at: ");
    }

    private static String message(TestExecutionResult result) {
        Optional<Throwable> failure = result.getThrowable();
        return failure.map(thrown -> Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString()))
                .orElse("");
    }

    synchronized void entry(String key, String value) {
        out.println(LABELS.getOrDefault(key, "") + value);
        out.flush();
    }

    /** What is shown on the console; the setting {@code retort.console}. */
    enum Mode {
        /** Databases and checks as headings, below them a line for each revision. */
        TREE,
        /** One full line for each node. */
        PLAIN,
        /** Nothing. */
        OFF;

        static final String KEY = "retort.console";

        static Mode of(Optional<String> setting) {
            return switch (setting.orElse("tree").strip().toLowerCase(Locale.ROOT)) {
                case "plain" -> PLAIN;
                case "off", "false", "none" -> OFF;
                default -> TREE;
            };
        }
    }
}
