package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The files of a page of the documentation as they stand there, each after its path: sources are compiled, nothing is
 * added to them.
 *
 * @param page the page
 * @param directory where the files are
 */
record DocumentedProject(Path page, Path directory) {

    private static final Pattern FILE = Pattern.compile(
            "`src/(?:main|test)/(?:java|resources)/([\\w./-]+)`[^`]*?:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

    static DocumentedProject written(Path page, Path directory) throws IOException {
        DocumentedProject project = new DocumentedProject(page, directory);
        Matcher files = FILE.matcher(Files.readString(page));
        while (files.find()) {
            project.write(files.group(1), files.group(2));
        }
        return project;
    }

    void write(String file, String text) throws IOException {
        Path target = file(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    Path file(String file) {
        return directory.resolve(file.endsWith(".java") ? "sources" : "classes").resolve(file);
    }

    URLClassLoader compiled(int sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> options = new ArrayList<>(List.of("-parameters", "-proc:none", "-d", classes.toString()));
        options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(directory.resolve("sources"))) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(java).as("files in %s", page).hasSize(sources);
            boolean done = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, DocumentedProject.class.getClassLoader());
    }
}
