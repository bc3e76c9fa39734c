package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.schema.MetaData;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What JPA entities say about a schema, and how a schema differs from it. */
public final class EntitySchema {

    private static final String LIBRARY = "dev.retort.hibernate.EntityModel";

    private EntitySchema() {}

    /**
     * Reads entities with the Hibernate that is on the class path, without a connection.
     *
     * @param database the database that the model is for; on PostgreSQL its major version counts too
     * @throws EntityLibraryException if retort-hibernate isn't on the class path
     * @throws dev.retort.error.RetortException if Hibernate isn't there or refuses the mapping
     */
    public static MetaData model(Database database, Class<?>... entities) {
        return model(database, "hibernate", List.of(entities));
    }

    /**
     * Reads entities as {@link #model(Database, Class...)} does.
     *
     * @param naming how names become the database's: {@code hibernate} as Hibernate does by itself, {@code spring} as
     *     Spring Boot lets it, or the class of a physical naming strategy
     */
    public static MetaData model(Database database, String naming, List<Class<?>> entities) {
        requireLibrary();
        return HibernateModel.of(
                entities,
                naming,
                database.kind().id(),
                database.isPostgresql() ? major(database) : OptionalInt.empty());
    }

    /**
     * Looks for retort-hibernate, without reading anything.
     *
     * @throws EntityLibraryException if it isn't on the class path
     */
    public static void requireLibrary() {
        try {
            Class.forName(LIBRARY, false, EntitySchema.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new EntityLibraryException();
        }
    }

    private static OptionalInt major(Database database) {
        String digits = database.version().replaceFirst("(?s)\\D.*", "");
        return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /**
     * Compares a schema with what entities want, as far as entities can say it; docs/schema-assertions.md tells what
     * that is.
     *
     * @param wanted the schema that the entities' model builds, from {@link ModelSchema}
     * @param actual the schema to be judged
     */
    public static SchemaDifference difference(SchemaSnapshot wanted, SchemaSnapshot actual, Tolerance... more) {
        Set<Tolerance> tolerances = EnumSet.of(Tolerance.COLUMN_ORDER, Tolerance.GRANTS, Tolerance.SPELLING);
        tolerances.addAll(List.of(more));
        EntityComparison comparison = new EntityComparison(
                Folding.of(wanted.database()).fold(ModelSchema.expressible(wanted)),
                Folding.of(actual.database()).fold(ModelSchema.expressible(actual)));
        return SchemaDifference.between(comparison.wanted(), comparison.actual(), tolerances);
    }
}
