package dev.retort.run;

import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Execute;
import java.util.List;

/** Refuses SQL that would end the revision's transaction behind the engine's back. */
final class TransactionControl {

    private TransactionControl() {}

    /**
     * Looks at the statements of an operation before the first of them runs.
     *
     * @throws InvalidOperationException code {@code transaction-control}
     */
    static void check(
            PendingOperation pending, List<SqlStatement> statements, StatementRunner runner, SqlSplitter splitter) {
        if (!(pending.operation() instanceof Execute || pending.operation() instanceof CustomOperation)) {
            return;
        }
        for (SqlStatement statement : statements) {
            if (runner.isTransactional(statement)) {
                splitter.transactionControl(statement.sql()).ifPresent(words -> refuse(pending, statement, words));
            }
        }
    }

    private static void refuse(PendingOperation pending, SqlStatement statement, String words) {
        Problem problem = Problem.of(
                        "transaction-control", words + " is in a migration that runs in the engine's transaction")
                .with("sql", statement.sql());
        throw new InvalidOperationException(
                pending.source(statement)
                        .map(line -> problem.with("line", line))
                        .orElse(problem)
                        .cure(
                                "remove it: the engine begins and commits; savepoints are fine; for statements that can't run in a transaction use op.autocommit(…), or transactional: false for the whole revision"));
    }
}
