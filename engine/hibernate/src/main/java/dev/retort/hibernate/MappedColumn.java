package dev.retort.hibernate;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint.Check;
import java.util.List;

/**
 * A column and the rules that stand beside it.
 *
 * @param column the column itself
 * @param unique whether no two rows share its value
 * @param checks its conditions
 */
record MappedColumn(Column column, boolean unique, List<Check> checks) {

    MappedColumn {
        checks = List.copyOf(checks);
    }
}
