package dev.retort.junit.jqwik;

import dev.retort.testing.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return Architecture.ofModule(5, "dev.retort.junit.jqwik");
    }
}
