package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.revision.Step;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that another thread ends. */
abstract class CancellationContract extends OnADatabase {

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CancellationContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    /** A statement that takes a minute, unless it is cancelled. */
    abstract String slow();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Retort cancellable(TransactionMode mode) {
        return configured()
                .transactions(mode)
                .cancellation(cancellation)
                .listener(new RunListener() {
                    @Override
                    public void beforeStatement(StatementRun statement) {
                        if (statement.sql().equals(slow())) {
                            reached.countDown();
                        }
                    }
                })
                .build();
    }

    private RunCancelledException cancelled(Retort retort) throws Exception {
        CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> retort.upgrade("head"), threads);
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        Thread.sleep(300);
        cancellation.cancel();
        return catchThrowableOfType(RunCancelledException.class, () -> {
            try {
                run.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    private void history() {
        scripts.table("a1", "none")
                .script("a2", "a1", "CREATE TABLE t_half (n int);\n" + slow() + ";\nCREATE TABLE t_rest (n int);", "")
                .table("a3", "a2");
    }

    @Test
    void theStatementIsCancelledAndItsRevisionRolledBack() throws Exception {
        history();

        RunCancelledException end = cancelled(cancellable(TransactionMode.PER_REVISION));

        assertThat(end.code()).isEqualTo("run-cancelled");
        assertThat(end)
                .hasMessageContaining("the run was cancelled: 1 of 3 steps are done")
                .hasMessageContaining("done: a1\n")
                .hasMessageContaining("not done: a2, a3\n")
                .hasMessageContaining("state: rolled back; version rows: a1")
                .hasMessageContaining("run the same command again");
        assertThat(database.tables()).containsExactly("t_a1");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void whereTheRunIsOneTransactionNothingIsDone() throws Exception {
        history();

        assertThat(cancelled(cancellable(TransactionMode.PER_RUN)))
                .hasMessageContaining("0 of 3 steps are done")
                .hasMessageContaining("done: nothing\n")
                .hasMessageContaining("not done: a1, a2, a3\n");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void theNextRunGoesOn() throws Exception {
        history();
        assertThat(cancelled(cancellable(TransactionMode.PER_REVISION))).isNotNull();
        scripts.script("a2", "a1", "CREATE TABLE t_half (n int);", "");

        assertThat(configured().build().upgrade("head").heads()).containsExactly("a3");
    }

    @Test
    void whatRanOutsideOfATransactionIsTold() throws Exception {
        scripts.table("a1", "none").autocommitted("a2", "a1", "CREATE TABLE t_half (n int);\n" + slow() + ";", "");

        assertThat(cancelled(cancellable(TransactionMode.PER_REVISION)))
                .hasMessageContaining("state: what ran outside a transaction stays")
                .hasMessageContaining("version rows: a1")
                .hasMessageContaining("what ran of a2 before this statement stays")
                .hasMessageNotContaining("goes on from there");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void aRunThatWaitsForTheLockEndsAtOnce() throws Exception {
        history();
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Retort holder = configured()
                .listener(new RunListener() {
                    @Override
                    public void beforeStep(Step step) {
                        holding.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                })
                .build();
        CompletableFuture<RunResult> first = CompletableFuture.supplyAsync(() -> holder.upgrade("a1"), threads);
        assertThat(holding.await(1, TimeUnit.MINUTES)).isTrue();
        reached.countDown();
        try {
            assertThat(cancelled(cancellable(TransactionMode.PER_REVISION)))
                    .hasMessageContaining("cancelled before it changed anything");
        } finally {
            release.countDown();
        }
        assertThat(first.get(1, TimeUnit.MINUTES).heads()).containsExactly("a1");
        assertThat(configured().build().upgrade("a1").steps()).isEmpty();
    }

    @Test
    void whatIsCancelledBeforeItBeginsDoesNothing() {
        history();
        cancellation.cancel();

        assertThat(catchThrowableOfType(RunCancelledException.class, () -> cancellable(TransactionMode.PER_REVISION)
                        .upgrade("head")))
                .isNotNull();
        assertThat(database.tables()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
