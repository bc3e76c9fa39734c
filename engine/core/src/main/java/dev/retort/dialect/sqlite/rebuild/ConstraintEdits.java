package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.Presence;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Adds and drops constraints. */
record ConstraintEdits(TableEdits edits) {

    void add(AddConstraint operation) {
        Constraint constraint = operation.constraint();
        constraint.name().ifPresent(this::requireFree);
        String text = TableText.of(constraint);
        if (constraint instanceof PrimaryKey key) {
            requireNoKey(key);
            key.columns().forEach(edits::getColumn);
            key.columns().forEach(this::refuseNull);
            edits.checks().unique("the primary key", key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            unique.columns().forEach(edits::getColumn);
            edits.checks().unique("the unique constraint", unique.columns());
        } else if (constraint instanceof ForeignKey key) {
            key.columns().forEach(edits::getColumn);
            edits.checks().pointing(key);
        } else if (constraint instanceof Check check) {
            edits.checks().condition(check.condition().require(DatabaseKind.SQLITE, "a check"), check.name());
        }
        edits.rebuildAs(edits.definition().withConstraint(text));
    }

    void drop(DropConstraint operation) {
        TableDefinition definition = edits.definition();
        Optional<Clause> ofTable = named(definition.clauses(), operation);
        if (ofTable.isPresent()) {
            edits.rebuildAs(definition.without(ofTable.get()));
            return;
        }
        for (ColumnDefinition column : definition.columns()) {
            Optional<Clause> ofColumn = named(column.clauses(), operation);
            if (ofColumn.isPresent()) {
                edits.rebuildAs(definition.without(ofColumn.get()));
                return;
            }
        }
        Optional<TableDefinition> withoutUnnamed = new UnnamedConstraints(edits.table(), operation).drop(definition);
        if (withoutUnnamed.isPresent()) {
            edits.rebuildAs(withoutUnnamed.get());
            return;
        }
        if (operation.presence() == Presence.REQUIRED) {
            throw missing(kind(operation), operation.name());
        }
    }

    void rename(RenameConstraint operation) {
        Clause clause = edits.definition()
                .allClauses()
                .filter(it -> it.isNamed(operation.constraint()))
                .findFirst()
                .orElseThrow(() -> missing("", operation.constraint()));
        requireFree(operation.newName());
        Token name = clause.nameToken().orElseThrow();
        edits.rebuildAs(edits.definition().spliced(name.start(), name.end(), SQLITE.quote(operation.newName())));
    }

    private static Optional<Clause> named(List<Clause> clauses, DropConstraint operation) {
        return clauses.stream()
                .filter(clause -> clause.isNamed(operation.name()))
                .filter(clause -> operation
                        .kind()
                        .map(ConstraintEdits::kinds)
                        .orElse(Set.of(clause.kind()))
                        .contains(clause.kind()))
                .findFirst();
    }

    private static Set<Clause.Kind> kinds(Constraint.Kind kind) {
        return switch (kind) {
            case PRIMARY_KEY -> Set.of(Clause.Kind.PRIMARY_KEY);
            case UNIQUE -> Set.of(Clause.Kind.UNIQUE);
            case FOREIGN_KEY -> Set.of(Clause.Kind.FOREIGN_KEY, Clause.Kind.REFERENCES);
            case CHECK -> Set.of(Clause.Kind.CHECK);
            case EXCLUSION -> Set.of();
        };
    }

    private void refuseNull(String name) {
        ColumnDefinition column = edits.getColumn(name);
        if (!column.has(Clause.Kind.NOT_NULL)) {
            Optional.ofNullable(edits.sources().get(column.name()))
                    .ifPresent(source -> edits.checks().notNull(name, source));
            edits.rebuildAs(edits.definition().spliced(column.typeEnd(), column.typeEnd(), " NOT NULL"));
        }
    }

    private void requireNoKey(PrimaryKey key) {
        List<String> present = edits.definition().primaryKey();
        if (!present.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of("constraint-exists", "table '" + edits.table() + "' already has a primary key")
                            .with("present", present)
                            .with("asked for", key.columns())
                            .cure("drop that one first, in the same batch"));
        }
    }

    private void requireFree(String name) {
        if (edits.definition().allClauses().anyMatch(clause -> clause.isNamed(name))) {
            throw new InvalidOperationException(Problem.of(
                            "constraint-exists",
                            "table '" + edits.table() + "' already has a constraint '" + name + "'")
                    .cure("choose another name, or drop that one first"));
        }
    }

    private static String kind(DropConstraint operation) {
        return operation.kind().map(it -> it + " ").orElse("").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private InvalidOperationException missing(String kind, String name) {
        List<String> known = edits.definition()
                .allClauses()
                .map(clause -> clause.name().orElse(null))
                .filter(Objects::nonNull)
                .toList();
        return new InvalidOperationException(NearestName.addTo(
                Problem.of(
                        "unknown-constraint",
                        "table '" + edits.table() + "' has no " + kind + "constraint '" + name + "'"),
                "constraint",
                name,
                known));
    }

    /** Finds a constraint that has no name by the one that the project's convention would have given it. */
    private record UnnamedConstraints(QualifiedName table, DropConstraint operation) {

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
                            .filter(it -> operation.kind().isEmpty()
                                    || operation.kind().get() == it.kind())
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
}
