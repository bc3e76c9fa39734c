package dev.retort.run;

import dev.retort.dialect.Transactions.Timeouts;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How runs are done.
 *
 * @param versionTable the version table's name
 * @param historyTable the history table's name
 * @param transactions how much is done in one transaction
 * @param lockTimeout how long to wait for another run
 * @param naming names what migrations leave unnamed
 * @param listeners are told, in order
 * @param acceptEdited whether applied scripts may have been edited since
 * @param timeouts how long statements may take
 * @param joinTransaction whether a run on a connection that is in a transaction becomes a part of that
 * @param cancellation ends runs from another thread
 * @param quiet whether the log gets steps and leaks at level DEBUG only
 */
public record RunSettings(
        QualifiedName versionTable,
        QualifiedName historyTable,
        TransactionMode transactions,
        Duration lockTimeout,
        NamingConvention naming,
        List<RunListener> listeners,
        boolean acceptEdited,
        Timeouts timeouts,
        boolean joinTransaction,
        Optional<Cancellation> cancellation,
        boolean quiet) {

    /** Tables {@code retort_version} and {@code retort_history}, one transaction for each revision, one minute. */
    public static final RunSettings DEFAULT = new RunSettings(
            QualifiedName.of(OwnTables.VERSION),
            QualifiedName.of(OwnTables.HISTORY),
            TransactionMode.PER_REVISION,
            Duration.ofMinutes(1),
            NamingConvention.NONE,
            List.of(),
            false,
            Timeouts.NONE,
            false,
            Optional.empty(),
            false);

    /** Copies the listeners. */
    public RunSettings {
        listeners = List.copyOf(listeners);
    }

    /** A copy whose tables have these names. */
    RunSettings withTables(QualifiedName versions, QualifiedName history) {
        return new RunSettings(
                versions,
                history,
                transactions,
                lockTimeout,
                naming,
                listeners,
                acceptEdited,
                timeouts,
                joinTransaction,
                cancellation,
                quiet);
    }

    boolean isCancelled() {
        return cancellation.filter(Cancellation::isRequested).isPresent();
    }

    /** A copy that tells others. */
    RunSettings withListeners(List<RunListener> others) {
        return new RunSettings(
                versionTable,
                historyTable,
                transactions,
                lockTimeout,
                naming,
                others,
                acceptEdited,
                timeouts,
                joinTransaction,
                cancellation,
                quiet);
    }
}
