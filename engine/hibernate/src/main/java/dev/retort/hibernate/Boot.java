package dev.retort.hibernate;

import dev.retort.error.Problem;
import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.schema.NamingConvention;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Version;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelectionException;

/**
 * Starts as much of Hibernate as the mapping needs, and stops it again. The database is named by its product instead of by
 * a dialect, since Hibernate warns of the latter.
 */
final class Boot {

    /** As a setting's value: the naming strategy whose class has another name in each version. */
    static final String SNAKE_CASE = "retort: snake case";

    /** As a setting's value: our own strategy, which only Hibernate's classes can be the parents of. */
    static final String SPRING_JOIN_TABLES = "retort: join tables of Spring";

    private Boot() {}

    /** What a model is read from: the builder's state, once checked. */
    record Source(
            Collection<Class<?>> classes,
            Target target,
            OptionalInt majorVersion,
            Map<String, String> settings,
            NamingConvention naming) {

        Source {
            classes = List.copyOf(classes);
            settings = Map.copyOf(settings);
        }

        /** The schema of tables that name none, where the application sets one. */
        Optional<String> defaultSchema() {
            return Optional.ofNullable(settings.get("hibernate.default_schema"));
        }
    }

    static EntityModel read(Source source) {
        MappingAccess access = HibernateVersion.present().access();
        try {
            return readMapping(source, access);
        } catch (StrategySelectionException unknown) {
            throw new EntityModelException(
                    Problem.of("unreadable-mapping", "Hibernate finds no class that a setting names")
                            .with("Hibernate says", String.valueOf(unknown.getMessage()))
                            .cure("correct the setting; a naming strategy is named by its whole class name"),
                    unknown);
        } catch (PersistenceException refused) {
            throw new EntityModelException(
                    Problem.of("unreadable-mapping", "Hibernate can't read the entities")
                            .with("Hibernate says", String.valueOf(refused.getMessage()))
                            .cure("correct the mapping, or add the missing entity"),
                    refused);
        } catch (LinkageError different) {
            throw new EntityModelException(
                    HibernateVersion.unsupported(Version.getVersionString())
                            .with("missing", String.valueOf(different.getMessage())),
                    different);
        }
    }

    private static EntityModel readMapping(Source source, MappingAccess access) {
        StandardServiceRegistry registry = registry(source, access);
        try {
            MetadataSources sources = new MetadataSources(registry);
            source.classes().forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            return new MappingReader(metadata, source, access).read();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static StandardServiceRegistry registry(Source source, MappingAccess access) {
        BootstrapServiceRegistryBuilder loaders = new BootstrapServiceRegistryBuilder();
        source.classes().stream().map(Class::getClassLoader).distinct().forEach(loaders::applyClassLoader);
        StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(loaders.build());
        source.settings().forEach((key, value) -> builder.applySetting(key, resolved(value, access)));
        builder.getSettings().keySet().removeIf(Boot::isAboutConnections);
        return builder.applySettings(ofTarget(source)).build();
    }

    private static Object resolved(String value, MappingAccess access) {
        return switch (value) {
            case SNAKE_CASE -> access.snakeCaseNaming();
            case SPRING_JOIN_TABLES -> new SpringJoinTables();
            default -> value;
        };
    }

    /** Also for what a hibernate.properties on the class path says. */
    private static boolean isAboutConnections(String key) {
        return key.startsWith("hibernate.connection.")
                || key.startsWith("jakarta.persistence.jdbc.")
                || key.startsWith("hibernate.hbm2ddl.")
                || key.startsWith("jakarta.persistence.schema-generation.");
    }

    private static Map<String, Object> ofTarget(Source source) {
        Target target = source.target();
        int major = source.majorVersion().orElse(target.major());
        int minor = major == target.major() ? target.minor() : 0;
        return Map.of(
                "hibernate.boot.allow_jdbc_metadata_access",
                false,
                "jakarta.persistence.database-product-name",
                target.product(),
                "jakarta.persistence.database-major-version",
                major,
                "jakarta.persistence.database-minor-version",
                minor);
    }
}
