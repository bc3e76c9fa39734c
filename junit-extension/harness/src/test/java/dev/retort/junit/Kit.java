package dev.retort.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a class of tests as JUnit would, on the servers that all tests share, and reads what came of it. */
record Kit(Path reports) {

    EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("retort.report.directory", reports.toString())
                .configurationParameter("retort.names", "short")
                .configurationParameter("retort.rows", settings.getOrDefault("retort.rows", "given"))
                .configurationParameters(sharedServer(settings))
                .configurationParameters(settings)
                .execute();
    }

    private static Map<String, String> sharedServer(Map<String, String> settings) {
        boolean unused = settings.getOrDefault("retort.databases", "").equals("sqlite");
        return unused ? Map.of() : Map.of(DatabaseSettings.POSTGRESQL_URL, SharedPostgres.URL);
    }

    /** Started with the first test that needs it. */
    private static final class SharedPostgres {

        private static final String URL = SharedServers.SERVERS.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL))
                        instanceof Provision.Ready ready
                ? ready.server().create("kit").url()
                : "";
    }

    static List<String> messages(Events events) {
        return events.stream().map(Kit::message).toList();
    }

    static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    /** The names of tests, each with those of the nodes above. */
    static List<String> paths(Events events) {
        return events.stream().map(event -> path(event.getTestDescriptor())).toList();
    }

    private static String path(TestDescriptor node) {
        return node.getParent().map(parent -> path(parent) + " > ").orElse("") + node.getDisplayName();
    }

    static List<String> entries(EngineExecutionResults results, String key) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> Stream.ofNullable(entry.getKeyValuePairs().get(key)))
                .toList();
    }
}
