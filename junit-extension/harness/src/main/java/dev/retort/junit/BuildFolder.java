package dev.retort.junit;

import dev.retort.junit.history.SourceFile;
import dev.retort.script.ScriptOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a build tool puts what it makes, seen from where it put a test class.
 *
 * @param testClass the test class
 * @param classes the directory of its class files; empty if it isn't in one
 */
record BuildFolder(Class<?> testClass, Optional<Path> classes) {

    static BuildFolder of(Class<?> testClass) {
        return new BuildFolder(testClass, classes(testClass));
    }

    private static Optional<Path> classes(Class<?> testClass) {
        CodeSource code = testClass.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(code.getLocation().toURI())).filter(Files::isDirectory);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Where the report goes if nothing else is said. */
    Path reports() {
        return classes.flatMap(BuildFolder::around)
                .orElseGet(() -> Path.of(TestRunner.isGradleProject() ? "build" : "target"))
                .resolve("retort");
    }

    /**
     * {@code target} of {@code target/test-classes} (Maven, whatever it is called), {@code build} of
     * {@code build/classes/java/test} (Gradle), {@code out} of {@code out/test/shop} (IntelliJ IDEA), {@code bin} of
     * {@code bin/test} (Eclipse).
     */
    private static Optional<Path> around(Path classes) {
        if (classes.endsWith("test-classes")) {
            return Optional.ofNullable(classes.getParent());
        }
        if (sourceSet(classes).isPresent()) {
            return above(classes, 3);
        }
        Path parent = classes.getParent();
        if (parent != null && parent.endsWith(Path.of("out", "test"))) {
            return above(classes, 2);
        }
        return classes.endsWith(Path.of("bin", "test")) ? above(classes, 1) : Optional.empty();
    }

    /** Gradle's name of the sources that the class is one of, such as {@code test} or {@code integrationTest}. */
    Optional<String> sourceSet() {
        return classes.flatMap(BuildFolder::sourceSet);
    }

    private static Optional<String> sourceSet(Path classes) {
        return above(classes, 2)
                .filter(folder -> folder.endsWith("classes"))
                .map(any -> String.valueOf(classes.getFileName()));
    }

    private static Optional<Path> above(Path path, int levels) {
        Optional<Path> found = Optional.of(path);
        for (int i = 0; i < levels; i++) {
            found = found.map(Path::getParent);
        }
        return found;
    }

    /** The file that a person edits, else the class file, else something that only names the class. */
    URI source() {
        String file = testClass.getName().replace('.', '/') + ".class";
        return classes.map(folder -> folder.resolve(file))
                .flatMap(path -> SourceFile.of(new ScriptOrigin(testClass.getName(), Optional.of(path))))
                .filter(Files::exists)
                .map(Path::toUri)
                .orElseGet(() -> URI.create("retort:" + testClass.getName().replace('$', '.')));
    }
}
