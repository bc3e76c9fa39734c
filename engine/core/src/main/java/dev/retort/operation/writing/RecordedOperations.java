package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import dev.retort.operation.Reversal;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of a reversible block. */
final class RecordedOperations implements OperationSink {

    private final String dialect;
    private final List<Recorded> operations = new ArrayList<>();

    RecordedOperations(String dialect) {
        this.dialect = dialect;
    }

    /** An operation and where it is written. */
    private record Recorded(Operation operation, Optional<SourceLine> source) {}

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        operations.add(new Recorded(operation, source));
    }

    @Override
    public void flush() {}

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        throw new InvalidOperationException(
                "a reversible block reads from the database, though nothing of it has run yet",
                "read before the block, or write upgrade and downgrade apart");
    }

    @Override
    public String dialect() {
        return dialect;
    }

    void requireReverses() {
        Problem problem = Problem.of("irreversible-operation", "a reversible block has operations without a reverse");
        for (Recorded it : operations) {
            if (it.operation().reverse() instanceof Reversal.None none) {
                String where = it.source().map(line -> " at " + line).orElse("");
                problem = problem.with(it.operation().describe() + where, none.reason());
            }
        }
        if (!problem.facts().isEmpty()) {
            throw new InvalidOperationException(problem.cure(
                    "say what was there before (.was(…), .undoneBy(…)), or write upgrade and downgrade apart"));
        }
    }

    void replay(OperationSink sink) {
        operations.forEach(it -> sink.accept(it.operation(), it.source()));
    }

    void undo(OperationSink sink) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Recorded it = operations.get(i);
            if (it.operation().reverse() instanceof Reversal.By by) {
                by.operations().forEach(operation -> sink.accept(operation, it.source()));
            }
        }
    }
}
