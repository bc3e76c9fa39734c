package dev.retort.hibernate;

import dev.retort.error.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/** Checks that classes are mapped at all, since Hibernate accepts others silently. */
final class EntityClasses {

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> MAPPED = Set.of(
            ENTITY,
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Converter");

    private EntityClasses() {}

    static void require(Collection<Class<?>> classes) {
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
                                ? "move from javax.persistence to jakarta.persistence, which Hibernate 7 reads"
                                : "annotate it with @" + ENTITY + ", or leave it out"));
    }
}
