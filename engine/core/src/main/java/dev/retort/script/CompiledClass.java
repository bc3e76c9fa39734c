package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads revisions from classes that are compiled already. */
final class CompiledClass {

    private CompiledClass() {}

    /** A class that was named by the program. */
    static Optional<RevisionScript> read(Class<?> type, List<Problem> problems) {
        ScriptOrigin origin = new ScriptOrigin(type.getName(), Optional.empty());
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytecode = type.getResourceAsStream(file)) {
            Checksum checksum = Checksum.ofClass(
                    bytecode == null
                            ? type.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                            : bytecode.readAllBytes());
            return ClassScript.read(type, origin, checksum, problems);
        } catch (IOException e) {
            problems.add(Problem.of("broken-script", "the bytecode of a migration can't be read")
                    .with("class", type.getName())
                    .with("cause", e)
                    .cure("check the jar or directory that it was loaded from"));
            return Optional.empty();
        }
    }

    /** A class file that was found; empty if it is no revision. */
    static Optional<RevisionScript> read(
            String className, ScriptFile file, ClassLoader loader, List<Problem> problems) {
        try {
            Class<?> type = Class.forName(className, false, loader);
            return type.isAnnotationPresent(Revision.class)
                    ? ClassScript.read(type, file.origin(), Checksum.ofClass(file.content()), problems)
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(Problem.of("broken-script", "a class can't be loaded")
                    .with("class", className)
                    .with("at", file.origin())
                    .with("cause", e)
                    .cure("give the class loader what the migration needs"));
            return Optional.empty();
        }
    }
}
