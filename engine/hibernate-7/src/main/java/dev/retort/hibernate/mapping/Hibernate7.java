package dev.retort.hibernate.mapping;

import java.util.Collection;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** The answers of Hibernate 7. */
public final class Hibernate7 implements MappingAccess {

    /** Asks the Hibernate that is on the class path, which must be 7. */
    public Hibernate7() {}

    @Override
    public Collection<ForeignKey> foreignKeys(Table table) {
        return table.getForeignKeyCollection();
    }

    @Override
    public String[] statements(InitCommand command) {
        return command.initCommands();
    }

    @Override
    public String snakeCaseNaming() {
        return PhysicalNamingStrategySnakeCaseImpl.class.getName();
    }

    @Override
    public @Nullable String options(Table table) {
        return table.getOptions();
    }

    @Override
    public @Nullable String options(Column column) {
        return column.getOptions();
    }

    @Override
    public @Nullable String options(Constraint key) {
        return key.getOptions();
    }

    @Override
    public @Nullable String options(CheckConstraint check) {
        return check.getOptions();
    }

    @Override
    public @Nullable String options(Index index) {
        return index.getOptions();
    }

    @Override
    public @Nullable String options(Sequence sequence) {
        return sequence.getOptions();
    }
}
