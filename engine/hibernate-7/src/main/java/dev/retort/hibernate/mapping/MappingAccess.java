package dev.retort.hibernate.mapping;

import java.util.Collection;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The questions about a mapping that are asked in another way from one major version of Hibernate to the next. Options,
 * SQL at the end of a statement or a clause, are new in 7: before it there are none.
 */
public interface MappingAccess {

    /** The foreign keys of a table. */
    Collection<ForeignKey> foreignKeys(Table table);

    /** The statements that fill a table when it is created. */
    String[] statements(InitCommand command);

    /** The class of the naming strategy that writes {@code fullName} as {@code full_name}. */
    String snakeCaseNaming();

    /** The options of a table. */
    default @Nullable String options(Table table) {
        return null;
    }

    /** The options of a column. */
    default @Nullable String options(Column column) {
        return null;
    }

    /** The options of a key. */
    default @Nullable String options(Constraint key) {
        return null;
    }

    /** The options of a check. */
    default @Nullable String options(CheckConstraint check) {
        return null;
    }

    /** The options of an index. */
    default @Nullable String options(Index index) {
        return null;
    }

    /** The options of a sequence. */
    default @Nullable String options(Sequence sequence) {
        return null;
    }
}
