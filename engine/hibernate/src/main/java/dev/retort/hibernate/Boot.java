package dev.retort.hibernate;

import dev.retort.error.Problem;
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

/**
 * Starts as much of Hibernate as the mapping needs, and stops it again. The database is named by its product instead of by
 * a dialect, since Hibernate warns of the latter.
 */
final class Boot {

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
        try {
            return readMapping(source);
        } catch (PersistenceException refused) {
            throw new EntityModelException(
                    Problem.of("unreadable-mapping", "Hibernate can't read the entities")
                            .with("Hibernate says", String.valueOf(refused.getMessage()))
                            .cure("correct the mapping, or add the missing entity"),
                    refused);
        } catch (LinkageError different) {
            throw new EntityModelException(
                    Problem.of("unsupported-hibernate", "this version of Hibernate is not supported")
                            .with("found", Version.getVersionString())
                            .with("missing", String.valueOf(different.getMessage()))
                            .cure("use Hibernate 7.1 to 7.4, with all its dependencies"),
                    different);
        }
    }

    private static EntityModel readMapping(Source source) {
        StandardServiceRegistry registry = registry(source);
        try {
            MetadataSources sources = new MetadataSources(registry);
            source.classes().forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            return new MappingReader(metadata, source).read();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static StandardServiceRegistry registry(Source source) {
        BootstrapServiceRegistryBuilder loaders = new BootstrapServiceRegistryBuilder();
        source.classes().stream().map(Class::getClassLoader).distinct().forEach(loaders::applyClassLoader);
        StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(loaders.build());
        source.settings().forEach(builder::applySetting);
        builder.getSettings().keySet().removeIf(Boot::isAboutConnections);
        return builder.applySettings(ofTarget(source)).build();
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
