package dev.retort.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A Spring Boot application: its entities are the model, its database comes to head before JPA looks at it, and its one jar
 * holds revisions in SQL and Java. The version of Hibernate is of the line that Spring Boot brings, since not every registry
 * serves the community dialects of each.
 */
@EnabledIfSystemProperty(
        named = "retort.consumers",
        matches = "all",
        disabledReason = "takes minutes; the nightly build runs it, -Dretort.consumers=all here")
class SpringBootTest {

    @ParameterizedTest
    @CsvSource({"3.5.16, 6.6.49.Final", "4.1.2, 7.4.13.Final"})
    void testsAndRuns(String boot, String hibernate) throws IOException {
        Consumer shop = Consumer.copyOf("spring-boot", "spring-boot-" + boot)
                .replace("pom.xml", "@boot@", boot)
                .replace("pom.xml", "@hibernate@", hibernate)
                .replace("pom.xml", "@retort@", Consumer.VERSION);
        Build build = shop.maven("package");

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.tests()).containsEntry("com.example.shop.ShopApplicationTest", 1);
        assertThat(build.tests().get("com.example.shop.ShopMigrationsTest")).isGreaterThan(20);
        assertThat(build.output()).contains("PostgreSQL 18", "SQLite");

        assertThat(Shell.run(shop.directory(), "java -jar target/shop-1.jar")).contains("customers: 1");
        assertThat(Shell.run(shop.directory(), "java -jar target/shop-1.jar")).contains("customers: 1");
    }
}
