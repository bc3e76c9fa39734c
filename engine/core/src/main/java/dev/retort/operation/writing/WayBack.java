package dev.retort.operation.writing;

import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.AttachPartition;
import dev.retort.operation.RowOperation;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reverses of a block's operations, last first, so that they run on rows: what rows must meet comes after the values
 * that they are given back. A column that was NOT NULL comes back without values, so it is added nullable, filled, and
 * then made NOT NULL; a check or a foreign key waits until a backup is restored. Keys don't wait: rows are found by them.
 */
final class WayBack {

    private final DatabaseKind database;
    private final List<Step> steps;

    private WayBack(DatabaseKind database, List<Step> reverses) {
        this.database = database;
        this.steps = new ArrayList<>(reverses);
    }

    /** One operation of the way back, and where what it undoes is written. */
    record Step(Operation operation, Optional<SourceLine> source) {

        private Step with(Operation other) {
            return new Step(other, source);
        }

        /** Whether it adds a column to which rows that are there give no value. */
        boolean lacksValues() {
            return operation instanceof AddColumn add && needsValues(add.column());
        }
    }

    /** The same operations in the order in which they can run. */
    static List<Step> of(DatabaseKind database, List<Step> reverses) {
        WayBack way = new WayBack(database, reverses);
        for (int i = way.steps.size() - 1; i >= 0; i--) {
            way.arrange(i);
        }
        return List.copyOf(way.steps);
    }

    /** Whether a column can't be added to rows as it is. */
    static boolean needsValues(Column column) {
        return !column.nullable()
                && column.defaultValue().isEmpty()
                && column.computed().isEmpty()
                && column.identity().isEmpty();
    }

    private void arrange(int place) {
        Step step = steps.get(place);
        if (step.lacksValues() && step.operation() instanceof AddColumn add) {
            new Filling(add.table(), add.column().name()).findFrom(place + 1).ifPresent(filled -> {
                if (!filled.nullable()) {
                    steps.add(filled.place() + 1, step.with(filled.toNotNull()));
                }
                steps.set(
                        place, step.with(new AddColumn(add.table(), add.column().orNull(), add.presence())));
            });
        } else if (step.operation() instanceof AlterColumn alter
                && alter.nullable().equals(Optional.of(false))) {
            new Filling(alter.table(), alter.column())
                    .findFrom(place + 1)
                    .filter(filled -> !filled.nullable())
                    .ifPresent(filled -> {
                        steps.add(filled.place() + 1, step.with(filled.toNotNull()));
                        keepNull(place, alter);
                    });
        } else if (step.operation() instanceof AddConstraint add) {
            lastRestore(add, place + 1).ifPresent(restored -> {
                steps.add(restored + 1, step);
                steps.remove(place);
            });
        }
    }

    private void keepNull(int place, AlterColumn alter) {
        AlterColumn rest = alter.keepingNull();
        if (rest.isEmpty()) {
            steps.remove(place);
        } else {
            steps.set(place, steps.get(place).with(rest));
        }
    }

    /** Looks for what gives a column its values, and how the column is called then. */
    private final class Filling {

        private QualifiedName table;
        private String column;

        private Filling(QualifiedName table, String column) {
            this.table = table;
            this.column = column;
        }

        private Optional<Filled> findFrom(int start) {
            Optional<Filled> last = Optional.empty();
            for (int i = start; i < steps.size(); i++) {
                Operation next = steps.get(i).operation();
                if (ends(next)) {
                    boolean nullable = next instanceof AlterColumn alter
                            && alter.nullable().orElse(false);
                    return nullable && last.isEmpty() ? Optional.of(new Filled(i, table, column, true)) : last;
                }
                if (next instanceof RenameTable rename && rename.table().equals(table)) {
                    table = table.withName(rename.newName());
                } else if (next instanceof RenameColumn rename
                        && rename.table().equals(table)
                        && rename.column().equals(column)) {
                    column = rename.newName();
                } else if (fills(next)) {
                    last = Optional.of(new Filled(i, table, column, false));
                }
            }
            return last;
        }

        private boolean fills(Operation next) {
            if (next instanceof RestoreColumns restore) {
                return restore.table().equals(table) && restore.columns().contains(column);
            }
            List<Token> tokens = tokens(next);
            return !tokens.isEmpty()
                    && !List.of("ALTER", "CREATE", "DROP")
                            .contains(tokens.get(0).text().toUpperCase(Locale.ROOT))
                    && names(tokens, table.name())
                    && names(tokens, column);
        }

        /** Whether the column goes, or has to be NOT NULL or not before this. */
        private boolean ends(Operation next) {
            if (next instanceof AttachPartition attach) {
                return attach.partition().equals(table);
            }
            if (next.changedTable().filter(table::equals).isEmpty()) {
                return false;
            }
            return next instanceof DropTable
                    || (next instanceof DropColumn drop && drop.column().equals(column))
                    || (next instanceof AlterColumn alter
                            && alter.column().equals(column)
                            && (alter.nullable().isPresent() || alter.identity().isGiven()));
        }
    }

    /** Where a column has got its values, or need have none, and its names there. */
    private record Filled(int place, QualifiedName table, String column, boolean nullable) {

        private AlterColumn toNotNull() {
            return AlterColumn.toNotNull(table, column);
        }
    }

    /** The last step that restores columns before anything changes what the constraint speaks of. */
    private OptionalInt lastRestore(AddConstraint add, int start) {
        OptionalInt last = OptionalInt.empty();
        boolean waits =
                add.constraint() instanceof Constraint.Check || add.constraint() instanceof Constraint.ForeignKey;
        for (int i = start; waits && i < steps.size(); i++) {
            Operation next = steps.get(i).operation();
            if (next instanceof RestoreColumns restore && restore.table().equals(add.table())) {
                last = OptionalInt.of(i);
            } else if (!passes(add, next)) {
                return last;
            }
        }
        return last;
    }

    /** Whether a constraint may as well come after this. */
    private boolean passes(AddConstraint add, Operation next) {
        if (next instanceof Execute || next instanceof CustomOperation) {
            return tokens(next).isEmpty();
        }
        if (next instanceof DropTable) {
            return !next.changedTable().equals(Optional.of(add.table()));
        }
        return next instanceof RowOperation
                || next instanceof AddColumn
                || next instanceof AddConstraint
                || next instanceof CreateIndex
                || (next instanceof AlterColumn alter && alter.keepingNull().isEmpty());
    }

    private List<Token> tokens(Operation operation) {
        Optional<SqlText> sql = operation instanceof Execute execute
                ? Optional.of(execute.sql())
                : operation instanceof CustomOperation own ? Optional.of(own.sql()) : Optional.empty();
        return sql.flatMap(text -> text.forDialect(database.id()))
                .map(text -> Tokenizer.tokens(text, database))
                .orElse(List.of());
    }

    private static boolean names(List<Token> tokens, String name) {
        return tokens.stream().anyMatch(token -> token.name().equalsIgnoreCase(name));
    }
}
