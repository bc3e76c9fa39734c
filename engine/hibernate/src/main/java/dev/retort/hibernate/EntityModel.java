package dev.retort.hibernate;

import dev.retort.schema.MetaData;
import java.util.List;

/**
 * The schema that a set of JPA entities asks for, on one database. Made by {@link #builder()}:
 *
 * <pre>{@code
 * MetaData model = EntityModel.builder()
 *         .entities(Customer.class, Order.class)
 *         .dialect("postgresql")
 *         .snakeCaseNames()
 *         .build()
 *         .metaData();
 * }</pre>
 *
 * <p>Hibernate ORM must be on the class path (6.6, 7.1 and 7.4 are tested), and for SQLite its
 * {@code hibernate-community-dialects}. No connection is opened and no driver is needed. Names that aren't quoted are written in lower case on PostgreSQL, as the server does.
 * Keys that Hibernate would name with a hash stay unnamed, so that the naming convention names them; an index for which
 * the convention has no pattern keeps Hibernate's name. Columns come in Hibernate's order, not in the entity's.
 *
 * <p>Hibernate logs a few lines at INFO under {@code org.hibernate}; this library doesn't touch the application's
 * logging. Raise that logger to WARN to be rid of them.
 *
 * @param metaData the tables, sequences, enum types and views, each sorted by name
 * @param notes what the mapping asks for and {@code metaData} leaves out, one sentence each; to be shown to a person
 */
public record EntityModel(MetaData metaData, List<String> notes) {

    /** Copies the notes. */
    public EntityModel {
        notes = List.copyOf(notes);
    }

    /** Begins a model without entities; they and a dialect must follow. */
    public static EntityModelBuilder builder() {
        return new EntityModelBuilder();
    }
}
