package dev.retort.script;

import dev.retort.operation.writing.Operations;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The class path for compiling sources: that of this program, with the {@code Class-Path} of its jars' manifests (all
 * there is when a build tool starts tests with one empty jar), the class loader's own places, and the engine itself.
 */
final class CompileClassPath {

    private final Set<Path> places = new LinkedHashSet<>();

    private CompileClassPath() {}

    static String of(ClassLoader loader) {
        CompileClassPath path = new CompileClassPath();
        path.addAll(System.getProperty("java.class.path", ""));
        path.addAll(System.getProperty("jdk.module.path", ""));
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).forEach(path::add);
            }
        }
        CodeSource engine = Operations.class.getProtectionDomain().getCodeSource();
        Optional.ofNullable(engine).map(CodeSource::getLocation).ifPresent(path::add);
        return path.places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private void addAll(String joined) {
        Arrays.stream(joined.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> add(Path.of(entry)));
    }

    private void add(URL url) {
        try {
            if (url.getProtocol().equals("file")) {
                add(Path.of(url.toURI()));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // A place that is not a file can't be given to the compiler.
        }
    }

    private void add(Path entry) {
        if (Files.exists(entry) && places.add(entry) && Files.isRegularFile(entry)) {
            manifestClassPath(entry).ifPresent(more -> {
                for (String relative : more.strip().split("\\s+", -1)) {
                    addRelative(entry, relative);
                }
            });
        }
    }

    private void addRelative(Path jar, String relative) {
        try {
            add(new URL(jar.toUri().toURL(), relative));
        } catch (MalformedURLException e) {
            // The virtual machine passes over such an entry as well.
        }
    }

    private static Optional<String> manifestClassPath(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.CLASS_PATH));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
