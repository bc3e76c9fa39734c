package dev.retort.junit.check;

import dev.retort.assertions.entities.EntitySchema;
import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.schema.MetaData;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the schema at the heads must match: a model, which says all, or JPA entities, which say less. */
public sealed interface Wanted {

    /** The tables and the rest that are wanted on a database. */
    MetaData on(Database database);

    /** What differs between the schema that was built of {@link #on} and that at the heads. */
    SchemaDifference difference(SchemaSnapshot wanted, SchemaSnapshot head, Set<Tolerance> tolerances);

    /**
     * A model.
     *
     * @param of gives it for a kind of database
     */
    record Model(Function<DatabaseKind, MetaData> of) implements Wanted {

        @Override
        public MetaData on(Database database) {
            return of.apply(database.kind());
        }

        @Override
        public SchemaDifference difference(SchemaSnapshot wanted, SchemaSnapshot head, Set<Tolerance> tolerances) {
            return SchemaDifference.between(ModelSchema.expressible(wanted), ModelSchema.expressible(head), tolerances);
        }
    }

    /**
     * JPA entities, read by retort-hibernate, and compared as {@code matchesEntities} does.
     *
     * @param classes the entities
     * @param naming how their names become the database's
     */
    record Entities(List<Class<?>> classes, String naming) implements Wanted {

        /** Copies the classes. */
        public Entities {
            classes = List.copyOf(classes);
        }

        @Override
        public MetaData on(Database database) {
            return EntitySchema.model(database, naming, classes);
        }

        @Override
        public SchemaDifference difference(SchemaSnapshot wanted, SchemaSnapshot head, Set<Tolerance> tolerances) {
            return EntitySchema.difference(wanted, head, tolerances.toArray(Tolerance[]::new));
        }
    }
}
