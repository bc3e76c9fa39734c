package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.retort.hibernate.mapping.Hibernate7;
import dev.retort.hibernate.shop.Shop;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.Set;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HibernateVersionTest {

    @Test
    void thisRunHasTheVersionThatItIsMeantToTest() {
        String meant = System.getProperty("hibernate.tested", Version.getVersionString());
        assertThat(HibernateVersion.present().text()).isEqualTo(meant);
        assertThat(HibernateVersion.present().access())
                .isInstanceOf(meant.startsWith("6.6.") ? Hibernate6.class : Hibernate7.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.6.15.Final", "6.5.3.Final", "7.0.10.Final", "8.0.0.Beta1"})
    void anOtherVersionIsRefusedBeforeAnythingElse(String found) {
        assertThatExceptionOfType(EntityModelException.class)
                .isThrownBy(() -> HibernateVersion.of(found))
                .withMessage("this version of Hibernate is not supported\n"
                        + "  found: " + found + "\n"
                        + "  what to do: use Hibernate 6.6, or 7.1 and later of 7, with all its dependencies");
    }

    @Test
    void aJarWithoutVersionIsKnownByWhatItHas() {
        HibernateVersion unknown = HibernateVersion.of("[WORKING]");
        assertThat(unknown.major()).isEqualTo(HibernateVersion.present().major());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void namesInSnakeCaseAreWrittenByTheStrategyOfTheVersion(String dialect) {
        EntityModel model = EntityModel.builder()
                .entities(Shop.ENTITIES)
                .dialect(dialect)
                .snakeCaseNames()
                .build();
        assertThat(model.metaData().tables())
                .extracting(table -> table.name().name())
                .contains("order_line", "customer_phones", "product_category");
    }

    @Test
    void joinTablesAreNamedAfterTheAttributeAsSpringBootDoes() {
        EntityModel model = EntityModel.builder()
                .entities(Shelf.class, Book.class)
                .dialect("sqlite")
                .springNames()
                .build();
        assertThat(model.metaData().tables())
                .extracting(table -> table.name().name())
                .containsExactly("book", "book_shelf", "book_shelf_books_on_it");
    }

    @Entity(name = "BookShelf")
    @SuppressWarnings("UnusedVariable") // Hibernate fills it
    static class Shelf {
        @Id
        Integer id = 0;

        @ManyToMany
        Set<Book> booksOnIt = Set.of();
    }

    @Entity(name = "Book")
    @SuppressWarnings("UnusedVariable") // Hibernate fills it
    static class Book {
        @Id
        Integer id = 0;
    }
}
