package dev.retort.hibernate;

import dev.retort.dialect.UnknownDatabaseException;
import dev.retort.error.Problem;
import dev.retort.schema.NamingConvention;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Collects what an {@link EntityModel} is made of. Each method changes this builder and returns it. */
public final class EntityModelBuilder {

    private static final String PHYSICAL_NAMING = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT_NAMING = "hibernate.implicit_naming_strategy";

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> MAPPED = Set.of(
            ENTITY,
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Converter");

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Optional<Target> target = Optional.empty();
    private OptionalInt majorVersion = OptionalInt.empty();
    private NamingConvention naming = NamingConvention.NONE;

    EntityModelBuilder() {}

    /** Adds entities, and embeddables, mapped superclasses and converters if they aren't found through an entity. */
    public EntityModelBuilder entities(Class<?>... added) {
        return entities(List.of(added));
    }

    /** Adds entities, as {@link #entities(Class...)} does. */
    public EntityModelBuilder entities(Collection<Class<?>> added) {
        classes.addAll(added);
        return this;
    }

    /**
     * Chooses the database that the model is for.
     *
     * @param name {@code postgresql} or {@code sqlite}
     * @throws UnknownDatabaseException for any other name
     */
    public EntityModelBuilder dialect(String name) {
        target = Optional.of(Target.named(name));
        return this;
    }

    /** Sets the database's major version, by which Hibernate chooses types; without it PostgreSQL 16 or SQLite 3.45. */
    public EntityModelBuilder databaseVersion(int major) {
        majorVersion = OptionalInt.of(major);
        return this;
    }

    /**
     * Gives Hibernate a setting, as the application does: {@code hibernate.default_schema},
     * {@code hibernate.globally_quoted_identifiers} and the like. Settings of the connection are accepted and left out.
     */
    public EntityModelBuilder setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Names the keys and indexes that the mapping leaves unnamed. */
    public EntityModelBuilder naming(NamingConvention convention) {
        naming = convention;
        return this;
    }

    /** Sets Hibernate's physical naming strategy, by the name of its class; it must be the application's own. */
    public EntityModelBuilder physicalNaming(String strategyClass) {
        return setting(PHYSICAL_NAMING, strategyClass);
    }

    /** Writes {@code fullName} as {@code full_name}. */
    public EntityModelBuilder snakeCaseNames() {
        return physicalNaming(Boot.SNAKE_CASE);
    }

    /**
     * Names as Spring Boot does unless it is told otherwise: in snake case, and a join table that has no name after the
     * owner's table and the attribute.
     */
    public EntityModelBuilder springNames() {
        return snakeCaseNames().setting(IMPLICIT_NAMING, Boot.SPRING_JOIN_TABLES);
    }

    /**
     * Reads the entities.
     *
     * @throws EntityModelException if Hibernate or its SQLite dialect isn't on the class path, its version isn't
     *     supported, a class isn't an entity,
     *     there is none, no dialect was chosen, or Hibernate refuses the mapping
     */
    public EntityModel build() {
        Target chosen = target.orElseThrow(EntityModelBuilder::noDialect);
        chosen.require();
        requireMapped();
        return Boot.read(new Boot.Source(classes, chosen, majorVersion, settings, naming));
    }

    private static EntityModelException noDialect() {
        return new EntityModelException(Problem.of("no-dialect", "the entity model has no dialect")
                .with("known", Target.names())
                .cure("choose one: EntityModel.builder().dialect(\"postgresql\")"));
    }

    /** Checks that classes are mapped at all, since Hibernate accepts others silently. */
    private void requireMapped() {
        classes.stream().filter(type -> !isMapped(type)).findFirst().ifPresent(type -> {
            throw notMapped(type);
        });
        if (classes.stream().noneMatch(type -> isAnnotated(type, ENTITY))) {
            throw new EntityModelException(Problem.of("no-entities", "the entity model has no entity")
                    .cure("name the entities: EntityModel.builder().entities(Customer.class, …); an empty model would"
                            + " drop every table"));
        }
    }

    private static boolean isMapped(Class<?> type) {
        return MAPPED.stream().anyMatch(annotation -> isAnnotated(type, annotation));
    }

    private static boolean isAnnotated(Class<?> type, String annotation) {
        return Arrays.stream(type.getDeclaredAnnotations())
                .anyMatch(it -> it.annotationType().getName().equals(annotation));
    }

    private static EntityModelException notMapped(Class<?> type) {
        boolean old = isAnnotated(type, "javax.persistence.Entity");
        return new EntityModelException(Problem.of("not-an-entity", "class " + type.getName() + " is not an entity")
                .cure(
                        old
                                ? "move from javax.persistence to jakarta.persistence, which Hibernate reads"
                                : "annotate it with @" + ENTITY + ", or leave it out"));
    }
}
