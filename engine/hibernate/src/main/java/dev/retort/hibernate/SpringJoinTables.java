package dev.retort.hibernate;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;

/**
 * What Spring Boot does instead of JPA: a join table without a name is called {@code owner_attribute}, not
 * {@code owner_target}.
 *
 * @see <a href="https://docs.spring.io/spring-boot/api/java/org/springframework/boot/orm/jpa/hibernate/SpringImplicitNamingStrategy.html">SpringImplicitNamingStrategy</a>
 */
final class SpringJoinTables extends ImplicitNamingStrategyJpaCompliantImpl {

    private static final long serialVersionUID = 1L;

    @Override
    public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
        String attribute = source.getAssociationOwningAttributePath().getProperty();
        return toIdentifier(source.getOwningPhysicalTableName() + "_" + attribute, source.getBuildingContext());
    }
}
