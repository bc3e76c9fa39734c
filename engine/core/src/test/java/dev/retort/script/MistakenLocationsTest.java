package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.error.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locations and files that are almost right: the message names what was meant. */
class MistakenLocationsTest {

    private final ClassLoader loader = MistakenLocationsTest.class.getClassLoader();

    @TempDir
    private Path directory = Path.of("");

    @Nested
    class OnTheClassPath {

        @Test
        void packageIsTakenForItsDirectory() {
            assertThat(ScriptCatalog.load(List.of("classpath:dev.retort.script.versions"), loader)
                            .scripts())
                    .extracting(script -> script.revision().id())
                    .containsExactly("c1", "c2");
        }

        @Test
        void nearestDirectoryIsNamed() {
            assertThat(cure("classpath:dev/retort/script/version"))
                    .isEqualTo("did you mean 'classpath:dev/retort/script/versions'?");
            assertThat(cure("classpath:dev.retort.scripts.versions"))
                    .isEqualTo("did you mean 'classpath:dev/retort/script'?");
        }

        @Test
        void sourceFolderIsLeftOut() {
            assertThat(cure("classpath:src/test/java/dev/retort/script/versions"))
                    .startsWith("write classpath:dev/retort/script/versions");
        }

        @Test
        void prefixThatWasForgottenIsSupplied() {
            assertThat(cure("dev/retort/script/versions")).contains("'classpath:dev/retort/script/versions'");
            assertThat(cure("dev.retort.script.versions")).contains("'classpath:dev/retort/script/versions'");
        }

