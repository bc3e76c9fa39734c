package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table. Made by {@link Schema#table(String, Column...)}; every other method gives a copy.
 *
 * @param name the name
 * @param columns the columns in order, none twice
 * @param constraints the rules, at most one of them a primary key
 * @param indexes the indexes
 * @param comment a comment; databases without comments leave it out
 * @param options how it is kept
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        Optional<String> comment,
        TableOptions options) {

    /** Copies the lists and checks that no column comes twice and that there is at most one primary key. */
    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        Set<String> seen = new LinkedHashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new RetortException(Problem.of("invalid-schema", "table " + name + " has a column twice")
                        .with("column", column.name())
                        .cure("remove or rename one of the two"));
            }
        }
        if (options.inherits().isEmpty()) {
            constraints.forEach(constraint -> requireColumns(name, seen, constraint));
        }
        if (constraints.stream().filter(PrimaryKey.class::isInstance).count() > 1) {
            throw new RetortException(Problem.of("invalid-schema", "table " + name + " has two primary keys")
                    .cure("name all of its columns in one"));
        }
    }

    private static void requireColumns(QualifiedName table, Set<String> columns, Constraint constraint) {
        for (String column : constraint.columns()) {
            if (columns.stream().noneMatch(column::equalsIgnoreCase)) {
                throw new RetortException(Problem.of(
                                "invalid-schema",
                                "a " + constraint.kind().label() + " of table " + table
                                        + " names a column that the table doesn't have")
                        .with("column", column)
                        .cure("name one of these: " + String.join(", ", columns)));
            }
        }
    }

    /** A copy with a primary key. */
    public Table primaryKey(String... keyColumns) {
        return constraint(Schema.primaryKey(keyColumns));
    }

    /** A copy with a unique constraint, which the naming convention or the database names. */
    public Table unique(String... uniqueColumns) {
        return constraint(Schema.unique(uniqueColumns));
    }

    /** A copy with a named check, the same on every database. */
    public Table check(String constraintName, String condition) {
        return constraint(Schema.check(condition).named(constraintName));
    }

    /** A copy with one more constraint. */
    public Table constraint(Constraint added) {
        return withConstraints(append(constraints, added));
    }

    /** A copy with one more index. */
    public Table index(Index added) {
        return new Table(name, columns, constraints, append(indexes, added), comment, options);
    }

    /** A copy with a comment. */
    public Table comment(String text) {
        return new Table(name, columns, constraints, indexes, Optional.of(text), options);
    }

    /** A copy kept in another way. */
    public Table options(UnaryOperator<TableOptions> change) {
        return new Table(name, columns, constraints, indexes, comment, change.apply(options));
    }

    /** A copy with other constraints. */
    public Table withConstraints(List<Constraint> others) {
        return new Table(name, columns, others, indexes, comment, options);
    }

    /** A copy with other indexes. */
    public Table withIndexes(List<Index> others) {
        return new Table(name, columns, constraints, others, comment, options);
    }

    /** A copy with other columns. */
    public Table withColumns(List<Column> others) {
        return new Table(name, others, constraints, indexes, comment, options);
    }

    /** The column of that name. */
    public Optional<Column> findColumn(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The primary key. */
    public Optional<PrimaryKey> primaryKey() {
        return constraints(PrimaryKey.class).findFirst();
    }

    /** The foreign keys, in order. */
    public List<ForeignKey> foreignKeys() {
        return constraints(ForeignKey.class).toList();
    }

    /** The constraints of one kind, in order. */
    public <C extends Constraint> Stream<C> constraints(Class<C> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast);
    }

    static <T> List<T> append(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }
}
