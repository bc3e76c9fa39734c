package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.verification.Repetition;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice fits who runs the tests. The tests themselves are run by Surefire, so the others are only told of. */
class TestRunnerTest {

    private static final Repetition ONE = new Repetition("sqlite", "no-trace", Optional.of("b2c3"));
    private static final Repetition WHOLE = new Repetition("postgresql:18", "all-down", Optional.empty());

    private static final class ShopIT {}

    @ParameterizedTest
    @CsvSource({
        "surefire.real.class.path, /shop/target/classes, MAVEN",
        "surefire.test.class.path, /shop/target/classes, MAVEN",
        "org.gradle.test.worker, 3, GRADLE",
        "sun.java.command, com.intellij.rt.junit.JUnitStarter -ideVersion5 -junit5, IDE",
        "sun.java.command, org.eclipse.jdt.internal.junit.runner.RemoteTestRunner -version 3, IDE",
        "sun.java.command, com.microsoft.java.test.runner.Launcher, IDE",
        "sun.java.command, org.junit.platform.console.ConsoleLauncher execute, OTHER",
        "java.version, 17, OTHER",
    })
    void isToldByWhatItLeavesInTheProperties(String key, String value, TestRunner runner) {
        assertThat(TestRunner.detected(
                        name -> Optional.ofNullable(Map.of(key, value).get(name))))
                .isEqualTo(runner);
    }

    @Test
    void isSurefireHere() {
        assertThat(TestRunner.detected()).isEqualTo(TestRunner.MAVEN);
    }

    @Test
    void mavenNamesTheModuleIfThePersonStandsElsewhere() {
        assertThat(TestRunner.MAVEN.again(ForgetfulShop.class, ONE, Optional.empty()))
                .isEqualTo("mvn test -Dtest=ForgetfulShop -Dretort.databases=sqlite -Dretort.checks=no-trace"
                        + " -Dretort.revisions=b2c3");
        assertThat(TestRunner.MAVEN.again(ForgetfulShop.class, WHOLE, Optional.of(Path.of("apps/shop"))))
                .isEqualTo("mvn test -Dtest=ForgetfulShop -pl apps/shop -am -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dretort.databases=postgresql:18 -Dretort.checks=all-down");
    }

    @Test
    void failsafeRunsWhatIsCalledAnIntegrationTest() {
        assertThat(TestRunner.MAVEN.again(ShopIT.class, WHOLE, Optional.empty()))
                .isEqualTo("mvn verify -Dit.test='TestRunnerTest$ShopIT' -Dretort.databases=postgresql:18"
                        + " -Dretort.checks=all-down");
    }

    @Test
    void gradleIsToldByTheEnvironmentSinceItsWorkersDontSeeItsProperties() {
        assertThat(TestRunner.GRADLE.again(ForgetfulShop.class, ONE, Optional.empty()))
                .isEqualTo("RETORT_DATABASES=sqlite RETORT_CHECKS=no-trace RETORT_REVISIONS=b2c3"
                        + " gradle test --tests dev.retort.junit.ForgetfulShop");
    }

    @Test
    void othersGetTheSettings() {
        assertThat(TestRunner.IDE.again(ForgetfulShop.class, WHOLE, Optional.empty()))
                .isEqualTo("run ForgetfulShop with the VM options -Dretort.databases=postgresql:18"
                        + " -Dretort.checks=all-down");
        assertThat(TestRunner.OTHER.again(ForgetfulShop.class, WHOLE, Optional.empty()))
                .startsWith("run ForgetfulShop with -Dretort.databases=");
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/target/test-classes, /shop/target/retort",
        "/shop/made-by-maven/test-classes, /shop/made-by-maven/retort",
        "/shop/build/classes/java/test, /shop/build/retort",
        "/shop/build/classes/kotlin/integrationTest, /shop/build/retort",
        "/shop/out/test/shop, /shop/out/retort",
        "/shop/bin/test, /shop/bin/retort",
        "/somewhere, target/retort",
    })
    void reportGoesWhereTheBuildPutsWhatItMakes(String classes, String reports) {
        assertThat(new BuildFolder(ForgetfulShop.class, Optional.of(Path.of(classes))).reports())
                .isEqualTo(Path.of(reports));
    }

    @Test
    void testClassIsShownByItsSource() {
        assertThat(BuildFolder.of(ShopIT.class).source().toString())
                .endsWith("src/test/java/dev/retort/junit/TestRunnerTest.java");
        assertThat(new BuildFolder(ShopIT.class, Optional.empty()).source())
                .hasToString("retort:dev.retort.junit.TestRunnerTest.ShopIT");
    }
}
