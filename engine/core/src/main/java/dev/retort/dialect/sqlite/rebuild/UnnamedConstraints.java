package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.schema.Constraint;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a constraint that has no name by the one that the project's convention would have given it. */
final class UnnamedConstraints {

    private final QualifiedName table;
    private final DropConstraint operation;

    UnnamedConstraints(QualifiedName table, DropConstraint operation) {
        this.table = table;
        this.operation = operation;
    }

    /** The table without it; empty unless there is exactly one. */
    Optional<TableDefinition> drop(TableDefinition definition) {
        List<TableDefinition> found = new ArrayList<>();
        definition.clauses().stream()
                .filter(clause -> isMeant(clause, clause.columns()))
                .forEach(clause -> found.add(definition.without(clause)));
        for (ColumnDefinition column : definition.columns()) {
            column.clauses().stream()
                    .filter(clause -> isMeant(clause, List.of(column.name())))
                    .forEach(clause -> found.add(definition.without(clause)));
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isMeant(Clause clause, List<String> columns) {
        return clause.name().isEmpty()
                && constraint(clause, columns)
                        .filter(it ->
                                operation.kind().isEmpty() || operation.kind().get() == it.kind())
                        .flatMap(it -> operation.naming().applyTo(table, it).name())
                        .filter(name -> Names.same(name, operation.name()))
                        .isPresent();
    }

    private static Optional<Constraint> constraint(Clause clause, List<String> columns) {
        String[] names = columns.toArray(String[]::new);
        return switch (clause.kind()) {
            case PRIMARY_KEY -> Optional.of(primaryKey(names));
            case UNIQUE -> Optional.of(unique(names));
            case FOREIGN_KEY, REFERENCES ->
                clause.reference().map(it -> foreignKey(names).references(it.target(), names));
            case CHECK -> Optional.of(check("0"));
            case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED, DEFERRAL, NAME -> Optional.empty();
        };
    }
}
