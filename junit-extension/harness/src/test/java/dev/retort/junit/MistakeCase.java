package dev.retort.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * One mistake, and how it is made.
 *
 * @param title the mistake in a line
 * @param testClass what is run
 * @param settings configuration parameters
 * @param properties system properties
 * @param files the files of {@code target/mistakes}, by name
 */
record MistakeCase(
        String title,
        Class<?> testClass,
        Map<String, String> settings,
        Map<String, String> properties,
        Map<String, String> files) {

    private static final Path FOLDER = Path.of("target/mistakes");

    /** A mistake in a class; SQLite will do to show it. */
    static MistakeCase of(String title, Class<?> testClass) {
        return new MistakeCase(title, testClass, Map.of("retort.databases", "sqlite"), Map.of(), Map.of());
    }

    /** A mistake in files of a location. */
    static MistakeCase files(String title, Class<?> testClass, Map<String, String> files) {
        return new MistakeCase(title, testClass, Map.of("retort.databases", "sqlite"), Map.of(), files);
    }

    /** A copy with settings in place of those that it has. */
    MistakeCase with(Map<String, String> other) {
        return new MistakeCase(title, testClass, other, properties, files);
    }

    /** A copy with system properties. */
    MistakeCase withProperties(Map<String, String> other) {
        return new MistakeCase(title, testClass, settings, other, files);
    }

    /** What is printed of failures, and where there are none, of files passed over. */
    List<String> messages(Path reports) {
        properties.forEach(System::setProperty);
        try {
            writeFiles();
            List<String> messages = new ArrayList<>();
            for (String engine : List.of("retort", "junit-jupiter")) {
                EngineExecutionResults results = EngineTestKit.engine(engine)
                        .selectors(selectClass(testClass))
                        .configurationParameter("retort.report.directory", reports.toString())
                        .configurationParameter("retort.names", "short")
                        .configurationParameters(settings)
                        .execute();
                messages.addAll(Kit.messages(results.allEvents().failed()));
                Kit.messages(results.testEvents().aborted()).stream()
                        .filter(message -> message.contains("isn't taken") || message.contains("isn't searched"))
                        .forEach(messages::add);
            }
            return messages.stream().map(MistakeCase::comparable).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            properties.keySet().forEach(System::clearProperty);
            KnownSettings.given(List.of(), key -> Optional.empty());
        }
    }

    private void writeFiles() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (file.getKey().endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    /** Without what differs from machine to machine. */
    private static String comparable(String message) {
        return message.replace(Path.of("").toAbsolutePath().toString(), "…")
                .replaceAll("SQLite [0-9.]+", "SQLite 3")
                .replaceAll("\\.java:[0-9]+", ".java:1")
                .replaceAll("(?m)^ *(look at it|run it again): .*\\R?", "")
                .stripTrailing();
    }
}
