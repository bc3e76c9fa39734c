package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.schema.NamingConvention;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read page by page reads as one that is held, wherever a page ends. */
class FileTextTest {

    private static final String HEADER = "-- revision: a\n-- message: été\n\n-- upgrade\n";

    private static final List<String> TEXTS = List.of(
            HEADER
                    + "CREATE TABLE t (a text);\nINSERT INTO t VALUES ('a; b — 😀 ''c''');\n-- downgrade\nDROP TABLE t;\n",
            "\uFEFF" + HEADER.replace("\n", "\r\n") + "SELECT 'a\r\nb';\r\n-- downgrade\r\nSELECT 2;\r\n",
            HEADER + "-- statement begin\nSELECT 1; SELECT 'x\n-- statement end\n/* a; */ SELECT 2 -- b;\n;;",
            HEADER + "DO $body$ BEGIN; 'x\n-- downgrade\n $$ END $body$;\nSELECT E'it\\'s', U&\"\\0061\", 'a'\n  'b';",
            """
            -- revision: a
            -- upgrade sqlite
            CREATE TRIGGER x AFTER INSERT ON t BEGIN
            -- downgrade
            DELETE FROM t;
            END;
            -- upgrade postgresql
            CREATE FUNCTION f() RETURNS int BEGIN ATOMIC
            SELECT 1;
            END;
            -- downgrade
            """,
            "-- revision: a\n-- upgrade postgresql\nCOPY t FROM stdin;\nit's\n-- downgrade\n\\.\nSELECT 1;",
            "-- revision: a\n-- upgrade postgresql\n\\restrict aB3\nSELECT 1;\n\\unrestrict aB3\nSELECT $1::int, 1..2;",
            HEADER + "SELECT 'never closed;\n-- downgrade\n",
            HEADER + "SELECT 1;\n -- downgrade\nDROP TABLE t;\n/* down */\n--- up\n",
            HEADER + "SELECT 1; -- it's\rDROP TABLE t;\n",
            "-- revision: a\n-- nothing: here\nSELECT 1;\n-- upgrade\n-- message: late\n",
            HEADER + "SELECT /* /* nested */ 1 -- */ ;\n-- downgrade\nSELECT 2;",
            "");

    private final Path directory;
    private final List<Problem> problems = new ArrayList<>();

    FileTextTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("a.sql"), content);
    }

    private FileText pages(String text, int size) throws IOException {
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        return new FileText(FilePages.of(file, "a.sql", size, problems).orElseThrow());
    }

    /** All that is known of a file's text, in words. */
    private static String known(CharSequence text) {
        List<Problem> found = new ArrayList<>();
        StringBuilder known = new StringBuilder();
        Optional<RevisionScript> script = SqlFile.read(new ScriptOrigin("a.sql", Optional.empty()), text, found);
        found.forEach(problem -> known.append(problem).append('\n'));
        for (DatabaseKind database : DatabaseKind.values()) {
            known.append(statements(text, database));
            script.ifPresent(it -> known.append(it.checksum(database))
                    .append(it.editSince(Optional.of("sha256-sql-1:x"), database))
                    .append(it.hasUpgrade(database))
                    .append(run(it, Direction.UPGRADE, database))
                    .append(run(it, Direction.DOWNGRADE, database))
                    .append(it.part(Direction.DOWNGRADE, database)));
        }
        return known.toString();
    }

    private static String statements(CharSequence text, DatabaseKind database) {
        try {
            return Splitter.stream(text, database).toList().toString();
        } catch (SqlSyntaxException unreadable) {
            return unreadable.problem().toString();
        }
    }

    private static List<String> run(RevisionScript script, Direction direction, DatabaseKind database) {
        RecordingSink sink = new RecordingSink(database.id());
        script.run(direction, new Operations(sink, NamingConvention.NONE));
        return sink.taken();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 16, 61, FilePages.PAGE})
    void readsAsOneThatIsHeld(int size) throws IOException {
        for (String text : TEXTS) {
            FileText pages = pages(text, size);

            assertThat(pages.toString()).isEqualTo(text);
            assertThat(known(pages)).as(text).isEqualTo(known(text));
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 16, FilePages.PAGE})
    void whatIsNoTextIsRefusedOnTheSameLine(int size) throws IOException {
        List<byte[]> contents = List.of(
                new byte[] {'a', '\n', 'b', (byte) 0xE9, '\n', 'c'},
                new byte[] {'\n', '\n', (byte) 0xF0, (byte) 0x9F},
                new byte[] {'\n', 'a', 'b', 'c', '\n', 'd', 0, '\n', 'e', 0},
                new byte[] {'\n', 0, '\n', '\n', 'x', 'y', 'z', (byte) 0xFF, '\n'},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {'\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80});
        for (byte[] content : contents) {
            List<Problem> held = new ArrayList<>();
            ScriptOrigin origin = new ScriptOrigin("a.sql", Optional.empty());
            assertThat(new ScriptFile("a.sql", new ScriptFile.Held(content), origin, Optional.empty()).text(held))
                    .isEmpty();

            problems.clear();
            assertThat(FilePages.of(file(content), "a.sql", size, problems)).isEmpty();

            assertThat(problems).hasSize(1).hasToString(held.toString());
        }
    }

    @Test
    void aFileThatChangesIsNoticedBeforeAnythingOfItIsTaken() throws IOException {
        String text = HEADER + "SELECT 1;\nSELECT 2;\n";
        for (String changed : List.of(
                text.replace("1", "3"), text.replace("2", "3"), text + "SELECT 3;", text.substring(0, 60), "")) {
            FileText pages = pages(text, 16);
            file(changed.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(pages::toString)
                    .as(changed)
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("a.sql")
                    .hasMessageContaining("not what it was")
                    .hasMessageContaining("run again");
        }
        FileText pages = pages(text, 16);
        Files.delete(directory.resolve("a.sql"));
        assertThatThrownBy(pages::toString).isInstanceOf(RetortException.class).hasMessageContaining("not what it was");
    }

    @Test
    void isEqualToTheSamePartOfTheSameContent() throws IOException {
        FileText text = pages(TEXTS.get(0), 16);
        FileText again = pages(TEXTS.get(0), 16);

        assertThat(text).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo(pages(TEXTS.get(0) + " ", 16));
        assertThat(text.subSequence(1, 9)).isEqualTo(again.subSequence(1, 9)).isNotEqualTo(again.subSequence(1, 8));
    }

    @Test
    void longFilesOfDirectoriesAndJarsReadAsShortOnes() throws Exception {
        String text = HEADER + "SELECT 'été', 1;\n".repeat(ScriptFile.HELD / 10) + "-- downgrade\nSELECT 'a\n-- b';\n";
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        Path jar = directory.resolve("scripts.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("db/long/"));
            out.putNextEntry(new JarEntry("db/long/a.sql"));
            out.write(Files.readAllBytes(file));
        }
        try (URLClassLoader jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            RevisionScript inDirectory =
                    ScriptCatalog.load(List.of(directory.toString()), jars).get("a");
            RevisionScript inJar =
                    ScriptCatalog.load(List.of("classpath:db/long"), jars).get("a");
            RevisionScript held = SqlFile.read(new ScriptOrigin("a.sql", Optional.empty()), text, problems)
                    .orElseThrow();

            for (DatabaseKind database : DatabaseKind.values()) {
                assertThat(inDirectory.checksum(database)).isEqualTo(held.checksum(database));
                assertThat(inJar.checksum(database)).isEqualTo(held.checksum(database));
                assertThat(run(inJar, Direction.DOWNGRADE, database))
                        .isEqualTo(run(inDirectory, Direction.DOWNGRADE, database))
                        .isEqualTo(run(held, Direction.DOWNGRADE, database));
                assertThat(inJar.part(Direction.UPGRADE, database)).isEqualTo(held.part(Direction.UPGRADE, database));
            }
            assertThat(((SqlFile.SqlScript) inDirectory).text()).isInstanceOf(FileText.class);
            assertThat(((SqlFile.SqlScript) inJar).text()).isInstanceOf(FileText.class);
        }
    }
}
