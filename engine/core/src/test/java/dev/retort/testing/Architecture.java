package dev.retort.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rules of the house. Each module checks them for its own classes, and one test for all of them together. */
public final class Architecture {

    private static final Map<String, ArchRule> RULES = rules();

    private Architecture() {}

    /**
     * The tests of a module, to be run in its directory: every rule, that enough of its classes were seen, and that what
     * is public is documented.
     *
     * @param atLeast how many classes it surely has
     * @param packages packages, each of which it has
     */
    public static Stream<DynamicTest> ofModule(int atLeast, String... packages) {
        JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
        DynamicTest documented = DynamicTest.dynamicTest(
                "everything public is documented",
                () -> assertThat(Undocumented.in(Path.of("src/main/java"))).isEmpty());
        return Stream.concat(tests(classes, atLeast, List.of(packages), true), Stream.of(documented));
    }

    /** The tests of all modules together; a rule that finds nothing to look at fails. */
    public static Stream<DynamicTest> ofTheHouse(int atLeast, String... packages) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("dev.retort");
        return tests(classes, atLeast, List.of(packages), false);
    }

    private static Stream<DynamicTest> tests(
            JavaClasses classes, int atLeast, List<String> packages, boolean mayBeAboutNothing) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("enough classes are seen", () -> areSeen(classes, atLeast, packages)));
        RULES.forEach((name, rule) -> tests.add(DynamicTest.dynamicTest(
                name, () -> rule.allowEmptyShould(mayBeAboutNothing).check(classes))));
        return tests.stream();
    }

    private static void areSeen(JavaClasses classes, int atLeast, List<String> packages) {
        assertThat(classes.size()).isGreaterThanOrEqualTo(atLeast);
        for (String root : packages) {
            assertThat(classes.stream().filter(it -> it.getPackageName().startsWith(root)))
                    .as(root)
                    .isNotEmpty();
        }
    }

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "packages have no cycles",
                slices().matching("dev.retort.(**)").should().beFreeOfCycles());
        rules.put(
                "the engine knows no test library and nobody above it",
                none(
                        List.of(
                                "dev.retort",
                                "dev.retort.catalog..",
                                "dev.retort.config..",
                                "dev.retort.dialect..",
                                "dev.retort.error..",
                                "dev.retort.operation..",
                                "dev.retort.revision..",
                                "dev.retort.row..",
                                "dev.retort.run..",
                                "dev.retort.schema..",
                                "dev.retort.script..",
                                "dev.retort.sql.."),
                        "org.junit..",
                        "org.assertj..",
                        "schemacrawler..",
                        "dev.retort.assertions..",
                        "dev.retort.cli..",
                        "dev.retort.junit.."));
        rules.put(
                "the assertions know no JUnit and no SchemaCrawler",
                none(
                        List.of("dev.retort.assertions.."),
                        "org.junit..",
                        "schemacrawler..",
                        "dev.retort.junit..",
                        "dev.retort.cli.."));
        rules.put(
                "only one class of the assertions knows Retort Hibernate, docs/adr/0006",
                noClasses()
                        .that()
                        .resideInAPackage("dev.retort.assertions..")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.retort.assertions.entities.HibernateModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.retort.hibernate..", "org.hibernate..", "jakarta.persistence.."));
        rules.put(
                "Retort Hibernate knows only the engine",
                none(
                        List.of("dev.retort.hibernate.."),
                        "dev.retort.assertions..",
                        "dev.retort.junit..",
                        "dev.retort.cli.."));
        rules.put(
                "records of the schema and the graph know no database",
                none(
                        List.of("dev.retort.schema..", "dev.retort.revision..", "dev.retort.operation.."),
                        "java.sql..",
                        "javax.sql..",
                        "dev.retort.dialect..",
                        "dev.retort.run.."));
        rules.put(
                "dialects don't know each other",
                slices().matching("dev.retort.dialect.(*)..").should().notDependOnEachOther());
        rules.put(
                "only the consoles write to the terminal",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.retort.cli..", "dev.retort.junit.console..", "dev.retort.benchmarks..")
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
        return rules;
    }

    private static ArchRule none(List<String> of, String... known) {
        return noClasses()
                .that()
                .resideInAnyPackage(of.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(known);
    }
}