        @Test
        void jarTellsWhatItPassesOver() throws IOException {
            Path jar = directory.resolve("scripts.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry("db/late/"));
                out.putNextEntry(new JarEntry("db/late/002.SQL"));
                out.write("-- revision: 002\n".getBytes(StandardCharsets.UTF_8));
            }
            try (URLClassLoader jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader)) {
                ScriptCatalog catalog = ScriptCatalog.load(List.of("classpath:db/late"), jars);

                assertThat(catalog.notices())
                        .extracting(Problem::summary)
                        .singleElement()
                        .asString()
                        .startsWith("002.SQL isn't taken");
                assertThat(catalog.emptyLocations()).containsExactly("classpath:db/late");
            }
        }
    }

    @Nested
    class ScriptsThatAreNoFiles {

        @Test
        void areRefusedAndNotPassedOver() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            for (Path target : List.of(Path.of("nowhere.sql"), Path.of("002.sql"), Path.of("/dev/null"))) {
                Path link = Files.createSymbolicLink(directory.resolve("002.sql"), target);

                Problem problem = broken(directory.toString()).problems().get(0);

                assertThat(problem.code()).isEqualTo("unreadable-location");
                assertThat(problem.facts().get("cause"))
                        .asString()
                        .contains(link.toString())
                        .containsAnyOf("is a link to a file that isn't there", "is neither a file nor a directory");
                Files.delete(link);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "002.sql, false, none",
            "002.sql, true, text/003.sql",
            "A.java, true, none",
            "002.sql/, false, 002.sql/003.sql"
        })
        void directoriesAmongThem(String name, boolean recursive, String below) throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            Files.createDirectory(directory.resolve(name));
            if (!below.equals("none")) {
                write(below, "-- revision: 003\n-- upgrade\nSELECT 1;\n");
            }

            assertThatThrownBy(() -> ScriptCatalog.builder()
                            .locations(List.of(directory.toString()))
                            .classLoader(loader)
                            .recursive(recursive)
                            .load())
                    .isInstanceOf(BrokenScriptsException.class)
                    .hasMessageContaining(directory.resolve(name) + " is a directory, though its name is a script's");
        }

        @Test
        void areOfNoConcernUnderOtherNames() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            write("text/long.txt", "-- revision: 002\n-- down_revision: 001\n-- upgrade\nSELECT 1;\n");
            Files.createSymbolicLink(directory.resolve("002.sql"), Path.of("text", "long.txt"));
            Files.createSymbolicLink(directory.resolve(".#003.sql"), Path.of("ada@host.42:1"));
            Files.createSymbolicLink(directory.resolve("notes.md"), Path.of("nowhere"));

            assertThat(ScriptCatalog.load(List.of(directory.toString()), loader).scripts())
                    .hasSize(2);
        }
    }

    @Nested
    class PassedOverFiles {

        @Test
        void areNamedIfTheyLookLikeScripts() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            for (String name : List.of("002.SQL", "003.Sql", "004.sql.txt", "005.ddl", "A.JAVA", "below/006.sql")) {
                write(name, "");
            }

            ScriptCatalog catalog = ScriptCatalog.load(List.of(directory.toString()), loader);

            assertThat(catalog.notices())
                    .extracting(problem -> problem.summary().replaceFirst(" (isn't|is).*", ""))
                    .containsExactly("002.SQL", "003.Sql", "004.sql.txt", "005.ddl", "A.JAVA", "the directory below");
            assertThat(catalog.notices().get(2).cure()).contains("call it 004.sql, or move it elsewhere");
        }

        @Test
        void arePassedOverInSilenceIfTheyArePutAside() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            for (String name : List.of(
                    "README.md",
                    ".gitkeep",
                    "002.sql~",
                    "#3.sql#",
                    ".#4.sql",
                    "5.sql.bak",
                    "6.sql.orig",
                    "package-info.java",
                    "below/readme.md")) {
                write(name, "");
            }

            assertThat(ScriptCatalog.load(List.of(directory.toString()), loader).notices())
                    .isEmpty();
        }

        @Test
        void areReadIfTheirDirectoryIsSearched() throws IOException {
            write("below/001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");

            ScriptCatalog catalog = ScriptCatalog.builder()
                    .locations(List.of(directory.toString()))
                    .recursive(true)
                    .load();

            assertThat(catalog.notices()).isEmpty();
            assertThat(catalog.emptyLocations()).isEmpty();
        }
    }

    @Nested
    class LineForWhatItFollows {

        @Test
        void mayBeLeftOutByTheOnlyBeginning() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            write("002.sql", "-- revision: 002\n-- down_revision: 001\n-- upgrade\nSELECT 1;\n");

            assertThat(ScriptCatalog.load(List.of(directory.toString()), loader).scripts())
                    .hasSize(2);
        }

        @Test
        void isMissedInEachOtherFileThatBeginsAHistory() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            write("002.sql", "-- revision: 002\n-- upgrade\nSELECT 1;\n");
            write("003.sql", "-- revision: 003\n-- down_revision:\n-- upgrade\nSELECT 1;\n");

            assertThat(broken(directory.toString()).problems())
                    .extracting(problem -> problem.facts().get("at"), problem -> problem.cure()
                            .orElseThrow())
                    .satisfiesExactly(
                            problem -> assertThat(problem.toString())
                                    .contains(directory.resolve("002.sql") + ":1", "-- down_revision: 001"),
                            problem -> assertThat(problem.toString())
                                    .contains(directory.resolve("003.sql") + ":1", "-- down_revision: 002"));
        }

        @Test
        void isMissedInTheFirstFileIfAnotherOneSaysThatItBegins() throws IOException {
            write("001.sql", "-- revision: 001\n-- upgrade\nSELECT 1;\n");
            write("002.sql", "-- revision: 002\n-- down_revision: none\n-- upgrade\nSELECT 1;\n");

            assertThat(broken(directory.toString())).hasMessageContaining(directory.resolve("001.sql") + ":1");
        }

        @Test
        void mayBeNoneInSeveral() throws IOException {
            write("001.sql", "-- revision: 001\n-- down_revision: none\n-- upgrade\nSELECT 1;\n");
            write("002.sql", "-- revision: 002\n-- down_revision: none\n-- upgrade\nSELECT 1;\n");

            assertThat(ScriptCatalog.load(List.of(directory.toString()), loader)
                            .graph()
                            .realHeads())
                    .hasSize(2);
        }
    }

    @Test
    void sourceOfAMigrationMustSayWhichRevisionItIs() throws IOException {
        String head = "import dev.retort.operation.writing.Operations;\nimport dev.retort.script.Migration;\n";
        write("A.java", head + "class A implements Migration { public void upgrade(Operations op) {} }");
        write("B.java", head + "abstract class B implements Migration { public void upgrade(Operations op) {} }");

        assertThat(broken(directory.toString()).problems()).singleElement().satisfies(problem -> assertThat(
                        problem.text())
                .contains("doesn't say which revision it is", "class: A", "A.java", "annotate it with @Revision"));
    }

    private String cure(String location) {
        return broken(location).problems().get(0).cure().orElse("");
    }

    private BrokenScriptsException broken(String location) {
        return catchThrowableOfType(BrokenScriptsException.class, () -> ScriptCatalog.load(List.of(location), loader));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
