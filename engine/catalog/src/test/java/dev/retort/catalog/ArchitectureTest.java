package dev.retort.catalog;

import dev.retort.testing.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return Architecture.ofModule(
                50,
                "dev.retort.catalog.difference",
                "dev.retort.catalog.model",
                "dev.retort.catalog.postgresql",
                "dev.retort.catalog.sqlite");
    }
}
