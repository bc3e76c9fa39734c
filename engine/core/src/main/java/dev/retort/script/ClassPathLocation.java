package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A directory of the class path, in as many jars and class directories as have one of that name. */
record ClassPathLocation(String inside, ClassLoader loader, boolean recursive, List<Problem> notices) {

    /** The files; empty if the class path has no such directory. */
    Optional<List<ScriptFile>> files() throws IOException {
        List<URL> places = Collections.list(loader.getResources(inside));
        List<ScriptFile> files = new ArrayList<>();
        for (URL place : places) {
            if (place.getProtocol().equals("file")) {
                files.addAll(directory(place));
            } else {
                files.addAll(jar(place));
            }
        }
        files.sort(Comparator.comparing(ScriptFile::name));
        return places.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    private List<ScriptFile> directory(URL place) throws IOException {
        Path root = path(place);
        List<ScriptFile> files = new ArrayList<>();
        for (Path file : Location.list(root, recursive)) {
            String name = String.valueOf(file.getFileName());
            if (ScriptFile.isScript(name, true)) {
                String relative = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                files.add(file(relative, ScriptFile.Content.of(file), Optional.of(file)));
            } else {
                PassedOver.file(name, file.toString(), true).ifPresent(notices::add);
            }
        }
        if (!recursive) {
            Location.noteBelow(root, true, notices);
        }
        return files;
    }

    private static Path path(URL place) throws IOException {
        try {
            return Path.of(place.toURI());
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + place, e);
        }
    }

    private List<ScriptFile> jar(URL place) throws IOException {
        URLConnection connection = place.openConnection();
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new IOException("scripts can't be listed in " + place);
        }
        connection.setUseCaches(false);
        List<ScriptFile> files = new ArrayList<>();
        try (JarFile jar = jarConnection.getJarFile()) {
            String prefix = String.valueOf(jarConnection.getEntryName()).replaceAll("/*$", "/");
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (isInside(entry, prefix) && !ScriptFile.isScript(name, true)) {
                    PassedOver.file(name, place + "/" + name, true).ifPresent(notices::add);
                } else if (isInside(entry, prefix)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        String relative = entry.getName().substring(prefix.length());
                        files.add(file(relative, ScriptFile.Content.of(name, content), Optional.empty()));
                    }
                }
            }
        }
        return files;
    }

    private boolean isInside(JarEntry entry, String prefix) {
        String name = entry.getName();
        return !entry.isDirectory() && name.startsWith(prefix) && (recursive || name.indexOf('/', prefix.length()) < 0);
    }

    private ScriptFile file(String relative, ScriptFile.Content content, Optional<Path> path) {
        String name = relative.substring(relative.lastIndexOf('/') + 1);
        Optional<String> className = Optional.of(inside + "/" + relative)
                .filter(it -> it.endsWith(".class"))
                .map(it -> it.substring(0, it.length() - ".class".length()).replace('/', '.'));
        return new ScriptFile(name, content, new ScriptOrigin(className.orElse(name), path), className);
    }
}
