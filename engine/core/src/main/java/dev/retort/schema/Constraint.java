package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.Constraint.Deferral;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule of a table that every row must keep. */
public sealed interface Constraint {

    /** The name; empty for one that the naming convention or the database chooses. */
    Optional<String> name();

    /** A copy with a name. */
    Constraint named(String name);

    /** What it is. */
    Kind kind();

    /** Its columns in order; none for a check and an exclusion, which have expressions. */
    default List<String> columns() {
        return List.of();
    }

    /** The kinds of constraints. */
    enum Kind {
        /** A primary key. */
        PRIMARY_KEY,
        /** A unique constraint. */
        UNIQUE,
        /** A foreign key. */
        FOREIGN_KEY,
        /** A check. */
        CHECK,
        /** An exclusion constraint of PostgreSQL. */
        EXCLUSION;

        /** How it reads in a sentence: {@code primary key}, {@code unique constraint}. */
        public String label() {
            String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return this == UNIQUE || this == EXCLUSION ? words + " constraint" : words;
        }
    }

    /** When a constraint is checked. */
    enum Deferral {
        /** At each statement, always. */
        NOT_DEFERRABLE,
        /** At each statement, unless the transaction asks for later. */
        INITIALLY_IMMEDIATE,
        /** At commit, unless the transaction asks for earlier. */
        INITIALLY_DEFERRED;

        /** The clause behind a constraint, with a space before it; nothing for one that can't be deferred. */
        public String clause() {
            return this == NOT_DEFERRABLE ? "" : " DEFERRABLE " + name().replace('_', ' ');
        }
    }

    /**
     * The key of a table.
     *
     * @param name the name, if it has one
     * @param columns its columns in order, at least one
     */
    record PrimaryKey(Optional<String> name, List<String> columns) implements Constraint {

        /** Copies the columns and checks them. */
        public PrimaryKey {
            columns = List.copyOf(columns);
            Names.checkColumns("a primary key", columns);
        }

        /** An unnamed key. */
        public static PrimaryKey primaryKey(String... columns) {
            return new PrimaryKey(Optional.empty(), List.of(columns));
        }

        @Override
        public PrimaryKey named(String other) {
            return new PrimaryKey(Optional.of(other), columns);
        }

        @Override
        public Kind kind() {
            return Kind.PRIMARY_KEY;
        }
    }

    /**
     * Columns whose values no two rows share.
     *
     * @param name the name, if it has one
     * @param columns its columns in order, at least one
     * @param deferral when it is checked; PostgreSQL only
     * @param nullsNotDistinct whether two NULLs count as equal; PostgreSQL 15 and later
     * @param include further columns kept in its index; PostgreSQL only
     * @param onConflict what SQLite does on a duplicate: {@code ROLLBACK}, {@code ABORT}, {@code FAIL}, {@code IGNORE},
     *     {@code REPLACE}
     */
    record UniqueConstraint(
            Optional<String> name,
            List<String> columns,
            Deferral deferral,
            boolean nullsNotDistinct,
            List<String> include,
            Optional<String> onConflict)
            implements Constraint {

        /** Copies the columns and checks them. */
        public UniqueConstraint {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
            Names.checkColumns("a unique constraint", columns);
        }

        @Override
        public UniqueConstraint named(String other) {
            return new UniqueConstraint(Optional.of(other), columns, deferral, nullsNotDistinct, include, onConflict);
        }

        /** A copy that is checked at another time. */
        public UniqueConstraint deferrable(Deferral other) {
            return new UniqueConstraint(name, columns, other, nullsNotDistinct, include, onConflict);
        }

        /** A copy in which two NULLs are duplicates. */
        public UniqueConstraint withNullsNotDistinct() {
            return new UniqueConstraint(name, columns, deferral, true, include, onConflict);
        }

        /** A copy whose index keeps further columns. */
        public UniqueConstraint including(String... others) {
            return new UniqueConstraint(name, columns, deferral, nullsNotDistinct, List.of(others), onConflict);
        }

        /** A copy with another way to deal with a duplicate on SQLite. */
        public UniqueConstraint onConflict(String resolution) {
            return new UniqueConstraint(name, columns, deferral, nullsNotDistinct, include, Optional.of(resolution));
        }

        @Override
        public Kind kind() {
            return Kind.UNIQUE;
        }
    }

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
    record ForeignKey(
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
                throw new RetortException(
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
                    Optional.of(other),
                    columns,
                    target,
                    targetColumns,
                    onDelete,
                    onUpdate,
                    matchFull,
                    deferral,
                    validated);
        }

        /** A copy with another rule for deletes. */
        public ForeignKey onDelete(Action action) {
            return acting(Optional.of(action), onUpdate);
        }

        /** A copy with another rule for updates. */
        public ForeignKey onUpdate(Action action) {
            return acting(onDelete, Optional.of(action));
        }

        private ForeignKey acting(Optional<Action> delete, Optional<Action> update) {
            return new ForeignKey(name, columns, target, targetColumns, delete, update, matchFull, deferral, validated);
        }

        /** A copy that is checked at another time. */
        public ForeignKey deferrable(Deferral other) {
            return new ForeignKey(
                    name, columns, target, targetColumns, onDelete, onUpdate, matchFull, other, validated);
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

    /**
     * A condition over each row.
     *
     * @param name the name, if it has one
     * @param condition the condition, without the word CHECK and the outer parentheses
     * @param validated false for {@code NOT VALID}: existing rows are not checked; PostgreSQL only
     */
    record Check(Optional<String> name, SqlText condition, boolean validated) implements Constraint {

        @Override
        public Check named(String other) {
            return new Check(Optional.of(other), condition, validated);
        }

        /** A copy that doesn't check existing rows. */
        public Check notValid() {
            return new Check(name, condition, false);
        }

        @Override
        public Kind kind() {
            return Kind.CHECK;
        }
    }

    /**
     * No two rows for which all comparisons hold; PostgreSQL only.
     *
     * @param name the name, if it has one
     * @param method the index method, such as {@code gist}
     * @param elements what is compared
     * @param where rows that count; empty for all
     * @param deferral when it is checked
     */
    record Exclusion(
            Optional<String> name, String method, List<Element> elements, Optional<SqlText> where, Deferral deferral)
            implements Constraint {

        /**
         * One comparison.
         *
         * @param expression a column's name or an expression, as SQL
         * @param operator such as {@code =} or {@code &&}
         */
        public record Element(String expression, String operator) {}

        /** Copies the elements. */
        public Exclusion {
            elements = List.copyOf(elements);
        }

        /** A copy with one more comparison, of a column or an expression. */
        public Exclusion with(String expression, String operator) {
            return new Exclusion(
                    name, method, Table.append(elements, new Element(expression, operator)), where, deferral);
        }

        /** A copy for some rows only. */
        public Exclusion where(String condition) {
            return new Exclusion(name, method, elements, Optional.of(Schema.sql(condition)), deferral);
        }

        /** A copy that is checked at another time. */
        public Exclusion deferrable(Deferral other) {
            return new Exclusion(name, method, elements, where, other);
        }

        @Override
        public Exclusion named(String other) {
            return new Exclusion(Optional.of(other), method, elements, where, deferral);
        }

        @Override
        public Kind kind() {
            return Kind.EXCLUSION;
        }
    }
}
