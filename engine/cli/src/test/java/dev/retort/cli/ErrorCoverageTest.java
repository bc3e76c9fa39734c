package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error situation of the reference has a test, which is there under the name that the list gives. */
class ErrorCoverageTest {

    private static final Path LIST = Path.of("src/test/resources/dev/retort/cli/error-situations.txt");
    private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("../core/src/test/java"));

    @Test
    void everyRowIsListed() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 41)
                        .mapToObj(number -> "E" + number)
                        .toList());
    }

    static Stream<String> tests() throws IOException {
        return rows().values().stream()
                .filter(Predicate.not(text -> text.startsWith("- ")))
                .flatMap(text -> Arrays.stream(text.split(", ")))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void theTestIsThere(String name) throws IOException {
        String[] parts = name.split("\\.");
        assertThat(source(parts[0])).contains(" void " + parts[1] + "(");
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", 2))
                .forEach(row -> rows.put(row[0].strip(), row[1].strip()));
        return rows;
    }

    private static String source(String type) throws IOException {
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> found =
                        files.filter(file -> file.endsWith(type + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.get(0));
                }
            }
        }
        return "";
    }
}
