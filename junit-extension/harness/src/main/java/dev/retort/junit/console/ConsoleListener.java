package dev.retort.junit.console;

import dev.retort.junit.report.Leaves.Marks;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints each check of ours as soon as it is done, with what is wrong below it, and at the end of a test class the counts
 * and the place of the report. Found by the JUnit platform as a service.
 */
public final class ConsoleListener implements TestExecutionListener {

    private final Optional<PrintStream> given;
    private final boolean brief;
    private final Map<String, String> databases = new ConcurrentHashMap<>();
    private @Nullable Nodes nodes;
    private @Nullable TreePrinter printer;

    /** A listener that prints to the standard output. */
    public ConsoleListener() {
        this.given = Optional.empty();
        this.brief = isUnderSurefire();
    }

    /**
     * A listener that prints elsewhere.
     *
     * @param brief whether the test runner prints the whole of what failed
     */
    ConsoleListener(PrintStream out, boolean brief) {
        this.given = Optional.of(out);
        this.brief = brief;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        TreePrinter.Mode mode =
                TreePrinter.Mode.of(plan.getConfigurationParameters().get(TreePrinter.Mode.KEY));
        nodes = mode == TreePrinter.Mode.OFF ? null : new Nodes(plan);
        Marks marks = Marks.of(given.isPresent() ? StandardCharsets.UTF_8 : charset());
        printer = new TreePrinter(given.orElse(System.out), mode, marks, brief);
    }

    /** Surefire prints what failed twice: when it happens, and at the end. */
    private static boolean isUnderSurefire() {
        return System.getProperty("surefire.real.class.path") != null
                || System.getProperty("surefire.test.class.path") != null;
    }

    private static Charset charset() {
        String named = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return named.isEmpty() || !Charset.isSupported(named) ? Charset.defaultCharset() : Charset.forName(named);
    }

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        if (nodes == null || printer == null) {
            return;
        }
        TreePrinter to = printer;
        if (node.isContainer()) {
            nodes.path(node).ifPresent(to::ended);
        }
        if (isWorthALine(node, result)) {
            nodes.path(node).ifPresent(path -> to.node(path, result));
            Optional.ofNullable(databases.remove(node.getUniqueId()))
                    .ifPresent(value -> to.entry("retort.database", value));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (printer != null) {
            printer.allEnded();
        }
    }

    /** A container only if something failed in it itself: a factory that can't make its tree. */
    private static boolean isWorthALine(TestIdentifier node, TestExecutionResult result) {
        return node.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier node, ReportEntry entry) {
        Map<String, String> values = entry.getKeyValuePairs();
        if (nodes != null && printer != null) {
            TreePrinter to = printer;
            for (String key : List.of(
                    "retort.summary", "retort.report", "retort.known-findings", "retort.held", "retort.progress")) {
                Optional.ofNullable(values.get(key)).ifPresent(value -> to.entry(key, value));
            }
            Optional.ofNullable(values.get("retort.database"))
                    .ifPresent(value -> databases.put(node.getUniqueId(), value));
        }
    }
}
