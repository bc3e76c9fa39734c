package dev.retort.junit.nightly;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.history.History;
import dev.retort.junit.history.SourceFile;
import dev.retort.script.ScriptCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another history than the one under test: that of a release, or a squashed one.
 *
 * @param location a folder, {@code classpath:…}, or {@code git:ref} and {@code git:ref:folder}
 * @param loader for the class path
 */
public record OtherScripts(String location, ClassLoader loader) {

    private static final String GIT = "git:";

    /**
     * Reads them.
     *
     * @param present the history under test, whose folders are read where a git ref names none
     * @throws RetortException if they can't be read, or there are none
     */
    public ScriptCatalog load(History present) {
        ScriptCatalog catalog = location.startsWith(GIT)
                ? ofGit(location.substring(GIT.length()), present)
                : ScriptCatalog.load(List.of(location), loader);
        if (catalog.scripts().isEmpty()) {
            throw new RetortException(Problem.of("nothing-released", "there are no revisions at " + location)
                    .cure("name the folder of the revisions, such as classpath:released/1.4 or git:v1.4:db/versions"));
        }
        return catalog;
    }

    private ScriptCatalog ofGit(String reference, History present) {
        int colon = reference.indexOf(':');
        String commit = colon < 0 ? reference : reference.substring(0, colon);
        List<Path> folders = colon < 0 ? folders(present) : List.of(Path.of(reference.substring(colon + 1)));
        if (folders.isEmpty()) {
            throw new RetortException(
                    Problem.of("no-folder", "the revisions under test lie in no folder, so " + location + " names none")
                            .cure("write git:" + commit + ":folder"));
        }
        try {
            Path copy = Files.createTempDirectory("retort-released");
            try {
                List<String> copies = new ArrayList<>();
                for (Path folder : folders) {
                    Path target = Files.createDirectory(copy.resolve(String.valueOf(copies.size())));
                    copy(commit, folder, target);
                    copies.add(target.toString());
                }
                return ScriptCatalog.load(copies, loader);
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(History present) {
        return present.catalog().scripts().stream()
                .flatMap(script -> SourceFile.of(script.origin()).stream())
                .flatMap(file -> Stream.ofNullable(file.toAbsolutePath().getParent()))
                .distinct()
                .toList();
    }

    private static void copy(String commit, Path folder, Path target) throws IOException {
        Path at = folder.toAbsolutePath();
        Path there = Files.isDirectory(at) ? at : Path.of("").toAbsolutePath();
        String inside = Files.isDirectory(at) ? "." : folder.toString();
        String names = new String(
                git(there, "ls-tree", "-z", "--name-only", commit, inside.equals(".") ? "./" : inside + "/"),
                StandardCharsets.UTF_8);
        for (String name : names.split("\0", -1)) {
            if (name.endsWith(".sql") || name.endsWith(".java")) {
                Files.write(target.resolve(Path.of(name).getFileName()), git(there, "show", commit + ":./" + name));
            }
        }
    }

    private static byte[] git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw failed(command, "it can't be started: " + e.getMessage());
        }
        process.getOutputStream().close();
        byte[] answer = process.getInputStream().readAllBytes();
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw failed(command, error.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private static RetortException failed(List<String> command, String said) {
        return new RetortException(Problem.of("git-failed", "the scripts of the release can't be read by git")
                .with("command", String.join(" ", command))
                .with("git said", said)
                .cure("fetch the tag (a shallow clone has none: git fetch --tags --unshallow), or give a folder"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The location as people wrote it. */
    @Override
    public String toString() {
        return location;
    }
}
