package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.retort.dialect.UnknownDatabaseException;
import dev.retort.hibernate.shop.Kinds;
import dev.retort.hibernate.shop.Shop;
import org.junit.jupiter.api.Test;

class EntityModelErrorsTest {

    @Test
    void aClassThatIsNotAnEntityIsNamed() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> EntityModel.builder()
                        .entities(Shop.Customer.class, String.class)
                        .dialect("sqlite")
                        .build())
                .withMessage(
                        """
                        class java.lang.String is not an entity
                          what to do: annotate it with @jakarta.persistence.Entity, or leave it out""")
                .satisfies(thrown -> assertThat(thrown.code()).isEqualTo("not-an-entity"));
    }

    @Test
    void aModelWithoutEntitiesIsRefused() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> EntityModel.builder()
                        .entities(Shop.Address.class)
                        .dialect("sqlite")
                        .build())
                .withMessageContaining("the entity model has no entity")
                .withMessageContaining("drop every table");
    }

    @Test
    void anUnknownDialectIsNamedWithTheKnownOnes() {
        assertThatExceptionOfType(UnknownDatabaseException.class)
                .isThrownBy(() -> EntityModel.builder().dialect("oracle"))
                .withMessageContaining("entities can't be read for the dialect 'oracle'")
                .withMessageContaining("known: postgresql, sqlite");
    }

    @Test
    void aMissingDialectIsNamed() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() ->
                        EntityModel.builder().entities(Shop.Customer.class).build())
                .withMessageContaining("the entity model has no dialect");
    }

    @Test
    void whatHibernateRefusesIsPassedOn() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> EntityModel.builder()
                        .entities(Shop.Account.class)
                        .dialect("postgresql")
                        .build())
                .withMessageContaining("Hibernate can't read the entities")
                .withMessageContaining("Customer")
                .withCauseInstanceOf(org.hibernate.HibernateException.class);
    }

    @Test
    void aNamingStrategyThatIsNotThereIsNamed() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> EntityModel.builder()
                        .entities(Shop.Product.class, Shop.Category.class)
                        .dialect("postgresql")
                        .physicalNaming("snake")
                        .build())
                .withMessageContaining("Hibernate finds no class that a setting names")
                .withMessageContaining("[snake]")
                .withMessageContaining("named by its whole class name");
    }

    @Test
    void aTypeThatTheDatabaseLacksIsNamed() {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> EntityModel.builder()
                        .entities(Kinds.Span.class)
                        .dialect("sqlite")
                        .build())
                .withMessageContaining("column 'length' of table 'Span'")
                .withMessageContaining("INTERVAL_SECOND");
    }

    @Test
    void settingsOfTheConnectionAreNotUsed() {
        EntityModel model = EntityModel.builder()
                .entities(Shop.Product.class, Shop.Category.class)
                .dialect("postgresql")
                .setting("jakarta.persistence.jdbc.url", "jdbc:postgresql://nowhere.invalid/none")
                .setting("hibernate.connection.driver_class", "no.such.Driver")
                .setting("hibernate.hbm2ddl.auto", "create")
                .build();
        assertThat(model.metaData().tables()).hasSize(3);
    }
}
