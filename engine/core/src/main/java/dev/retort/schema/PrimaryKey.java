package dev.retort.schema;

import java.util.List;
import java.util.Optional;

/**
 * The key of a table.
 *
 * @param name the name, if it has one
 * @param columns its columns in order, at least one
 */
public record PrimaryKey(Optional<String> name, List<String> columns) implements Constraint {

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
