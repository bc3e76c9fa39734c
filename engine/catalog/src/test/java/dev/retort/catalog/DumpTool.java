package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The databases' own programs, as they are installed on this machine. */
final class DumpTool {

    private DumpTool() {}

    /** Why a program can't be used; empty if it is there. */
    static Optional<String> whyAbsent(String tool) {
        try {
            new ProcessBuilder(tool, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(tool + " isn't installed, so this wasn't tried");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int major(String tool) {
        Matcher version = Pattern.compile("(\\d+)\\.").matcher(run(tool + " --version"));
        assertThat(version.find()).as("a version of %s", tool).isTrue();
        return Integer.parseInt(version.group(1));
    }

    /** Runs one command into another; neither may fail. */
    static void pipe(String from, String to) {
        run("set -e; dump=$(" + from + "); printf '%s\\n' \"$dump\" | " + to);
    }

    private static String run(String script) {
        try {
            Process process = new ProcessBuilder(List.of("sh", "-c", script))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
