package dev.retort.schema;

import java.util.List;
import java.util.Optional;

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
public record UniqueConstraint(
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
