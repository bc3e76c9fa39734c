package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.DropColumn;
import dev.retort.operation.Operation;
import dev.retort.operation.Reversal;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of a reversible block. */
final class RecordedOperations implements OperationSink {

    private final String dialect;
    private final DatabaseKind database;
    private final List<Recorded> operations = new ArrayList<>();
    private final List<KeptRows> backups = new ArrayList<>();
    private final Set<QualifiedName> created = new HashSet<>();

    RecordedOperations(String dialect) {
        this.dialect = dialect;
        this.database = DatabaseKind.findById(dialect).orElseThrow();
    }

    /** An operation, what undoes it, and where it is written. */
    private record Recorded(Operation operation, Reversal reversal, Optional<SourceLine> source) {}

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        operations.add(new Recorded(operation, reversal(operation), source));
        backups.forEach(backup -> backup.follow(operation));
        if (operation instanceof BackupTable backup) {
            backups.add(new KeptRows(backup, database));
        } else if (operation instanceof CreateTable create) {
            created.add(create.table().name());
        } else if (operation instanceof RenameTable rename && created.remove(rename.table())) {
            created.add(rename.table().withName(rename.newName()));
        }
    }

    /** Rows of a table that the block creates go with the table, and a backup brings back what it has kept. */
    private Reversal reversal(Operation operation) {
        boolean ofNewTable = operation.changedTable().filter(created::contains).isPresent();
        if (operation instanceof DropColumn drop && ofNewTable) {
            return Reversal.by(
                    drop.original()
                            .map(column -> WayBack.needsValues(column) ? column.orNull() : column)
                            .map(column -> new AddColumn(drop.table(), column, drop.presence())),
                    "the dropped column's definition was not given");
        }
        boolean changed = operation instanceof UpdateRows || operation instanceof UpdateInBatches;
        boolean gone = ofNewTable && (changed || operation instanceof InsertRows);
        boolean kept = (changed || operation instanceof DeleteRows)
                && backups.stream().anyMatch(backup -> backup.covers(operation));
        return gone || kept ? Reversal.notNeeded() : operation.reverse();
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
                problem = problem.with(named(it.operation(), it.source()), none.reason());
            }
        }
        for (WayBack.Step step : wayBack()) {
            if (step.lacksValues()) {
                problem = problem.with(
                        "back: " + named(step.operation(), step.source()),
                        "it is NOT NULL without a default, and nothing brings its values back");
            }
        }
        if (!problem.facts().isEmpty()) {
            throw new InvalidOperationException(
                    problem.cure(
                            "say what was there before (.was(…), .undoneBy(…)), back values up before they go (op.backupTable(…)), or write upgrade and downgrade separately"));
        }
    }

    private static String named(Operation operation, Optional<SourceLine> source) {
        return operation.describe() + source.map(line -> " at " + line).orElse("");
    }

    void replay(OperationSink sink) {
        operations.forEach(it -> sink.accept(it.operation(), it.source()));
    }

    void undo(OperationSink sink) {
        wayBack().forEach(step -> sink.accept(step.operation(), step.source()));
    }

    private List<WayBack.Step> wayBack() {
        List<WayBack.Step> reverses = new ArrayList<>();
        for (int i = operations.size() - 1; i >= 0; i--) {
            Recorded it = operations.get(i);
            if (complete(it) instanceof Reversal.By by) {
                by.operations().forEach(operation -> reverses.add(new WayBack.Step(operation, it.source())));
            }
        }
        return WayBack.of(database, reverses);
    }

    /** What undoes a backup is known when all has been seen that came after it. */
    private Reversal complete(Recorded recorded) {
        return backups.stream()
                .filter(backup -> backup.isOf(recorded.operation()))
                .findFirst()
                .map(KeptRows::reverse)
                .orElseGet(recorded::reversal);
    }
}
