package dev.retort.operation.writing;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.AddConstraint;
import dev.retort.operation.DropConstraint;
import dev.retort.operation.RenameConstraint;
import dev.retort.operation.RenameIndex;
import dev.retort.operation.ValidateConstraint;
import dev.retort.schema.Constraint;
import dev.retort.schema.Exclusion;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import java.util.Optional;

/** The part of {@link Operations} that is about indexes and constraints. */
abstract sealed class ConstraintOperations extends TableOperations permits TypeOperations {

    ConstraintOperations(Destination destination) {
        super(destination);
    }

    /** Creates an index. */
    public IndexCreation createIndex(String table, Index index) {
        Index named = destination.naming().applyTo(name(table), index);
        return begin(new IndexCreation(name(table), named), IndexCreation::operation);
    }

    /** Creates an index while writers go on, outside the transaction; like {@link #createIndex} on SQLite. */
    public void createIndexConcurrently(String table, Index index) {
        createIndex(table, index).concurrently();
    }

    /** Drops an index. */
    public IndexDrop dropIndex(String table, String index) {
        return begin(new IndexDrop(name(table), index), IndexDrop::operation);
    }

    /** Renames an index; on SQLite it is built anew. */
    public void renameIndex(String table, String index, String newName) {
        add(new RenameIndex(name(table), index, newName));
    }

    /** Adds a constraint of any kind. */
    public void addConstraint(String table, Constraint constraint) {
        add(new AddConstraint(name(table), destination.naming().applyTo(name(table), constraint)));
    }

    /** Adds a primary key. */
    public void createPrimaryKey(String table, String constraint, String... columns) {
        addConstraint(table, primaryKey(columns).named(constraint));
    }

    /** Adds a unique constraint. */
    public void createUniqueConstraint(String table, String constraint, String... columns) {
        addConstraint(table, unique(columns).named(constraint));
    }

    /** Adds a foreign key. */
    public void createForeignKey(String table, String constraint, ForeignKey key) {
        addConstraint(table, key.named(constraint));
    }

    /** Adds a check. */
    public void createCheckConstraint(String table, String constraint, String condition) {
        addConstraint(table, check(condition).named(constraint));
    }

    /** Adds an exclusion constraint; PostgreSQL only. */
    public void createExclusionConstraint(String table, String constraint, Exclusion exclusion) {
        addConstraint(table, exclusion.named(constraint));
    }

    /** Drops a constraint of any kind. */
    public Drop<Constraint> dropConstraint(String table, String constraint) {
        return dropConstraint(table, constraint, Optional.empty());
    }

    /** Drops a constraint of one kind; on SQLite two of different kinds may share a name. */
    public Drop<Constraint> dropConstraint(String table, String constraint, Constraint.Kind kind) {
        return dropConstraint(table, constraint, Optional.of(kind));
    }

    private Drop<Constraint> dropConstraint(String table, String constraint, Optional<Constraint.Kind> kind) {
        return begin(
                new Drop<Constraint>((presence, cascade, original) -> new DropConstraint(
                        name(table), constraint, kind, presence, cascade, original, destination.naming())),
                Drop::operation);
    }

    /** Renames a constraint; on SQLite by a rebuild of the table. */
    public void renameConstraint(String table, String constraint, String newName) {
        add(new RenameConstraint(name(table), constraint, newName));
    }

    /** Checks the rows that were there before a constraint that was added as not valid; nothing on SQLite. */
    public void validateConstraint(String table, String constraint) {
        add(new ValidateConstraint(name(table), constraint));
    }
}
