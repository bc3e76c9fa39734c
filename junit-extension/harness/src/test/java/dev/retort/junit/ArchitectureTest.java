package dev.retort.junit;

import dev.retort.testing.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return Architecture.ofModule(80, "dev.retort.junit.check", "dev.retort.junit.witness");
    }
}
