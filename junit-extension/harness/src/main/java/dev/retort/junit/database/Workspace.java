package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The directory of this run: {@code retort-<process id>-<random>}, with a lock that the system lets go when the process
 * ends, however it ends. What dead processes have left is swept when a new one begins.
 */
final class Workspace {

    static final String PREFIX = "retort-";
    static final String LOCK = "lock";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH_BYTES = 1L << 30;

    private final Path directory;
    private final FileChannel lock;

    private Workspace(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Workspace open(Optional<Path> chosen) {
        Path base = chosen.orElseGet(Workspace::base);
        try {
            Files.createDirectories(base);
            Leftovers.sweep(base);
            String name = PREFIX + ProcessHandle.current().pid() + "-"
                    + UUID.randomUUID().toString().substring(0, 8);
            Path directory = Files.createDirectory(base.resolve(name));
            FileChannel lock =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            return new Workspace(directory, lock);
        } catch (IOException e) {
            throw new TestDatabaseException(
                    Problem.of("no-workspace", "no directory for test databases can be made")
                            .with("in", base)
                            .with("reason", e)
                            .cure("set " + DatabaseSettings.DIRECTORY + " to a directory that can be written"),
                    e);
        }
    }

    /** Memory if there is enough of it: a disk makes copies many times slower. */
    private static Path base() {
        try {
            if (Files.isDirectory(MEMORY)
                    && Files.isWritable(MEMORY)
                    && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES) {
                return MEMORY;
            }
        } catch (IOException e) {
            return temporary();
        }
        return temporary();
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    Path directory() {
        return directory;
    }

    /** Removes the directory, apart from files that somebody wants to look at. */
    void close() {
        try {
            lock.close();
            Leftovers.delete(directory);
        } catch (IOException e) {
            System.getLogger(Workspace.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + directory + ": " + e);
        }
    }
}
