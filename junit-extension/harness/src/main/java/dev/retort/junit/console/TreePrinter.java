package dev.retort.junit.console;

import dev.retort.junit.report.Marks;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;

/** Prints nodes with the headings that changed since the last one. Safe for use by several threads. */
final class TreePrinter {

    private static final Map<String, String> LABELS =
            Map.of("retort.summary", "", "retort.report", "report: ", "retort.database", "look at it: ");

    private final PrintStream out;
    private final ConsoleMode mode;
    private final Marks marks;
    private List<String> last = List.of();

    TreePrinter(PrintStream out, ConsoleMode mode, Marks marks) {
        this.out = out;
        this.mode = mode;
        this.marks = marks;
    }

    synchronized void node(List<String> path, TestExecutionResult result) {
        List<String> headings = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1);
        String mark = Nodes.mark(result.getStatus(), marks);
        String indent = "";
        if (mode == ConsoleMode.TREE) {
            headings(headings);
            indent = "  ".repeat(headings.size());
            out.println(indent + mark + " " + name + untested(result));
        } else {
            out.println(mark + " " + String.join(" > ", path) + untested(result));
        }
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            below(message(result), indent + "    ");
        }
        out.flush();
    }

    private void headings(List<String> headings) {
        boolean same = true;
        for (int i = 0; i < headings.size(); i++) {
            same = same && i < last.size() && last.get(i).equals(headings.get(i));
            if (!same) {
                out.println("  ".repeat(i) + headings.get(i));
            }
        }
        last = List.copyOf(headings);
    }

    private static String untested(TestExecutionResult result) {
        return result.getStatus() == TestExecutionResult.Status.ABORTED ? " (" + message(result) + ")" : "";
    }

    private static String message(TestExecutionResult result) {
        Optional<Throwable> failure = result.getThrowable();
        return failure.map(thrown -> Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString()))
                .orElse("");
    }

    private void below(String message, String indent) {
        message.lines().forEach(line -> out.println(line.isEmpty() ? "" : indent + line));
    }

    synchronized void entry(String key, String value) {
        out.println(LABELS.getOrDefault(key, "") + value);
        out.flush();
    }
}
