package dev.retort.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of a sealed type, however they are gathered into families. */
public final class Kinds {

    private Kinds() {}

    /** All classes below a sealed type that aren't sealed themselves. */
    public static Set<Class<?>> of(Class<?> type) {
        return below(type).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> below(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::below) : Stream.of(type);
    }
}
