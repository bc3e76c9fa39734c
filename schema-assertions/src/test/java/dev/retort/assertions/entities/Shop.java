package dev.retort.assertions.entities;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** The entities of a shop, with what applications usually have. */
@SuppressWarnings({"deprecation", "UnusedVariable", "NullAway"
}) // Hibernate fills the fields; @Check is what there is before JPA 3.2
final class Shop {

    static final Class<?>[] ENTITIES = {
        Customer.class, Order.class, Product.class, Book.class, Payment.class, CardPayment.class
    };

    private Shop() {}

    enum Mood {
        SAD,
        HAPPY
    }

    enum Priority {
        LOW,
        HIGH,
        URGENT
    }

    enum Shipping {
        POST,
        COURIER
    }

    record Money(long cents) {}

    static class MoneyConverter implements AttributeConverter<Money, Long> {
        @Override
        public Long convertToDatabaseColumn(Money money) {
            return money.cents();
        }

        @Override
        public Money convertToEntityAttribute(Long cents) {
            return new Money(cents);
        }
    }

    @Embeddable
    static class Address {
        String street;

        @Column(name = "zip_code", length = 10)
        String zipCode;
    }

    @Entity
    @Table(
            name = "customers",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uq_person",
                            columnNames = {"full_name", "born"}),
            indexes = {
                @Index(name = "ix_born", columnList = "born desc, full_name"),
                @Index(columnList = "age"),
                @Index(name = "ux_nick", columnList = "nick", unique = true)
            })
    @Check(name = "adult", constraints = "age >= 18")
    static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(name = "full_name", length = 120, nullable = false)
        String fullName;

        @Column(unique = true)
        String email;

        @Column(length = 30)
        String nick;

        LocalDate born;

        @ColumnDefault("18")
        int age;

        @ColumnDefault("'new'")
        @Column(length = 20)
        String state;

        @Column(precision = 12, scale = 2)
        BigDecimal credit;

        @Column(name = "created_at", nullable = false)
        @ColumnDefault("current_timestamp")
        Instant createdAt;

        @Version
        int version;

        @Enumerated(EnumType.STRING)
        @Column(length = 10)
        Mood mood;

        @Embedded
        Address address;

        @ElementCollection
        @CollectionTable(name = "customer_phones", joinColumns = @JoinColumn(name = "customer_id"))
        @Column(name = "phone", length = 40, nullable = false)
        Set<String> phones;

        @ElementCollection
        @CollectionTable(name = "customer_notes", joinColumns = @JoinColumn(name = "customer_id"))
        @Column(name = "note", columnDefinition = "text")
        List<String> notes;
    }

    @Entity
    @Table(name = "orders")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
        @SequenceGenerator(name = "orders", sequenceName = "orders_seq", allocationSize = 20)
        Long id;

        @Column(nullable = false)
        UUID reference;

        @ManyToOne(optional = false)
        @JoinColumn(name = "customer_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;

        @ManyToOne
        @JoinColumn(name = "replaces_id")
        Order replaces;

        @Enumerated(EnumType.ORDINAL)
        Priority priority;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Shipping shipping;

        boolean paid;

        @Convert(converter = MoneyConverter.class)
        Money total;

        @Column(name = "deliveryTime")
        Duration deliveryTime;

        byte[] signature;
        double weight;

        @ManyToMany
        @JoinTable(
                name = "order_products",
                joinColumns = @JoinColumn(name = "order_id"),
                inverseJoinColumns = @JoinColumn(name = "product_id"))
        Set<Product> products;
    }

    @Entity
    @Table(name = "products")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Product {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;

        @Column(nullable = false)
        String title;
    }

    @Entity
    @Table(name = "books")
    static class Book extends Product {
        @Column(length = 13)
        String isbn;
    }

    @Entity
    @Table(name = "payments")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Payment {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(nullable = false)
        BigDecimal amount;
    }

    @Entity
    static class CardPayment extends Payment {
        @Column(name = "card_number", length = 19)
        String cardNumber;
    }
}
