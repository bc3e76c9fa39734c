package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.schema.MetaData;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * Brings names to one case on SQLite, where it doesn't count, see
     * <a href="https://www.sqlite.org/lang_keywords.html">quoting</a>; PostgreSQL has done so itself.
     */
    private record Folding(boolean folds) {

        private static final Pattern STRING_OR_REST = Pattern.compile("'(?:[^']|'')*+'|[^']+");
        private static final Pattern NEEDLESS_QUOTES = Pattern.compile("\"(\\w+)\"");
        private static final Set<String> NOT_SQL = Set.of("comment", SchemaObject.POSITION);

        static Folding of(Database database) {
            return new Folding(!database.isPostgresql());
        }

        SchemaSnapshot fold(SchemaSnapshot schema) {
            return folds ? new SchemaSnapshot(schema.database(), all(schema.objects())) : schema;
        }

        private static List<SchemaObject> all(List<SchemaObject> objects) {
            return objects.stream().map(Folding::folded).toList();
        }

        private static SchemaObject folded(SchemaObject object) {
            Map<String, String> attributes = new LinkedHashMap<>();
            object.attributes()
                    .forEach((name, value) -> attributes.put(name, NOT_SQL.contains(name) ? value : sql(value)));
            ObjectPath path = new ObjectPath(
                    object.path().parts().stream().map(Folding::sql).toList());
            return new SchemaObject(object.kind(), path, attributes, all(object.children()), object.serverMadeName());
        }

        /** In lower case but for strings, and without quotes around names that are a word. */
        private static String sql(String text) {
            return STRING_OR_REST.matcher(text).replaceAll(part -> Matcher.quoteReplacement(Folding.part(part)));
        }

        private static String part(MatchResult part) {
            String text = part.group();
            return text.startsWith("'")
                    ? text
                    : NEEDLESS_QUOTES.matcher(text).replaceAll("$1").toLowerCase(Locale.ROOT);
        }
    }
}
