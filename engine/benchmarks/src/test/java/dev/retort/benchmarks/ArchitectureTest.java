package dev.retort.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house for all modules together, which only this one sees. */
class ArchitectureTest {

    private static final Path HOUSE = Path.of("../..");

    /** They publish nothing. */
    private static final List<String> WITHOUT = List.of("engine/benchmarks", "example-project");

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return Architecture.ofTheHouse(
                800,
                "dev.retort.assertions",
                "dev.retort.catalog",
                "dev.retort.cli",
                "dev.retort.hibernate",
                "dev.retort.junit",
                "dev.retort.run");
    }

    @Test
    void eachModuleChecksThemToo() throws IOException {
        List<Path> modules = modules();

        assertThat(modules).hasSizeGreaterThanOrEqualTo(6).allSatisfy(module -> {
            try (Stream<Path> tests = Files.walk(module.resolve("src/test/java"))) {
                assertThat(tests).as(module.toString()).anyMatch(file -> file.endsWith("ArchitectureTest.java"));
            }
        });
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> directories = Files.walk(HOUSE, 2)) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src/main/java")))
                    .filter(directory ->
                            !WITHOUT.contains(HOUSE.relativize(directory).toString()))
                    .toList();
        }
    }
}
