package dev.retort.junit.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Code or an annotation of the person who writes the tests: what a message has to point to if something goes wrong in it.
 *
 * @param type the class that holds it
 * @param shown how a message calls it, such as {@code ShopMigrationsTest.users}
 */
public record UserCode(Class<?> type, String shown) {

    /** Where code of nobody's project is: ours, the platform's, JUnit's, and the drivers'. */
    private static final List<String> LIBRARIES = List.of(
            "dev.retort.",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.junit.",
            "org.assertj.",
            "org.opentest4j.",
            "org.sqlite.",
            "org.postgresql.",
            "org.apache.maven.",
            "org.gradle.",
            "worker.org.gradle.");

    /** The line of this code from which something was thrown, else what it is called. */
    public String place(Throwable thrown) {
        return frames(thrown)
                .filter(frame -> frame.getClassName().equals(type.getName())
                        || frame.getClassName().startsWith(type.getName() + "$"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse(shown);
    }

    /** The first line that isn't a library's, for code of which nothing is known. */
    public static Optional<String> lineOfAnybody(Throwable thrown) {
        return frames(thrown)
                .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(StackTraceElement::toString);
    }

    private static Stream<StackTraceElement> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace());
    }
}
