package dev.retort.schema;

import dev.retort.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Columns that point to a row of another table, or of the same one.
 *
 * @param name the name, if it has one
 * @param columns its columns in order, at least one
 * @param target the table pointed to
 * @param targetColumns as many columns of the target
 * @param onDelete what happens when the target's row goes; empty for the database's own
 * @param onUpdate what happens when the target's key changes
 * @param matchFull whether NULL must be in all columns or none; PostgreSQL only
 * @param deferral when it is checked
 * @param validated false for {@code NOT VALID}: existing rows are not checked; PostgreSQL only
 */
public record ForeignKey(
        Optional<String> name,
        List<String> columns,
        QualifiedName target,
        List<String> targetColumns,
        Optional<Action> onDelete,
        Optional<Action> onUpdate,
        boolean matchFull,
        Deferral deferral,
        boolean validated)
        implements Constraint {

    /** What happens to the pointing row. */
    public enum Action {
        /** An error at the end of the statement, or of the transaction if deferred. */
        NO_ACTION,
        /** An error at once. */
        RESTRICT,
        /** The pointing row goes, or changes, too. */
        CASCADE,
        /** The pointing columns become NULL. */
        SET_NULL,
        /** The pointing columns get their defaults. */
        SET_DEFAULT
    }

    /** Copies the columns and checks them. */
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        Names.checkColumns("a foreign key", columns);
        Names.checkColumns("a foreign key's target", targetColumns);
        if (columns.size() != targetColumns.size()) {
            throw new InvalidSchemaException(
                    Problem.of("invalid-schema", "a foreign key points to a different number of columns")
                            .with("columns", columns)
                            .with("target", target + " " + targetColumns)
                            .cure("name as many columns of the target"));
        }
    }

    /** A key that lacks its target. */
    public record Pending(List<String> columns) {

        /** The key, pointing to columns of a table of the default schema. */
        public ForeignKey references(String table, String... targetColumns) {
            return references(QualifiedName.of(table), targetColumns);
        }

        /** The key, pointing to columns of a table. */
        public ForeignKey references(QualifiedName table, String... targetColumns) {
            return new ForeignKey(
                    Optional.empty(),
                    columns,
                    table,
                    List.of(targetColumns),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Deferral.NOT_DEFERRABLE,
                    true);
        }
    }

    @Override
    public ForeignKey named(String other) {
        return new ForeignKey(
                Optional.of(other), columns, target, targetColumns, onDelete, onUpdate, matchFull, deferral, validated);
    }

    /** A copy with another rule for deletes. */
    public ForeignKey onDelete(Action action) {
        return new ForeignKey(
                name, columns, target, targetColumns, Optional.of(action), onUpdate, matchFull, deferral, validated);
    }

    /** A copy with another rule for updates. */
    public ForeignKey onUpdate(Action action) {
        return new ForeignKey(
                name, columns, target, targetColumns, onDelete, Optional.of(action), matchFull, deferral, validated);
    }

    /** A copy that is checked at another time. */
    public ForeignKey deferrable(Deferral other) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, matchFull, other, validated);
    }

    /** A copy for which NULL must be in all columns or none. */
    public ForeignKey withMatchFull() {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, true, deferral, validated);
    }

    /** A copy that doesn't check existing rows. */
    public ForeignKey notValid() {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, matchFull, deferral, false);
    }

    @Override
    public Kind kind() {
        return Kind.FOREIGN_KEY;
    }

    /** What follows the columns that it points to, with a space before it: the actions, and when it is checked. */
    public String rules() {
        return onDelete.map(action -> " ON DELETE " + action.name().replace('_', ' '))
                        .orElse("")
                + onUpdate.map(action -> " ON UPDATE " + action.name().replace('_', ' '))
                        .orElse("")
                + deferral.clause();
    }
}
