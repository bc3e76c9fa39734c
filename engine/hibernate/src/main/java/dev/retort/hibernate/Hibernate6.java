package dev.retort.hibernate;

import dev.retort.hibernate.mapping.MappingAccess;
import java.util.Collection;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;

/** The answers of Hibernate 6.6, which has no options. */
final class Hibernate6 implements MappingAccess {

    @Override
    public Collection<ForeignKey> foreignKeys(Table table) {
        return table.getForeignKeys().values();
    }

    @Override
    public String[] statements(InitCommand command) {
        return command.getInitCommands();
    }

    @Override
    public String snakeCaseNaming() {
        return CamelCaseToUnderscoresNamingStrategy.class.getName();
    }
}
