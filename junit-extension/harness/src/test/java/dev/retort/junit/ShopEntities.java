package dev.retort.junit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** The entities of the shop's history. */
@SuppressWarnings({"NullAway", "UnusedVariable"}) // Hibernate fills them
final class ShopEntities {

    private ShopEntities() {}

    @Entity
    @Table(name = "users", indexes = @Index(name = "ux_users_email", columnList = "email", unique = true))
    static class User {
        @Id
        Integer id;

        @Column(nullable = false, length = 100)
        String email;

        @Column(length = 32)
        String phone;
    }

    @Entity
    @Table(name = "orders")
    static class Order {
        @Id
        Integer id;

        @ManyToOne(optional = false)
        @OnDelete(action = OnDeleteAction.CASCADE)
        User user;

        @Column(nullable = false, length = 10)
        @ColumnDefault("'new'")
        String state;
    }

    /** As the application had it before the phone. */
    @Entity(name = "User")
    @Table(name = "users", indexes = @Index(columnList = "email", unique = true))
    static class OldUser {
        @Id
        Long id;

        @Column(nullable = false, length = 100)
        String email;

        @Column(length = 32)
        String faxNumber;
    }
}
