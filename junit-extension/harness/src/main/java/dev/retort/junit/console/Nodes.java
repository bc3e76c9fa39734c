package dev.retort.junit.console;

import dev.retort.junit.report.Leaves.Marks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Knows which nodes of a test plan are ours, and the path of headings above each. */
final class Nodes {

    private static final String TREE_PARAMETER = "dev.retort.junit.MigrationTree";
    private static final String ANNOTATION = "dev.retort.junit.MigrationTest";

    private static final String SEPARATOR = " › ";

    private static final Set<String> METHODS = Set.of("method", "test-factory", "test-template");

    private final Map<String, Boolean> roots = new ConcurrentHashMap<>();
    private final TestPlan plan;

    Nodes(TestPlan plan) {
        this.plan = plan;
    }

    /** The names from the test class down to the node; empty if the node isn't ours. */
    Optional<List<String>> path(TestIdentifier node) {
        Deque<TestIdentifier> above = new ArrayDeque<>();
        for (Optional<TestIdentifier> at = Optional.of(node); at.isPresent(); at = plan.getParent(at.get())) {
            above.push(at.get());
        }
        List<TestIdentifier> fromTop = List.copyOf(above);
        return IntStream.range(0, fromTop.size())
                .filter(i -> isRoot(fromTop.get(i)))
                .mapToObj(i -> names(fromTop, i))
                .findFirst();
    }

    /** A factory's own name says nothing, a method's does. Dynamic nodes have their factory's source. */
    private static List<String> names(List<TestIdentifier> fromTop, int root) {
        List<String> names = new ArrayList<>();
        fromTop.subList(Math.max(0, root - 1), fromTop.size()).forEach(node -> names.add(name(node)));
        if (isFactory(fromTop.get(root).getSource()) && names.size() > 2) {
            names.remove(root == 0 ? 0 : 1);
        }
        names.set(names.size() - 1, withoutHeadings(names));
        return names;
    }

    /** A method's parameters say nothing to a reader; what a database's name has in brackets does. */
    private static String name(TestIdentifier node) {
        String shown = node.getDisplayName();
        return METHODS.contains(node.getUniqueIdObject().getLastSegment().getType())
                ? shown.replaceFirst("\\((?:\\w+(?:, )?)+\\)$", "")
                : shown;
    }

    /** A full name begins with the check and ends with the database, which stand above it already. */
    private static String withoutHeadings(List<String> names) {
        String name = names.get(names.size() - 1);
        List<String> headings = names.subList(0, names.size() - 1);
        int end = name.lastIndexOf(SEPARATOR);
        if (end < 0
                || headings.stream()
                        .noneMatch(heading -> heading.startsWith(name.substring(end + SEPARATOR.length())))) {
            return name;
        }
        String inner = name.substring(0, end);
        String check = headings.get(headings.size() - 1) + SEPARATOR;
        return inner.startsWith(check) ? inner.substring(check.length()) : inner;
    }

    private boolean isRoot(TestIdentifier node) {
        return roots.computeIfAbsent(node.getUniqueId(), any -> isFactory(node.getSource()) || isRevisionTest(node));
    }

    private static boolean isFactory(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(MethodSource::getMethodParameterTypes)
                .filter(TREE_PARAMETER::equals)
                .isPresent();
    }

    private static boolean isRevisionTest(TestIdentifier node) {
        return node.isContainer()
                && node.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(MethodSource.class::cast)
                        .filter(source -> List.of(source.getJavaMethod().getAnnotations()).stream()
                                .anyMatch(annotation ->
                                        annotation.annotationType().getName().equals(ANNOTATION)))
                        .isPresent();
    }

    /** The mark before a finished node. */
    static String mark(TestExecutionResult.Status status, Marks marks) {
        return switch (status) {
            case SUCCESSFUL -> marks.passed();
            case FAILED -> marks.failed();
            case ABORTED -> marks.untested();
        };
    }
}
