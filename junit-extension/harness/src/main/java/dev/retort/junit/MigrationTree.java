package dev.retort.junit;

import dev.retort.junit.allure.Evidence;
import dev.retort.junit.console.UntestedException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Fault.ToldFaults;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.verification.Place;
import dev.retort.junit.verification.Place.CheckGroup;
import dev.retort.junit.verification.Place.CheckNode;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The tree of checks of a test class, as a parameter of a test factory. */
public final class MigrationTree {

    /** Between the parts of a full name. */
    static final String SEPARATOR = " › ";

    private final List<Place> places;
    private final boolean fullNames;
    private final URI ofClass;
    private final ToldFaults told = new ToldFaults();
    private final Consumer<NodeResult> results;
    private final Evidence evidence;

    MigrationTree(List<Place> places, boolean fullNames, URI ofClass, Consumer<NodeResult> results, Evidence evidence) {
        this.evidence = evidence;
        this.ofClass = ofClass;
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
            return test(group.nodes().get(0), List.of(group.title(), shown(place)));
        }
        return DynamicContainer.dynamicContainer(
                group.title(),
                group.nodes().stream().map(leaf -> test(leaf, List.of(group.title(), leaf.title(), shown(place)))));
    }

    /**
     * A leaf always has a source, since Surefire calls one without by its factory's method and numbers.
     *
     * @param path what a full name consists of, so that it is the only one of its kind in the test class
     */
    private DynamicNode test(CheckNode node, List<String> path) {
        String name = fullNames ? String.join(SEPARATOR, path) : node.title();
        URI source = node.source().orElse(ofClass);
        return DynamicTest.dynamicTest(name, source, () -> run(node));
    }

    /** Product and version, unless that is two places' name. */
    private String shown(Place place) {
        String plain = plain(place);
        boolean single =
                places.stream().filter(other -> plain(other).equals(plain)).count() == 1;
        return single ? plain : place.name();
    }

    private static String plain(Place place) {
        return place.name().replaceFirst(" \\(.*", "");
    }

    private void run(CheckNode node) {
        NodeResult result = node.run();
        results.accept(result);
        Outcome shown = told.shown(result);
        evidence.add(result, shown);
        show(shown);
    }

    /** Throws what JUnit takes for this outcome. */
    static void show(Outcome outcome) {
        if (outcome instanceof Outcome.Untested untested) {
            throw new UntestedException(untested);
        }
        if (outcome instanceof Outcome.Failed failed) {
            throw Mistake.shown(failed.findings().stream().map(Finding::text).collect(Collectors.joining("\n\n")));
        }
    }
}
