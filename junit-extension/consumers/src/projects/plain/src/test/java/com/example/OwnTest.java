package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the project had before: three tests that go on running. */
class OwnTest {

    @Test
    void adds() {
        assertEquals(4, 2 + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isItself(int number) {
        assertEquals(number, number);
    }
}
