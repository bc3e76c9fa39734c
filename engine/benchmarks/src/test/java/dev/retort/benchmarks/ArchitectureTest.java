package dev.retort.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.retort");
    }

    @Test
    void enoughClassesAreSeen() {
        assertThat(classes.size()).isGreaterThan(200);
        for (String root : List.of(
                "dev.retort.cli",
                "dev.retort.assertions",
                "dev.retort.hibernate",
                "dev.retort.junit",
                "dev.retort.run")) {
            assertThat(classes.stream().filter(it -> it.getPackageName().startsWith(root)))
                    .as(root)
                    .isNotEmpty();
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.retort.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theEngineKnowsNoTestLibraryAndNobodyAboveIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.retort",
                        "dev.retort.config..",
                        "dev.retort.dialect..",
                        "dev.retort.error..",
                        "dev.retort.operation..",
                        "dev.retort.revision..",
                        "dev.retort.run..",
                        "dev.retort.schema..",
                        "dev.retort.script..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.junit..",
                        "org.assertj..",
                        "schemacrawler..",
                        "dev.retort.assertions..",
                        "dev.retort.cli..",
                        "dev.retort.junit..")
                .check(classes);
    }

    @Test
    void theAssertionsKnowNoJUnit() {
        noClasses()
                .that()
                .resideInAPackage("dev.retort.assertions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "dev.retort.junit..", "dev.retort.cli..")
                .check(classes);
    }

    /** It is an optional dependency, docs/adr/0006. */
    @Test
    void onlyOneClassOfTheAssertionsKnowsRetortHibernate() {
        noClasses()
                .that()
                .resideInAPackage("dev.retort.assertions..")
                .and()
                .doNotHaveFullyQualifiedName("dev.retort.assertions.entities.HibernateModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.retort.hibernate..", "org.hibernate..", "jakarta.persistence..")
                .check(classes);
    }

    @Test
    void retortHibernateKnowsOnlyTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.retort.hibernate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.retort.assertions..", "dev.retort.junit..", "dev.retort.cli..")
                .check(classes);
    }

    @Test
    void recordsOfTheSchemaAndTheGraphKnowNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.retort.schema..", "dev.retort.revision..", "dev.retort.operation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "dev.retort.dialect..", "dev.retort.run..")
                .check(classes);
    }

    @Test
    void dialectsDontKnowEachOther() {
        slices().matching("dev.retort.dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void onlyTheConsolesWriteToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.retort.cli..", "dev.retort.junit.console..", "dev.retort.benchmarks..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void everythingPublicIsDocumented() throws IOException {
        assertThat(Undocumented.in(Path.of("../.."))).isEmpty();
    }
}
