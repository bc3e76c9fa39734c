package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.InvalidGraphException;
import dev.retort.schema.NamingConvention;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCatalogTest {

    private final Path directory;
    private final ClassLoader loader = ScriptCatalogTest.class.getClassLoader();

    ScriptCatalogTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String sql(String id, String down) {
        return "-- revision: " + id + "\n-- down_revision: " + down + "\n-- upgrade\nSELECT 1;\n-- downgrade\n";
    }

    private static String java(String type, String id, String down) {
        return """
                package db;

                import dev.retort.operation.writing.Operations;
                import dev.retort.script.Migration;
                import dev.retort.script.Revision;

                @Revision(id = "%s", down = "%s", message = "in Java")
                public class %s implements Migration {
                    @Override public void upgrade(Operations op) {
                        op.execute(Texts.UP);
                    }
                }
                """
                .formatted(id, down, type);
    }

    private ScriptCatalog load() {
        return ScriptCatalog.load(List.of(directory.toString()), loader);
    }

    private static List<String> ids(ScriptCatalog catalog) {
        return catalog.scripts().stream().map(it -> it.revision().id()).toList();
    }

    @Test
    void twoFilesWithOneIdAreBothNamed() throws IOException {
        write("001_a.sql", sql("aaaa", "none"));
        write("002_b.sql", sql("aaaa", "none"));

        assertThatThrownBy(() -> ScriptCatalog.load(List.of(directory.toString()), loader))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class, it -> assertThat(it.code()).isEqualTo("duplicate-revision"))
                .hasMessageContainingAll(
                        "two revisions have the id 'aaaa'",
                        "in " + directory.resolve("001_a.sql"),
                        "in " + directory.resolve("002_b.sql"));
    }

    @Nested
    class Directories {

        @Test
        void areReadInTheOrderOfNames() throws IOException {
            write("b.sql", sql("001", "none"));
            write("a.sql", sql("002", "001"));
            write("README.md", "not a script");
            write(".#c.sql", "a lock file of an editor");

            ScriptCatalog catalog = load();

            assertThat(ids(catalog)).containsExactly("002", "001");
            assertThat(catalog.get("001").origin().toString()).endsWith("b.sql");
            assertThat(catalog.find("003")).isEmpty();
            assertThat(catalog.graph().heads())
                    .extracting(dev.retort.revision.Revision::id)
                    .containsExactly("002");
        }

        @Test
        void areReadBelowOnlyIfAskedFor() throws IOException {
            write("a.sql", sql("001", "none"));
            write("2026/b.sql", sql("002", "001"));

            assertThat(ids(load())).containsExactly("001");
            assertThat(ids(ScriptCatalog.builder()
                            .locations(List.of("file:" + directory))
                            .recursive(true)
                            .load()))
                    .containsExactly("001", "002");
        }

        @Test
        void mayBeEmpty() {
            assertThat(load().scripts()).isEmpty();
        }

        @Test
        void areNamedWithTheirNeighboursIfMissing() throws IOException {
            write("versions/a.sql", sql("001", "none"));

            BrokenScriptsException broken = catchThrowableOfType(
                    BrokenScriptsException.class,
                    () -> ScriptCatalog.load(
                            List.of(directory.resolve("version").toString()), loader));

            assertThat(broken.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("missing-location");
                assertThat(problem.text()).contains(directory.resolve("version").toString(), ": versions");
            });
        }
    }

    @Nested
    class ClassPath {

        @Test
        void givesScriptsFromJars() throws IOException {
            Path jar = directory.resolve("scripts.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry("db/versions/"));
                out.putNextEntry(new JarEntry("db/versions/a.sql"));
                out.write(sql("001", "none").getBytes(StandardCharsets.UTF_8));
                out.putNextEntry(new JarEntry("db/versions/b.java"));
                out.write(java("B", "00b", "001").replace("Texts.UP", "\"\"").getBytes(StandardCharsets.UTF_8));
                out.putNextEntry(new JarEntry("db/versions/below/b.sql"));
                out.write(sql("002", "001").getBytes(StandardCharsets.UTF_8));
            }
            try (URLClassLoader jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader)) {
                assertThat(ids(ScriptCatalog.load(List.of("classpath:db/versions"), jars)))
                        .containsExactly("001", "00b");
            }
        }

        @Test
        void givesCompiledClassesWithTheAnnotation() {
            ScriptCatalog catalog = ScriptCatalog.load(List.of("classpath:dev/retort/script/versions"), loader);

            assertThat(ids(catalog)).containsExactly("c1", "c2");
            assertThat(catalog.get("c1").checksum(DatabaseKind.SQLITE).algorithm())
                    .isEqualTo("sha256-class-1");
            assertThat(catalog.get("c2").irreversible()).contains("a test says so");
        }

        @Test
        void isNamedIfItLacksTheDirectory() {
            assertThatThrownBy(() -> ScriptCatalog.load(List.of("classpath:no/such"), loader))
                    .isInstanceOf(BrokenScriptsException.class)
                    .hasMessageContaining("the class path has no directory no/such");
        }
    }

    @Nested
    class JavaSources {

        @BeforeEach
        void anotherSourceThatTheyUse() throws IOException {
            write("Texts.java", "package db;\nfinal class Texts { static final String UP = \"SELECT 2\"; }\n");
        }

        @Test
        void areCompiledTogetherAndMixWithSql() throws IOException {
            write("001.sql", sql("001", "none"));
            write("002_named_by_number.java", java("AddPhone", "002", "001"));
            write("003.sql", sql("003", "002"));

            ScriptCatalog catalog = load();

            assertThat(ids(catalog)).containsExactly("001", "002", "003");
            RevisionScript script = catalog.get("002");
            assertThat(script.revision().message()).isEqualTo("in Java");
            assertThat(script.checksum(DatabaseKind.SQLITE).algorithm()).isEqualTo("sha256-java-1");
            assertThat(script.hasDowngrade()).isFalse();
        }

        @Test
        void tellEveryErrorOfTheCompilerWithItsLine() throws IOException {
            write("A.java", java("A", "001", "x").replace("Texts.UP", "1 + nothing"));
            write("B.java", java("B", "002", "x").replace("Texts.UP", "noSuch()"));
            write("c.sql", "-- upgrade\n");

            BrokenScriptsException broken =
                    catchThrowableOfType(BrokenScriptsException.class, ScriptCatalogTest.this::load);

            assertThat(broken.problems()).hasSize(3);
            assertThat(broken)
                    .hasMessageContainingAll(
                            directory.resolve("A.java") + ":10",
                            "symbol:   variable nothing",
                            directory.resolve("B.java") + ":10",
                            "noSuch()",
                            "the file doesn't say which revision it is");
        }

        @Test
        void mustImplementMigration() throws IOException {
            write("A.java", "@dev.retort.script.Revision(id = \"a\") class A {}");

            assertThatThrownBy(ScriptCatalogTest.this::load)
                    .isInstanceOf(BrokenScriptsException.class)
                    .hasMessageContaining("the class has @Revision but isn't a Migration");
        }
    }

    @Nested
    class Classes {

        @Revision(id = "c3", created = "never")
        static final class WithoutTime implements Migration {
            @Override
            public void upgrade(Operations op) {}
        }

        @Revision(id = "c4")
        abstract static class Abstract implements Migration {}

        @Test
        void areRefusedWhereTheyCannotBeMadeOrRead() {
            BrokenScriptsException broken =
                    catchThrowableOfType(BrokenScriptsException.class, () -> ScriptCatalog.builder()
                            .classes(List.of(WithoutTime.class, Abstract.class, Migration.class))
                            .load());

            assertThat(broken.problems()).hasSize(3);
            assertThat(broken)
                    .hasMessageContainingAll(
                            "'never' is not a timestamp",
                            "no no-argument constructor",
                            "doesn't say which revision it is");
        }
    }

    @Test
    void leavesProblemsOfTheGraphToTheGraph() throws IOException {
        write("a.sql", sql("001", "none"));
        write("b.sql", sql("002", "999"));

        assertThatThrownBy(this::load).isInstanceOfSatisfying(InvalidGraphException.class, it -> assertThat(it.code())
                .isEqualTo("missing-parent"));
    }

    @Test
    void makesAMigrationAnewForEachRun() {
        RevisionScript script = ScriptCatalog.load(List.of("classpath:dev/retort/script/versions"), loader)
                .get("c1");

        Operations op = new Operations(new RecordingSink("sqlite"), NamingConvention.NONE);

        assertThatThrownBy(() -> script.run(Direction.UPGRADE, op)).hasMessage("made 1 time");
        assertThatThrownBy(() -> script.run(Direction.UPGRADE, op)).hasMessage("made 1 time");
    }

    @Test
    void anotherTextOfAFileMakesAnotherCatalog() throws IOException {
        write("a.sql", sql("001", "none"));
        write("b.sql", sql("002", "001") + "DROP TABLE a;\n-- downgrade sqlite\nDROP TABLE b;\n");
        ScriptCatalog catalog = load();
        SqlPart part = catalog.get("002")
                .part(Direction.DOWNGRADE, DatabaseKind.SQLITE)
                .orElseThrow();
        assertThat(part.text()).isEqualTo("DROP TABLE b;\n");
        assertThat(part.line()).isEqualTo(8);
        assertThat(catalog.get("002").part(Direction.DOWNGRADE, DatabaseKind.POSTGRESQL))
                .map(SqlPart::text)
                .contains("DROP TABLE a;\n");

        ScriptCatalog other = catalog.withText("002", part.file().substring(0, part.from()) + "DROP TABLE c;");

        assertThat(other.get("002").part(Direction.DOWNGRADE, DatabaseKind.SQLITE))
                .map(SqlPart::text)
                .contains("DROP TABLE c;");
        assertThat(ids(other)).containsExactly("001", "002");
        assertThat(load().get("002").part(Direction.DOWNGRADE, DatabaseKind.SQLITE))
                .contains(part);
        assertThatThrownBy(() -> catalog.withText("002", "-- revision: 002\n-- down_revision: 999\n-- upgrade\n"))
                .isInstanceOf(InvalidGraphException.class);
        assertThatThrownBy(() -> catalog.withText("002", "DROP TABLE d;")).isInstanceOf(BrokenScriptsException.class);
    }
}
