package dev.retort.assertions.entities;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** Annotations that are rarer than those of the shop, in a schema of its own. */
@Entity
@Comment("rare")
@Table(
        name = "oddities",
        schema = "log",
        indexes = {
            @Index(columnList = "(abs(small)) desc"),
            @Index(name = "partly", columnList = "small", options = "where small > 3")
        })
@SuppressWarnings({"deprecation", "UnusedVariable", "NullAway"
}) // Hibernate fills the fields; @Comment is older than JPA 3.2
class Oddity {

    @Id
    UUID id;

    @Column(name = "`when`", nullable = false)
    LocalTime when;

    LocalDateTime local;

    @Column(name = "offset_at")
    OffsetDateTime offsetAt;

    float amount;
    short small;
    char letter;

    @Column(columnDefinition = "text[]")
    String[] tags;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> details;

    @Convert(converter = YesNoConverter.class)
    Boolean yes;

    @Column(length = 20)
    @Collate("C")
    String sorted;

    @Comment("in mm")
    int width;

    @GeneratedColumn("2 * width")
    Integer twice;
}
