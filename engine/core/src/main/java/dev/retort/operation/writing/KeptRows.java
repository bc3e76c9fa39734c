package dev.retort.operation.writing;

import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.Reversal;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A backup that a block makes, and what becomes of its table in the rest of the block: the backup knows values that later
 * operations can't bring back themselves.
 */
final class KeptRows {

    private final BackupTable backup;
    private final DatabaseKind database;
    private final Map<String, String> formerNames = new HashMap<>();
    private final Set<String> newColumns = new HashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private QualifiedName table;

    KeptRows(BackupTable backup, DatabaseKind database) {
        this.backup = backup;
        this.database = database;
        this.table = backup.table();
    }

    /** Whether it is the backup that this one is about. */
    boolean isOf(Operation operation) {
        return operation == backup;
    }

    /** Whether it brings back what the operation, which comes next, takes away. */
    boolean covers(Operation next) {
        if (next.changedTable().filter(table::equals).isEmpty()) {
            return false;
        }
        if (next instanceof DeleteRows) {
            return backup.columns().isEmpty();
        }
        Set<String> changed = changedColumns(next);
        return !changed.isEmpty() && changed.stream().allMatch(this::keeps) && !changesItsKey(next, changed);
    }

    /** Rows that have got another key are other rows to a backup. */
    private static boolean changesItsKey(Operation next, Set<String> changed) {
        return (next instanceof UpdateRows update
                        && update.key().columns().stream().anyMatch(changed::contains))
                || (next instanceof UpdateInBatches batches
                        && batches.key().stream().anyMatch(changed::contains));
    }

    /** Follows the operation that comes next. */
    void follow(Operation next) {
        if (next.changedTable().filter(table::equals).isEmpty()) {
            return;
        }
        changedColumns(next).stream().filter(this::keeps).map(this::formerName).forEach(lost::add);
        if (next instanceof RenameTable rename) {
            table = table.withName(rename.newName());
        } else if (next instanceof AddColumn add) {
            newColumns.add(add.column().name());
        } else if (next instanceof RenameColumn rename) {
            String former = formerName(rename.column());
            if (newColumns.remove(rename.column())) {
                newColumns.add(rename.newName());
            } else {
                newColumns.remove(rename.newName());
                formerNames.put(rename.newName(), former);
            }
        }
    }

    /** What undoes the backup: all that was lost comes back, and the copy goes. */
    Reversal reverse() {
        if (!backup.columns().isEmpty() || lost.isEmpty()) {
            return backup.reverse();
        }
        return new Reversal.By(List.of(
                new RestoreRows(backup.table(), backup.backup()),
                new RestoreColumns(backup.table(), backup.backup(), List.copyOf(lost)),
                new DropTable(backup.backup(), Presence.REQUIRED, false, Optional.empty())));
    }

    private boolean keeps(String column) {
        return !newColumns.contains(column)
                && (backup.columns().isEmpty() || backup.columns().contains(formerName(column)));
    }

    private String formerName(String column) {
        return formerNames.getOrDefault(column, column);
    }

    /** The columns whose values an operation takes away. */
    private Set<String> changedColumns(Operation next) {
        if (next instanceof DropColumn drop) {
            boolean computed = drop.original().flatMap(Column::computed).isPresent();
            return computed ? Set.of() : Set.of(drop.column());
        }
        if (next instanceof AlterColumn alter) {
            return alter.using().isPresent() ? Set.of(alter.column()) : Set.of();
        }
        if (next instanceof UpdateRows update) {
            return update.values().columns();
        }
        return next instanceof UpdateInBatches batches
                ? batches.assignments()
                        .forDialect(database.id())
                        .map(this::assigned)
                        .orElse(Set.of())
                : Set.of();
    }

    /** What {@code a = 1, b = 2} assigns; nothing if it is written in another way. */
    private Set<String> assigned(String assignments) {
        Set<String> columns = new LinkedHashSet<>();
        for (List<Token> part : TokenCursor.parted(Tokenizer.tokens(assignments, database))) {
            if (part.size() < 3 || !part.get(1).isSymbol("=")) {
                return Set.of();
            }
            columns.add(part.get(0).name());
        }
        return columns;
    }
}
