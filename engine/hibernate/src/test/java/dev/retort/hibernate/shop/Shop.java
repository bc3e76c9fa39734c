package dev.retort.hibernate.shop;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** The entities of a small shop; some annotations are Hibernate's older ones, which applications still have. */
@SuppressWarnings("deprecation")
public final class Shop {

    public static final List<Class<?>> ENTITIES = List.of(
            Customer.class, Account.class, Order.class, OrderLine.class, Product.class, Category.class, Audit.class);

    public enum Mood {
        SAD,
        HAPPY
    }

    @Embeddable
    public static class Address {
        String street;

        @Column(name = "zip_code", length = 10)
        String zipCode;
    }

    @Entity(name = "Customer")
    @Comment("who buys")
    @Check(name = "ckAge", constraints = "(age > 0)")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uqPerson",
                            columnNames = {"fullName", "born"}),
            indexes = {
                @Index(name = "ixBorn", columnList = "born desc, fullName"),
                @Index(columnList = "age"),
                @Index(name = "uxNick", columnList = "nick", unique = true),
                @Index(name = "ixLower", columnList = "(lower(email)) desc"),
                @Index(name = "ixNulls", columnList = "(upper(email)) desc nulls last, (abs(age)) nulls first"),
                @Index(name = "ixMood", columnList = "mood", options = "where age > 3")
            })
    public static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(length = 120, nullable = false)
        @Comment("as on the card")
        String fullName;

        @Column(unique = true)
        String email;

        String nick;
        LocalDate born;

        @ColumnDefault("18")
        int age;

        @GeneratedColumn("age * 2")
        Integer twice;

        @Version
        int version;

        @Enumerated(EnumType.STRING)
        Mood mood;

        @Column(
                name = "`Remark`",
                columnDefinition = "varchar(7) default 'it''s' not null"
                        + " check (length(\"Remark\") > 1) check (length(\"Remark\") < 7)")
        String remark;

        @Embedded
        Address address;

        @ElementCollection
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<String> phones;
    }

    @Entity(name = "Account")
    public static class Account {
        @Id
        @Column(length = 36)
        String iban;

        @ManyToOne
        @JoinColumn(name = "mail", referencedColumnName = "email")
        Customer customer;
    }

    @Entity(name = "Order")
    @Table(name = "orders", check = @CheckConstraint(name = "ckTotal", constraint = "total >= 0"))
    public static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        long total;

        @ManyToOne(optional = false)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;

        @OneToOne
        @JoinColumn(name = "replaces", foreignKey = @ForeignKey(name = "fkReplaced"))
        Order replaces;

        @ManyToOne
        @JoinColumn(name = "seller", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Customer seller;
    }

    public static class LineKey implements Serializable {
        private static final long serialVersionUID = 1L;
        long order;
        int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof LineKey key && key.position == position && key.order == order;
        }

        @Override
        public int hashCode() {
            return position;
        }
    }

    @Entity(name = "OrderLine")
    @IdClass(LineKey.class)
    public static class OrderLine {
        @Id
        @ManyToOne
        @JoinColumn(name = "order_id")
        Order order;

        @Id
        int position;

        @ManyToOne(optional = false)
        Product product;
    }

    @Entity(name = "Product")
    public static class Product {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(
                name = "product_category",
                joinColumns = @JoinColumn(name = "product_id"),
                inverseJoinColumns = @JoinColumn(name = "category_id"))
        Set<Category> categories;
    }

    @Entity(name = "Category")
    public static class Category {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(
                name = "parent_id",
                foreignKey =
                        @ForeignKey(
                                name = "fkParent",
                                foreignKeyDefinition = "foreign key (parent_id) references Category (id)"
                                        + " on update cascade deferrable initially deferred"))
        Category parent;
    }

    @Entity(name = "Audit")
    @Table(schema = "Log")
    public static class Audit {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "by_account")
        Account by;
    }

    private Shop() {}
}
