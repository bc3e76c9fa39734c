package dev.retort.dialect.sqlite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLocksTest {

    private Path file;
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        file = directory.resolve("shop.db");
        database = TestDatabase.at(file).run("CREATE TABLE t (a)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private RunLock.Held acquire(Duration timeout) throws SQLException {
        return new RunLocks().acquire(database::connection, database.connection(), "retort_version", timeout);
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('+');
        return process;
    }

    @Test
    void twoRunsOfOneProcessAreKeptApart() throws SQLException {
        try (RunLock.Held held = acquire(Duration.ZERO)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> acquire(Duration.ZERO))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("for retort_version, since ");
        }
        acquire(Duration.ZERO).close();
    }

    @Test
    void aWaitingRunGetsTheLockWhenItIsFree() throws SQLException {
        RunLock.Held held = acquire(Duration.ZERO);
        CompletableFuture<RunLock.Held> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return acquire(Duration.ofMinutes(5));
            } catch (SQLException error) {
                throw new IllegalStateException(error);
            }
        });
        held.close();
        waiting.join().close();
    }

    @Test
    void closingTwiceDoesNotFreeTheNextHoldersLock() throws SQLException {
        RunLock.Held first = acquire(Duration.ZERO);
        first.close();
        try (RunLock.Held second = acquire(Duration.ZERO)) {
            first.close();
            assertThat(second).isNotSameAs(first);
            assertThatThrownBy(() -> acquire(Duration.ZERO)).isInstanceOf(LockTimeoutException.class);
        }
    }

    @Test
    void anotherProcessIsKeptApartUntilItDies() throws Exception {
        Process process = holder();
        assertThatThrownBy(() -> acquire(Duration.ZERO))
                .isInstanceOf(LockTimeoutException.class)
                .hasMessageContaining("process " + process.pid());
        process.destroyForcibly().waitFor();
        acquire(Duration.ofMinutes(1)).close();
    }

    @Test
    void anotherProcessWaitsForThisOne() throws Exception {
        Process process = holder();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
        assertThat(lockFile()).doesNotExist();
        acquire(Duration.ZERO).close();
        assertThat(lockFile()).doesNotExist();
    }

    @Test
    void aFileThatADeadRunLeftIsInNobodysWay() throws Exception {
        Process process = holder();
        process.destroyForcibly().waitFor();
        assertThat(lockFile()).exists();

        acquire(Duration.ofMinutes(1)).close();
        assertThat(lockFile()).doesNotExist();
    }

    @Test
    void whoeverDeletesTheFileOfARunIsToldByIt() throws Exception {
        Process next;
        try (RunLock.Held held = acquire(Duration.ZERO)) {
            held.requireHeld();
            Files.delete(lockFile());
            assertThatThrownBy(held::requireHeld)
                    .isInstanceOfSatisfying(RetortException.class, lost -> assertThat(lost.code())
                            .isEqualTo("lock-lost"))
                    .hasMessageContaining("another run may have begun");

            next = holder();
            assertThatThrownBy(held::requireHeld).hasMessageContaining("deleted or replaced");
        }
        assertThat(lockFile()).as("the next run's").exists();
        next.getOutputStream().close();
        assertThat(next.waitFor()).isZero();
    }

    @Test
    void aLockFileThatCantBeOpenedIsNamedWithItsOwner() throws IOException {
        Files.createDirectory(lockFile());

        assertThatThrownBy(() -> acquire(Duration.ZERO))
                .isInstanceOfSatisfying(RetortException.class, unusable -> assertThat(unusable.code())
                        .isEqualTo("lock-unavailable"))
                .hasMessageContaining("file: " + lockFile())
                .hasMessageContaining("owner: " + Files.getOwner(lockFile()).getName())
                .hasMessageContaining("delete the file");
    }

    private Path lockFile() {
        return file.resolveSibling("shop.db-retort.lock");
    }

    @Test
    void aDatabaseInMemoryNeedsNoLock() throws SQLException {
        try (TestDatabase memory = TestDatabase.inMemory();
                RunLock.Held one = new RunLocks().acquire(memory::connection, memory.connection(), "v", Duration.ZERO);
                RunLock.Held two =
                        new RunLocks().acquire(memory::connection, memory.connection(), "v", Duration.ZERO)) {
            assertThat(one).isNotNull();
            assertThat(two).isNotNull();
        }
    }
}
