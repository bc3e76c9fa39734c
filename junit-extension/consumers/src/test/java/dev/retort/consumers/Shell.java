package dev.retort.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Runs commands as a person types them; {@code mvn} means the consumers' Maven with their local repository. */
final class Shell {

    private Shell() {}

    /** The output of commands that must all succeed. */
    static String run(Path directory, String commands) throws IOException {
        Path bin = Files.createDirectories(Path.of(System.getProperty("consumers.directory"), "bin"));
        Path mvn = bin.resolve("mvn");
        Files.writeString(
                mvn,
                "#!/bin/sh\nexec '%s/bin/mvn' -B -ntp -Dmaven.repo.local='%s' \"$@\"\n"
                        .formatted(System.getProperty("consumers.maven.home"), Consumer.repository()));
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", bin + ":", (path, ours) -> ours + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("%s%n%s", commands, output).isZero();
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException(e);
        }
        return output;
    }
}
