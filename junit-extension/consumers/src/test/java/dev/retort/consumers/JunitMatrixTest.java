package dev.retort.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A project with tests of its own takes {@code retort-junit} in: whatever JUnit it has, and however it says so, its own tests
 * go on running and its migrations are walked. The table of what ran is written to {@code target/junit-matrix.md}.
 */
class JunitMatrixTest {

    private static final List<String> SEEN = new ArrayList<>();

    /**
     * A way to have JUnit.
     *
     * @param junit its version
     * @param bom whether the project imports JUnit's BOM
     * @param first whether JUnit stands before {@code retort-junit}
     * @param surefire the version of Maven's plugin that runs the tests
     */
    record Combination(String junit, boolean bom, boolean first, String surefire) {

        String name() {
            return "junit-" + junit + (bom ? "-bom" : "") + (first ? "-before" : "-after") + "-surefire-" + surefire;
        }

        Consumer project(boolean retort) {
            Consumer project = Consumer.copyOf("plain", (retort ? "" : "without-") + name());
            String own = dependency("org.junit.jupiter", "junit-jupiter", bom ? "" : junit);
            String ours = dependency("dev.retort", "retort-junit", Consumer.VERSION);
            project.replace(
                            "pom.xml",
                            "<!-- dependencies -->",
                            "<!-- dependencies -->" + (first ? own + ours : ours + own))
                    .replace("pom.xml", "@surefire@", surefire);
            if (bom) {
                project.replace("pom.xml", "<!-- management -->", MANAGEMENT.replace("@junit@", junit));
            }
            return project;
        }

        private static String dependency(String group, String artifact, String version) {
            return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                    + (version.isEmpty() ? "" : "<version>" + version + "</version>")
                    + "<scope>test</scope></dependency>\n    ";
        }

        private static final String MANAGEMENT =
                """
                <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>org.junit</groupId>
                        <artifactId>junit-bom</artifactId>
                        <version>@junit@</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                """;
    }

