package dev.retort.assertions.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.RetortAssertions;
import dev.retort.assertions.RetortSoftAssertions;
import dev.retort.assertions.SchemaAssert;
import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import dev.retort.sql.DatabaseKind;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Everything but {@code matchesEntities} works without retort-hibernate and without Hibernate. */
class WithoutEntityLibraryTest {

    /** The tests' class path, without some of it. */
    private static URLClassLoader without(Predicate<String> left) {
        URL[] parts = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(left.negate())
                .map(WithoutEntityLibraryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(parts, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOurs(String path) {
        return path.equals(
                Path.of(location(dev.retort.hibernate.EntityModel.class)).toString());
    }

    private static boolean isHibernate(String path) {
        return path.contains("hibernate-core");
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static void run(URLClassLoader loader, Class<?> script) throws Exception {
        try (loader) {
            Object made =
                    loader.loadClass(script.getName()).getDeclaredConstructor().newInstance();
            assertThat(made.getClass().getClassLoader()).isSameAs(loader);
            ((Runnable) made).run();
        }
    }

    @Test
    void theMissingLibraryIsNamed() throws Exception {
        run(without(WithoutEntityLibraryTest::isOurs), NamesTheLibrary.class);
    }

    @Test
    void theMissingHibernateIsNamed() throws Exception {
        run(without(WithoutEntityLibraryTest::isHibernate), NamesHibernate.class);
    }

    @Test
    void theRestWorks() throws Exception {
        run(without(path -> isOurs(path) || path.contains("hibernate-")), UsesTheRest.class);
    }

    private static SchemaSnapshot schema() {
        SchemaObject table = new SchemaObject(ObjectKind.TABLE, ObjectPath.of("t"), Map.of(), List.of(), false);
        return new SchemaSnapshot(new Database(DatabaseKind.SQLITE, "3"), List.of(table));
    }

    /** Runs without retort-hibernate. */
    public static final class NamesTheLibrary implements Runnable {
        @Override
        public void run() {
            SchemaAssert schema = RetortAssertions.assertThat(schema());
            assertThatThrownBy(() -> schema.matchesEntities(Object.class))
                    .isInstanceOf(EntityLibraryException.class)
                    .hasToString("dev.retort.assertions.entities.EntityLibraryException: retort-hibernate, which reads"
                            + " entities, is not on the class path\n  what to do: add dev.retort:retort-hibernate for the"
                            + " tests; Hibernate itself stays the application's");
        }
    }

    /** Runs without Hibernate. */
    public static final class NamesHibernate implements Runnable {
        @Override
        public void run() {
            SchemaAssert schema = RetortAssertions.assertThat(schema());
            assertThatThrownBy(() -> schema.matchesEntities(Object.class))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("Hibernate is not on the class path")
                    .hasMessageContaining("add org.hibernate.orm:hibernate-core");
        }
    }

    /** Runs without either; soft assertions look at every method of an assertion. */
    public static final class UsesTheRest implements Runnable {
        @Override
        public void run() {
            RetortSoftAssertions.assertAllSoftly(
                    softly -> softly.assertThat(schema()).hasTable("t"));
            assertThatThrownBy(() -> RetortSoftAssertions.assertAllSoftly(
                            softly -> softly.assertThat(schema()).hasTable("u")))
                    .hasMessageContaining("u");
        }
    }
}
