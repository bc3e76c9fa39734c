package dev.retort.junit;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.entities.EntityLibraryException;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.MetaData;
import dev.retort.schema.NamingConvention;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import dev.retort.sql.DatabaseKind;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Head is held to JPA entities, or to a model for each database, on both of them with one class. */
class EntitiesTest {

    private static final String SHOP = "classpath:histories/shop";

    private final Path reports;

    EntitiesTest(@TempDir Path reports) {
        this.reports = reports;
    }

    private EngineExecutionResults run(Class<?> testClass) {
        return new Kit(reports).run(testClass, Map.of("retort.checks", "model,upgrade"));
    }

    private List<String> failures(Class<?> testClass) {
        return Kit.messages(run(testClass).testEvents().failed());
    }

    private void assertGreenOnBoth(Class<?> testClass) {
        EngineExecutionResults results = run(testClass);
        results.allEvents().assertStatistics(statistics -> statistics.failed(0));
        assertThat(Kit.paths(results.testEvents().succeeded()))
                .filteredOn(path -> path.endsWith("> model"))
                .hasSize(2)
                .anyMatch(path -> path.contains("SQLite"))
                .anyMatch(path -> path.contains("PostgreSQL"));
    }

    @MigrationTest(
            scripts = SHOP,
            entities = {ShopEntities.User.class, ShopEntities.Order.class},
            entityNaming = "spring")
    static final class Entities implements MigrationChecks {}

    @Test
    void entitiesAreCheckedOnBothDatabases() {
        assertGreenOnBoth(Entities.class);
    }

    @MigrationTest(
            scripts = SHOP,
            entities = {ShopEntities.OldUser.class},
            entityNaming = "spring",
            checks = "model")
    static final class OldEntities implements MigrationChecks {}

    @Test
    void whatTheEntitiesSayOtherwiseIsTold() {
        assertThat(failures(OldEntities.class)).hasSize(2).allSatisfy(message -> assertThat(message)
                .contains("the model's column users.fax_number is not in the database")
                .contains("column users.phone is in the database, but not in the model")
                .contains("table orders is in the database, but not in the model"));
    }

    @MigrationTest(
            scripts = SHOP,
            entities = {ShopEntities.OldUser.class},
            checks = "model")
    static final class NamesOfHibernate implements MigrationChecks {}

    @MigrationTest(
            scripts = SHOP,
            entities = {ShopEntities.OldUser.class},
            entityNaming = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
            checks = "model")
    static final class NamesOfAClass implements MigrationChecks {}

    @Test
    void namesFollowTheStrategyThatIsSet() {
        assertThat(failures(NamesOfHibernate.class)).hasSize(2).allSatisfy(message -> assertThat(message)
                .containsIgnoringCase("column users.faxNumber is not in"));
        assertThat(failures(NamesOfAClass.class)).hasSize(2).allSatisfy(message -> assertThat(message)
                .contains("column users.fax_number is not in"));
    }

    @MigrationTest(migrations = Clocks.class, model = ClockModel.class)
    static final class ModelForEach implements MigrationChecks {}

    @Revision(id = "a1b2", message = "clocks")
    static final class Clocks implements Migration {
        @Override
        public void upgrade(Operations op) {
            String table = "CREATE TABLE clocks (id integer NOT NULL, at %s, CONSTRAINT pk_clocks PRIMARY KEY (id))";
            op.executeOn(SQLITE, table.formatted("text"));
            op.executeOn(POSTGRESQL, table.formatted("timestamptz"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("clocks");
        }
    }

    /** What SQLite has no type for is text there. */
    static final class ClockModel implements Function<DatabaseKind, MetaData> {
        @Override
        public MetaData apply(DatabaseKind database) {
            return metaData(NamingConvention.COMMON)
                    .table(table(
                                    "clocks",
                                    column("id", integer()).notNull(),
                                    column("at", database == DatabaseKind.SQLITE ? text() : timestampWithZone()))
                            .primaryKey("id"));
        }
    }

    @Test
    void aModelMayDifferFromDatabaseToDatabase() {
        assertGreenOnBoth(ModelForEach.class);
    }

    @Revision(id = "a1b2", message = "named")
    static final class Named implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table(
                            "named",
                            column("id", integer()).notNull(),
                            column("word", string(9)).notNull())
                    .primaryKey("id")
                    .constraint(unique("word")));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("named", "uq_named_word");
            op.dropTable("named");
        }
    }

    @MigrationTest(migrations = Named.class)
    static final class NamedOtherwise implements MigrationChecks {}

    /** A house's own names. */
    static final class HouseNames implements Supplier<NamingConvention> {
        @Override
        public NamingConvention get() {
            return NamingConvention.COMMON;
        }
    }

    @MigrationTest(migrations = Named.class, naming = "dev.retort.junit.EntitiesTest$HouseNames")
    static final class NamedByClass implements MigrationChecks {}

    @Test
    void withoutAModelTheConventionOfProductionNames() {
        Map<String, String> checks = Map.of("retort.checks", "stairway");
        assertThat(new Kit(reports)
                        .run(NamedByClass.class, checks)
                        .testEvents()
                        .failed()
                        .count())
                .isZero();
        assertThat(Kit.messages(new Kit(reports)
                        .run(NamedOtherwise.class, checks)
                        .testEvents()
                        .failed()))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains("uq_named_word"));
    }

    @Test
    void withoutRetortHibernateEntitiesAreRefusedWithTheCure() throws Exception {
        URL[] parts = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.matches(".*\\b(hibernate(-7)?.(target|classes)|(retort|org).hibernate)\\b.*"))
                .map(EntitiesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(parts, ClassLoader.getPlatformClassLoader())) {
            Object script = loader.loadClass(NamesEntities.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(script.getClass().getClassLoader()).isSameAs(loader);
            ((Runnable) script).run();
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs without retort-hibernate. */
    public static final class NamesEntities implements Runnable {
        @Override
        public void run() {
            MigrationVerification verification =
                    MigrationVerification.of("shop").generatedRows(false);
            assertThatThrownBy(() -> verification.entities(Object.class))
                    .isInstanceOf(EntityLibraryException.class)
                    .hasMessageContaining("add dev.retort:retort-hibernate for the tests");
        }
    }
}
