package dev.retort.hibernate.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;

/** Entities for single features: types, inheritance, named enums, a view. */
public final class Kinds {

    @Entity(name = "Sample")
    public static class Sample {
        @Id
        UUID id;

        short small;
        int whole;
        long big;

        @GeneratedColumn("whole * 2")
        int twofoldWhole;

        boolean flag;
        float single;
        double twofold;
        char letter;
        BigDecimal amount;

        @Column(precision = 12, scale = 3)
        BigDecimal price;

        LocalDate day;
        LocalTime clock;
        LocalDateTime local;
        Instant instant;
        byte[] bytes;

        @Lob
        String essay;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String prose;

        String[] words;

        @Column(length = 20)
        @Collate("C")
        String sorted;

        @ColumnDefault("current_timestamp")
        LocalDateTime since;
    }

    public enum State {
        OPEN,
        HELD,
        CLOSED
    }

    @Entity(name = "Ticket")
    public static class Ticket {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        State state;

        @Enumerated(EnumType.ORDINAL)
        State before;
    }

    @Entity(name = "Payment")
    public static class Payment {
        @Id
        Long id;
    }

    @Entity(name = "CardPayment")
    public static class CardPayment extends Payment {
        String card;
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Person {
        @Id
        Long id;
    }

    @Entity(name = "Employee")
    public static class Employee extends Person {
        String badge;
    }

    @Entity(name = "Totals")
    @View(query = "select id, whole from Sample")
    public static class Totals {
        @Id
        UUID id;

        int whole;
    }

    @Entity(name = "Odd")
    @Table(options = "tablespace fast")
    public static class Odd {
        @Id
        @Column(columnDefinition = "bigint references Sample (id)")
        Long id;

        Point place;
    }

    @Embeddable
    @Struct(name = "point2")
    public static class Point {
        int across;
        int down;
    }

    @Entity(name = "Span")
    public static class Span {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration length;
    }

    private Kinds() {}
}
