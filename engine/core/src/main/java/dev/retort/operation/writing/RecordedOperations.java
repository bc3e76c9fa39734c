package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import dev.retort.operation.Reversal;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of a reversible block. */
final class RecordedOperations implements OperationSink {

    private final String dialect;
    private final List<Recorded> operations = new ArrayList<>();
    private final Set<QualifiedName> created = new HashSet<>();

    RecordedOperations(String dialect) {
        this.dialect = dialect;
    }

    /** An operation, what undoes it, and where it is written. */
    private record Recorded(Operation operation, Reversal reversal, Optional<SourceLine> source) {}

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        operations.add(new Recorded(operation, reversal(operation), source));
        if (operation instanceof CreateTable create) {
            created.add(create.table().name());
        } else if (operation instanceof RenameTable rename && created.remove(rename.table())) {
            created.add(rename.table().withName(rename.newName()));
        }
    }

    /** New rows of a table that the block creates, and new values in it, go with the table. */
    private Reversal reversal(Operation operation) {
        boolean onlyRows = operation instanceof InsertRows
                || operation instanceof UpdateRows
                || operation instanceof UpdateInBatches;
        return onlyRows && operation.changedTable().filter(created::contains).isPresent()
                ? Reversal.notNeeded()
                : operation.reverse();
    }

    @Override
    public void flush() {}

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        throw new InvalidOperationException(
                "a reversible block can't read from the database: nothing in it has run yet",
                "read before the block, or write upgrade and downgrade separately");
    }

    @Override
    public String dialect() {
        return dialect;
    }

    void requireReverses() {
        Problem problem = Problem.of("irreversible-operation", "a reversible block has operations without a reverse");
        for (Recorded it : operations) {
            if (it.reversal() instanceof Reversal.None none) {
                String where = it.source().map(line -> " at " + line).orElse("");
                problem = problem.with(it.operation().describe() + where, none.reason());
            }
        }
        if (!problem.facts().isEmpty()) {
            throw new InvalidOperationException(problem.cure(
                    "say what was there before (.was(…), .undoneBy(…)), or write upgrade and downgrade separately"));
        }
    }

    void replay(OperationSink sink) {
        operations.forEach(it -> sink.accept(it.operation(), it.source()));
    }

    void undo(OperationSink sink) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Recorded it = operations.get(i);
            if (it.reversal() instanceof Reversal.By by) {
                by.operations().forEach(operation -> sink.accept(operation, it.source()));
            }
        }
    }
}
