package dev.retort.hibernate.mapping;

import dev.retort.testing.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return Architecture.ofModule(2, "dev.retort.hibernate.mapping");
    }
}
