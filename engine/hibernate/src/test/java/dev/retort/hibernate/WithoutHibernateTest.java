package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.RetortException;
import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.hibernate.shop.Shop;
import jakarta.persistence.Entity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.hibernate.boot.MetadataSources;
import org.hibernate.community.dialect.SQLiteDialect;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutHibernateTest {

    @ParameterizedTest
    @ValueSource(classes = {EntityModel.class, EntityModelBuilder.class, EntityModelException.class})
    void thePublicTypesShowNoTypeOfHibernate(Class<?> type) {
        assertThat(Arrays.stream(type.getMethods()).flatMap(WithoutHibernateTest::shown))
                .isNotEmpty()
                .noneMatch(name -> name.contains("org.hibernate") || name.contains("jakarta."));
    }

    private static Stream<String> shown(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType().getTypeName()),
                Arrays.stream(method.getGenericParameterTypes()).map(java.lang.reflect.Type::getTypeName));
    }

    @Test
    void theMissingJarIsNamed() throws Exception {
        assertThat(failure())
                .hasToString(
                        "dev.retort.hibernate.EntityModelException: Hibernate is not on the class path\n"
                                + "  what to do: add org.hibernate.orm:hibernate-core, in the version that the application has");
    }

    @Test
    void theMissingDialectIsNamed() throws Exception {
        assertThat(failure(MetadataSources.class))
                .hasMessageContaining("Hibernate's dialect for SQLite is not on the class path")
                .hasMessageContaining("hibernate-community-dialects");
    }

    @Test
    void aHibernateThatLacksAClassIsRefusedWithItsVersion() throws Exception {
        assertThat(failure(MetadataSources.class, SQLiteDialect.class, Entity.class, Logger.class))
                .hasMessageContaining("this version of Hibernate is not supported")
                .hasMessageContaining("found: " + Version.getVersionString())
                .hasMessageContaining("missing: ");
    }

    /** What building fails with when only our jars, and those of these classes, are there. */
    private static Throwable failure(Class<?>... present) throws Exception {
        URL[] jars = Stream.concat(
                        Stream.of(EntityModel.class, MappingAccess.class, RetortException.class, Shop.class),
                        Arrays.stream(present))
                .map(WithoutHibernateTest::location)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            return failure(loader);
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Throwable failure(ClassLoader loader) throws ReflectiveOperationException {
        Object builder = loader.loadClass(EntityModel.class.getName())
                .getMethod("builder")
                .invoke(null);
        Class<?>[] entities = {loader.loadClass(Shop.Product.class.getName())};
        builder.getClass().getMethod("entities", Class[].class).invoke(builder, (Object) entities);
        builder.getClass().getMethod("dialect", String.class).invoke(builder, "sqlite");
        try {
            return new AssertionError(builder.getClass().getMethod("build").invoke(builder));
        } catch (InvocationTargetException thrown) {
            return Objects.requireNonNull(thrown.getCause());
        }
    }
}
