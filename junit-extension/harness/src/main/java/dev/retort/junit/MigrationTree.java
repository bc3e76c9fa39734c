package dev.retort.junit;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.NodeResult;
import dev.retort.junit.verification.CheckGroup;
import dev.retort.junit.verification.CheckNode;
import dev.retort.junit.verification.Place;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The tree of checks of a test class, as a parameter of a test factory. */
public final class MigrationTree {

    private final List<Place> places;
    private final boolean fullNames;
    private final Consumer<NodeResult> results;

    MigrationTree(List<Place> places, boolean fullNames, Consumer<NodeResult> results) {
        this.places = List.copyOf(places);
        this.fullNames = fullNames;
        this.results = results;
    }

    /** One container for each database, in it one for each check, in it one test for each revision. */
    public Stream<DynamicNode> nodes() {
        return places.stream()
                .map(place -> DynamicContainer.dynamicContainer(
                        place.name(), place.checks().stream().map(group -> node(place, group))));
    }

    private DynamicNode node(Place place, CheckGroup group) {
        boolean whole =
                group.nodes().size() == 1 && group.nodes().get(0).title().equals(group.title());
        if (whole) {
            return test(group.nodes().get(0), List.of(place.name()));
        }
        List<String> above = List.of(group.title(), place.name());
        return DynamicContainer.dynamicContainer(
                group.title(), group.nodes().stream().map(leaf -> test(leaf, above)));
    }

    private DynamicNode test(CheckNode node, List<String> above) {
        String name = fullNames ? node.title() + suffix(above) : node.title();
        return node.source()
                .map(source -> DynamicTest.dynamicTest(name, source, () -> run(node)))
                .orElseGet(() -> DynamicTest.dynamicTest(name, () -> run(node)));
    }

    /** What a full name ends with, so that it is the only one of its kind in the test class. */
    private static String suffix(List<String> above) {
        return " [" + String.join(", ", above) + "]";
    }

    private void run(CheckNode node) {
        NodeResult result = node.run();
        results.accept(result);
        show(result.outcome());
    }

    /** Throws what JUnit takes for this outcome. */
    static void show(Outcome outcome) {
        if (outcome instanceof Outcome.Untested untested) {
            throw new TestAbortedException("untested: " + untested.reason());
        }
        if (outcome instanceof Outcome.Failed failed) {
            throw Mistake.shown(failed.findings().stream().map(Finding::text).collect(Collectors.joining("\n\n")));
        }
    }
}
