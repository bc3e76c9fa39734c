package dev.retort.junit.database;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes the directories of runs: this one's at its end, and those of processes that died before theirs. */
final class Leftovers {

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