    /** The oldest or the newest JUnit, each every other day; every combination where all are asked for. */
    static Stream<Combination> combinations() {
        if (!System.getProperty("retort.consumers", "few").equals("all")) {
            boolean even = LocalDate.now(ZoneOffset.UTC).getDayOfYear() % 2 == 0;
            return Stream.of(
                    even
                            ? new Combination("5.10.5", false, false, "3.2.5")
                            : new Combination("6.1.3", true, false, "3.5.4"));
        }
        return Stream.of("5.10.5", "5.12.2", "5.14.4", "6.0.3", "6.1.3").flatMap(junit -> Stream.of("3.2.5", "3.5.4")
                .flatMap(surefire -> Stream.of(true, false).flatMap(bom -> Stream.of(true, false)
                        .map(first -> new Combination(junit, bom, first, surefire)))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void ownTestsAndMigrationsRun(Combination combination) {
        Build build = combination.project(true).maven("test");

        Map<String, Integer> tests = build.tests();
        SEEN.add("| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        combination.junit(),
                        combination.bom() ? "imported" : "no",
                        combination.first() ? "before" : "after",
                        combination.surefire(),
                        build.exitCode() == 0 ? "green" : "red",
                        tests));
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(tests).containsEntry("com.example.OwnTest", 3);
        // the graph; 6 checks of 2 revisions, 2 of the whole, for there is no model
        assertThat(tests.get("com.example.PlainMigrationsTest")).isGreaterThanOrEqualTo(10);
        assertThat(build.output()).as("the console's tree").contains("no trace", "2e7b4d find users by name");
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aPropertyGetsRows(Combination combination) {
        Consumer project = combination.project(true);
        String ours = Combination.dependency("dev.retort", "retort-jqwik", Consumer.VERSION);
        project.replace("pom.xml", "<!-- dependencies -->", ours)
                .write("src/test/java/com/example/RowsTest.java", PROPERTY);
        Build build = project.maven("test");

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.tests()).containsEntry("com.example.OwnTest", 3).containsEntry("com.example.RowsTest", 1);
    }

    private static final String PROPERTY =
            """
            package com.example;

            import dev.retort.junit.MigrationTest;
            import dev.retort.junit.RowsAt;
            import dev.retort.junit.jqwik.Rows;
            import dev.retort.sql.DatabaseKind;
            import net.jqwik.api.ForAll;
            import net.jqwik.api.Property;

            @MigrationTest(scripts = "classpath:db/versions", databases = DatabaseKind.SQLITE)
            class RowsTest {

                @Property(tries = 3)
                void usersAreThere(@ForAll @RowsAt("2e7b4d") Rows rows) {
                    if (rows.run().rows("users").isEmpty()) {
                        throw new AssertionError("no user: " + rows);
                    }
                }
            }
            """;

    @ParameterizedTest
    @MethodSource("combinations")
    void ownTestsRunWhereNoMigrationIsTested(Combination combination) throws IOException {
        Consumer project = combination.project(false);
        Files.delete(project.directory().resolve("src/test/java/com/example/PlainMigrationsTest.java"));
        Build build = project.maven("test");

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.tests()).isEqualTo(Map.of("com.example.OwnTest", 3));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aTestClassThatRunsNothingFailsTheBuild(Combination combination) {
        Consumer project = combination.project(true);
        project.replace("src/test/java/com/example/PlainMigrationsTest.java", " implements MigrationChecks", "");
        Build build = project.maven("test");

        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("PlainMigrationsTest", "MigrationChecks");
    }

    /** With a broken downgrade, so that a finding is among the results. */
    @Test
    void allureIsToldOfEachCheck() throws IOException {
        Consumer project = new Combination("5.14.4", true, true, "3.5.4").project(true);
        project.replace(
                        "pom.xml",
                        "<!-- dependencies -->",
                        Combination.dependency("io.qameta.allure", "allure-jupiter", "2.35.3"))
                .replace(
                        "src/main/resources/db/versions/002_find_users_by_name.sql",
                        "DROP INDEX ix_users_name;",
                        "SELECT 1;");
        Build build = project.maven("test", "-Dallure.results.directory=target/allure-results");

        assertThat(build.exitCode()).isNotZero();
        List<String> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(project.directory().resolve("target/allure-results"))) {
            for (Path file : files.filter(each -> each.toString().endsWith("-result.json"))
                    .toList()) {
                results.add(Files.readString(file));
            }
        }
        assertThat(results)
                .filteredOn(result -> result.contains("\"value\":\"no trace\""))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(result -> assertThat(result).contains("parentSuite", "SQLite 3", "revision"))
                .anySatisfy(result -> assertThat(result)
                        .contains(
                                "\"status\":\"failed\"",
                                "leaves index ix_users_name of users behind",
                                "SQL of the downgrade"))
                .anySatisfy(result -> assertThat(result).contains("\"status\":\"passed\""));
        assertThat(results).filteredOn(result -> result.contains("OwnTest")).hasSize(3);
        // the identity is the check's, not JUnit's numbers, so it is there again after a revision is put in before it
        assertThat(results).allSatisfy(result -> assertThat(result).contains("historyId"));
    }

    @Test
    void aForgottenDropFailsTheBuild() throws Exception {
        Consumer project = new Combination("5.12.2", false, true, "3.5.4").project(true);
        project.replace(
                "src/main/resources/db/versions/002_find_users_by_name.sql", "DROP INDEX ix_users_name;", "SELECT 1;");
        Build build = project.maven("test");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output()).contains("leaves index ix_users_name of users behind");
        assertThatAPersonCanRead(
                project.directory().resolve("target/surefire-reports/TEST-com.example.PlainMigrationsTest.xml"));
    }

    /** What tools that read Surefire's files show of a failure: name, class, first line, and the whole finding. */
    private static void assertThatAPersonCanRead(Path report) throws Exception {
        NodeList failures = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("failure");
        Element failure = (Element) failures.item(0);
        Element test = (Element) failure.getParentNode();

        assertThat(test.getAttribute("name")).matches("no trace › 2e7b4d find users by name › SQLite [0-9.]+");
        assertThat(test.getAttribute("classname")).isEqualTo("com.example.PlainMigrationsTest");
        assertThat(failure.getAttribute("message").lines().findFirst().orElseThrow())
                .matches("2e7b4d find users by name \\[downgrade] leaves index ix_users_name of users behind"
                        + " \\(SQLite [0-9.]+\\)");
        assertThat(failure.getAttribute("message"))
                .contains("\n  at: ", "\n  to blame: upgrade ", "\n  what to do: ", "\n  run it again: mvn test ");
        assertThat(failure.getTextContent())
                .contains(failure.getAttribute("message"))
                .doesNotContain("\tat ");
        assertThat(failures.getLength()).isEqualTo(2);
        assertThat(((Element) failures.item(1)).getAttribute("message"))
                .contains("the same fault as in: no trace › 2e7b4d find users by name › SQLite ");
    }

    @AfterAll
    static void writeTable() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| JUnit | its BOM | stands … retort-junit | Surefire | result | tests |");
        lines.add("|---|---|---|---|---|---|");
        lines.addAll(SEEN);
        Files.write(Path.of(System.getProperty("consumers.directory"), "junit-matrix.md"), lines);
    }
}
