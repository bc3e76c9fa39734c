package dev.retort.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * A small file system in memory for PostgreSQL's tables, which a file of ours fills but for some pages. A test is skipped
 * where none may be mounted: that takes root, or sudo without a password.
 */
final class SmallDisk implements FailuresContract.Limited, AutoCloseable {

    private static final int PAGE = 8192;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount() throws IOException {
        Path folder = Files.createTempDirectory("retort-disk-");
        String options = "size=4m,mode=700,uid=" + run(List.of("id", "-u")).strip();
        List<String> command = asRoot("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
        boolean mounted = !run(command).contains("failed");
        if (!mounted) {
            Files.delete(folder);
        }
        assumeTrue(mounted, "a file system may be mounted");
        return new SmallDisk(folder);
    }

    private static List<String> asRoot(String... command) {
        List<String> whole = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("sudo", "-n"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    /** What a program prints, and {@code failed} behind it if it does. */
    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output : output + " failed";
        } catch (IOException e) {
            return e.getMessage() + " failed";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void limit(Connection connection, int pages) {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            long room = Files.getFileStore(folder).getUsableSpace() - (long) pages * PAGE;
            for (long written = 0; written < room; written += PAGE) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void lift() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String says() {
        return "No space left on device";
    }

    @Override
    public void close() throws IOException {
        run(asRoot("umount", folder.toString()));
        Files.deleteIfExists(folder);
    }
}
