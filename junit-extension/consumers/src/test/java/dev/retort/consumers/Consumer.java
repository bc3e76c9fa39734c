package dev.retort.consumers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Properties;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * A stranger's project: a copy in a folder of its own, built by a Maven process of its own. Its local repository is this
 * machine's, but for Retort's parts, which are the ones just installed; nothing of this build's class path reaches it.
 */
final class Consumer {

    private static final Path TARGET = Path.of(setting("consumers.directory"));
    private static final Path PROJECTS = Path.of("src/projects");
    static final String VERSION = setting("consumers.version");

    private final Path directory;

    private Consumer(Path directory) {
        this.directory = directory;
    }

    /** A copy of {@code src/projects/NAME} under the given name. */
    static Consumer copyOf(String project, String name) {
        Consumer consumer = empty(name);
        copy(PROJECTS.resolve(project), consumer.directory);
        return consumer;
    }

    /** A folder in which there is nothing yet. */
    static Consumer empty(String name) {
        Path directory = TARGET.resolve("projects").resolve(name);
        try {
            delete(directory);
            // Else Maven takes the settings for its JVM from the repository that this folder lies in.
            Files.createDirectories(directory.resolve(".mvn"));
        } catch (IOException e) {
            throw new IllegalStateException(directory + " can't be made", e);
        }
        return new Consumer(directory);
    }

    Path directory() {
        return directory;
    }

    String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }

    Consumer write(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be written", e);
        }
    }

    /** Replaces a text that must be in the file. */
    Consumer replace(String file, String text, String by) {
        String before = read(file);
        if (!before.contains(text)) {
            throw new IllegalStateException(file + " doesn't hold: " + text);
        }
        return write(file, before.replace(text, by));
    }

    /** Runs Maven here with these goals and options. */
    Build maven(String... arguments) {
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBaseDirectory(directory.toFile());
        request.addArgs(List.of(arguments));
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setProperties(properties());
        StringBuilder output = new StringBuilder();
        request.setOutputHandler(line -> output.append(line).append('\n'));
        request.setErrorHandler(line -> output.append(line).append('\n'));
        request.setTimeoutInSeconds(600);
        try {
            DefaultInvoker invoker = new DefaultInvoker();
            invoker.setMavenHome(Path.of(setting("consumers.maven.home")).toFile());
            InvocationResult result = invoker.execute(request);
            Files.writeString(directory.resolve("build.log"), output);
            return new Build(directory, result.getExitCode(), output.toString());
        } catch (MavenInvocationException | IOException e) {
            throw new IllegalStateException("Maven can't be run in " + directory, e);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("maven.repo.local", repository().toString());
        return properties;
    }

    /** The local repository of all consumers: made once for each run of the tests. */
    static synchronized Path repository() {
        Path repository = TARGET.resolve("repository").toAbsolutePath();
        if (!seeded) {
            try {
                delete(repository.resolve("dev/retort"));
                link(Path.of(setting("consumers.repository")), repository);
                copy(TARGET.resolve("installed/dev/retort"), repository.resolve("dev/retort"));
            } catch (IOException e) {
                throw new IllegalStateException(repository + " can't be made", e);
            }
            seeded = true;
        }
        return repository;
    }

    private static boolean seeded;

    /** Artifacts never change, so they are linked where the file system can; Maven's notes about them are left out. */
    private static void link(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return from.relativize(directory).startsWith("dev/retort")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                String name = file.getFileName().toString();
                if ((name.endsWith(".jar") || name.endsWith(".pom")) && !Files.exists(copy)) {
                    Files.createDirectories(copy.getParent());
                    try {
                        Files.createLink(copy, file);
                    } catch (UnsupportedOperationException | IOException e) {
                        Files.copy(file, copy);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(from + " can't be copied", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String setting(String key) {
        String value = System.getProperty(key);
        if (value == null) {
            throw new IllegalStateException(
                    "these tests run with Maven: mvn -Pconsumers verify (" + key + " is not set)");
        }
        return value;
    }
}
