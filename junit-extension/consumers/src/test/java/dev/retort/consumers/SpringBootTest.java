package dev.retort.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Spring Boot application: its entities are the model, its database comes to head before JPA looks at it, and its one jar
 * holds revisions in SQL and Java.
 */
class SpringBootTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.5.16", "4.1.2"})
    void testsAndRuns(String boot) throws IOException {
        Consumer shop = Consumer.copyOf("spring-boot", "spring-boot-" + boot)
                .replace("pom.xml", "@boot@", boot)
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
