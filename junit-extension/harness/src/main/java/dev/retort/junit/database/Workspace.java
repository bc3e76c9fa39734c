package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of this run: {@code retort-<process id>-<random>}, with a lock that the system releases when the
 * process ends, however it ends. What dead processes have left is swept when a new one begins.
 */
record Workspace(Path directory, FileChannel lock) {

    static final String PREFIX = "retort-";
    static final String LOCK = "lock";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH_BYTES = 1L << 30;

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
                    Problem.of("no-workspace", "can't create a directory for test databases")
                            .with("in", base)
                            .with("reason", e)
                            .cure("set " + DatabaseSettings.DIRECTORY + " to a writable directory"),
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

    /** Removes the directories of runs: this one's at its end, and those of processes that died before theirs. */
    static final class Leftovers {

        /** A file beside a database with this ending says that somebody wants to look at the database. */
        static final String KEPT = ".kept";

        private static final int PATIENCE_SECONDS = 5;
        private static final Duration KEEPING = Duration.ofDays(7);
        private static final Pattern NAME = Pattern.compile(Workspace.PREFIX + "([0-9]+)-[0-9a-f]+");

        private Leftovers() {}

        static void sweep(Path base) throws IOException {
            for (Path directory : children(base)) {
                Matcher name = NAME.matcher(directory.getFileName().toString());
                if (name.matches() && !isAlive(name.group(1)) && isUnlocked(directory)) {
                    sweepOne(directory);
                }
            }
        }

        /** Another process may sweep at the same time; what it was faster with is gone, as it should be. */
        private static void sweepOne(Path directory) {
            try {
                for (Path child : children(directory)) {
                    stopServer(child.resolve("postmaster.pid"));
                }
                delete(directory);
            } catch (IOException e) {
                System.getLogger(Leftovers.class.getName())
                        .log(System.Logger.Level.DEBUG, "cannot sweep " + directory + ": " + e);
            }
        }

        static boolean isAlive(String processId) {
            return ProcessHandle.of(Long.parseLong(processId)).isPresent();
        }

        /** The process id alone can deceive: another container's processes may be numbered by themselves. */
        private static boolean isUnlocked(Path directory) {
            Path file = directory.resolve(Workspace.LOCK);
            if (!Files.exists(file)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            } catch (IOException | OverlappingFileLockException e) {
                return false;
            }
        }

        private static void stopServer(Path processFile) throws IOException {
            if (!Files.exists(processFile)) {
                return;
            }
            long id = Long.parseLong(Files.readAllLines(processFile).get(0).strip());
            ProcessHandle.of(id)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(Leftovers::stop);
        }

        /** Asked to stop, a server cleans its shared memory up; killed, it doesn't. */
        private static void stop(ProcessHandle server) {
            server.destroy();
            try {
                server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                server.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Deletes a directory, apart from databases that are kept, unless they have been for a week. */
        static void delete(Path directory) throws IOException {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(directory)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                boolean emptied = !Files.isDirectory(path) || children(path).isEmpty();
                if (emptied && !isKept(path)) {
                    Files.deleteIfExists(path);
                }
            }
        }

        private static boolean isKept(Path path) throws IOException {
            String database = path.toString().replaceFirst("(-wal|-shm|-journal|\\" + KEPT + ")$", "");
            Path marker = Path.of(database + KEPT);
            return Files.exists(marker)
                    && Files.getLastModifiedTime(marker)
                            .toInstant()
                            .isAfter(Instant.now().minus(KEEPING));
        }

        private static List<Path> children(Path directory) throws IOException {
            try (Stream<Path> children = Files.list(directory)) {
                return children.toList();
            }
        }
    }
}
