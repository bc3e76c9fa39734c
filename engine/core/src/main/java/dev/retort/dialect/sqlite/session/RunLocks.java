package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.sql.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time for each database file, by a lock on a file beside it, {@code <database>-retort.lock}. The operating
 * system lets the lock go when its holder dies. The file is deleted when the lock is let go; one that a dead holder left
 * is in nobody's way. A database in memory has one connection only and needs no lock.
 */
public final class RunLocks implements RunLock {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    @Override
    public Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException {
        Optional<Path> database = file(connection);
        if (database.isEmpty()) {
            return () -> {};
        }
        LockFile file = LockFile.beside(database.get());
        try {
            return waitFor(file, timeout, name);
        } catch (IOException error) {
            throw file.unusable(error);
        }
    }

    private static Held waitFor(LockFile file, Duration timeout, String name) throws IOException, SQLException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<Held> held = file.tryLock(name);
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() >= deadline) {
                throw timeout(file, timeout);
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the lock", interrupted);
        }
    }

    private static Optional<Path> file(Connection connection) throws SQLException {
        return new Query(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")
                .first(row -> row.getString(1))
                .filter(file -> !file.isEmpty())
                .map(Path::of);
    }

    private static LockTimeoutException timeout(LockFile file, Duration timeout) {
        return new LockTimeoutException(Problem.of("lock-timeout", "another run holds the lock")
                .with("held by", file.holder())
                .with("lock", file.path())
                .with("waited", timeout)
                .cure("wait for it, or give a longer timeout; the lock ends with its process"));
    }

    /**
     * A file that one run at a time has locked and in which it says who it is.
     *
     * <p>Locks of files belong to processes, and closing any channel of a locked file lets go of its lock on many systems.
     * So within a process the holders are known by name first, and only one of them opens the file. The names are kept as
     * system properties, which two class loaders share.
     */
    record LockFile(Path path) {

        private static final String PREFIX = "dev.retort.lock:";
        /** Far behind the text, which others may then read on Windows, too. */
        private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

        static LockFile beside(Path database) throws SQLException {
            try {
                Path real = Files.exists(database) ? database.toRealPath() : database.toAbsolutePath();
                return new LockFile(real.resolveSibling(real.getFileName() + "-retort.lock"));
            } catch (IOException error) {
                throw new SQLException("can't find " + database, error);
            }
        }

        /** Who holds it, in words. */
        String holder() {
            String here = System.getProperty(PREFIX + path);
            if (here != null) {
                return here;
            }
            try {
                String text = Files.readString(path).strip();
                return text.isEmpty() ? "unknown" : text;
            } catch (IOException unreadable) {
                return "unknown";
            }
        }

        /** Takes the lock if it is free. */
        Optional<RunLock.Held> tryLock(String name) throws IOException {
            String me = description(name);
            if (System.getProperties().putIfAbsent(PREFIX + path, me) != null) {
                return Optional.empty();
            }
            boolean locked = false;
            try {
                Optional<RunLock.Held> held = tryLockOfProcess(me);
                locked = held.isPresent();
                return held;
            } finally {
                if (!locked) {
                    forget();
                }
            }
        }

        /** A file that another process has deleted or replaced since it was opened is no lock. */
        private Optional<RunLock.Held> tryLockOfProcess(String me) throws IOException {
            if (Files.notExists(path)) {
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .close();
            }
            Optional<Object> before = identity();
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            Optional<Object> opened = identity();
            boolean locked = false;
            try {
                if (!before.equals(opened) || lock(channel) == null) {
                    return Optional.empty();
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
                Taken taken = new Taken(this, channel, opened, me);
                locked = taken.isThere();
                return locked ? Optional.of(taken) : Optional.empty();
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
        }

        /** Which file is there now: its inode, or on Windows, where it has none that Java tells, the text in it. */
        private Optional<Object> identity() {
            try {
                @Nullable
                Object inode =
                        Files.readAttributes(path, BasicFileAttributes.class).fileKey();
                return Optional.of(inode == null ? "" : inode);
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        private boolean says(String me) {
            try {
                return Files.readString(path).equals(me);
            } catch (IOException goneOrUnreadable) {
                return false;
            }
        }

        private static @Nullable FileLock lock(FileChannel channel) throws IOException {
            try {
                return channel.tryLock(LOCKED_BYTE, 1, false);
            } catch (OverlappingFileLockException heldHere) {
                return null;
            }
        }

        /** What is in the way of using the file, and what to do about it. */
        RetortException unusable(IOException error) {
            Problem problem = Problem.of("lock-unavailable", "the lock file can't be used")
                    .with("file", path)
                    .with("cause", error);
            if (!Files.exists(path)) {
                return new RetortException(
                        problem.with("folder", path.resolveSibling(".").normalize())
                                .cure("let this user write to the folder, where SQLite keeps its journal, too"),
                        error);
            }
            return new RetortException(
                    problem.with("owner", owner())
                            .cure(
                                    "delete the file unless that user's run goes on; it was left by a run that was killed"),
                    error);
        }

        private String owner() {
            try {
                return Files.getOwner(path).getName();
            } catch (IOException | UnsupportedOperationException notKnown) {
                return "not known";
            }
        }

        private void forget() {
            System.getProperties().remove(PREFIX + path);
        }

        private static String description(String name) {
            return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name", "?") + " on "
                    + host() + " for " + name + ", since " + Instant.now().truncatedTo(ChronoUnit.MICROS);
        }

        private static String host() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unnamed) {
                return "localhost";
            }
        }
    }

    /**
     * The lock, held.
     *
     * @param channel has the operating system's lock
     * @param inode tells the file from any other; nothing on Windows, where files are told by what stands in them
     * @param holder what stands in the file
     */
    private record Taken(LockFile file, FileChannel channel, Optional<Object> inode, String holder) implements Held {

        /**
         * Whether the locked file is still the one of that name. Where files have inodes it must not be read: closing any
         * handle of a locked file ends the lock there.
         */
        private boolean isThere() {
            return file.identity().equals(inode) && (!inode.equals(Optional.of("")) || file.says(holder));
        }

        @Override
        public void requireHeld() {
            if (!isThere()) {
                throw new RetortException(Problem.of(
                                "lock-lost",
                                "the lock file was deleted or replaced, so another run may" + " have begun")
                        .with("file", file.path())
                        .cure("leave the file alone while a run goes on; then run again"));
            }
        }

        /** Deletes the file while it is locked, unless it is another's by now. */
        @Override
        public void close() throws SQLException {
            if (!channel.isOpen()) {
                return;
            }
            boolean interrupted = Thread.interrupted();
            try (channel) {
                if (isThere()) {
                    Files.deleteIfExists(file.path());
                }
            } catch (IOException error) {
                throw new SQLException("can't release " + file.path(), error);
            } finally {
                file.forget();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
