package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.RetortException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
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
        URL[] ours = {location(EntityModel.class), location(RetortException.class)};
        try (URLClassLoader loader = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            assertThat(failure(loader))
                    .hasToString(
                            "dev.retort.hibernate.EntityModelException: Hibernate is not on the class path\n"
                                    + "  what to do: add org.hibernate.orm:hibernate-core, version 7, as the application has it");
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Throwable failure(ClassLoader loader) throws ReflectiveOperationException {
        Object builder = loader.loadClass(EntityModel.class.getName())
                .getMethod("builder")
                .invoke(null);
        builder.getClass().getMethod("dialect", String.class).invoke(builder, "sqlite");
        try {
            return new AssertionError(builder.getClass().getMethod("build").invoke(builder));
        } catch (InvocationTargetException thrown) {
            return Objects.requireNonNull(thrown.getCause());
        }
    }
}
