package dev.retort.script.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.Revision;
import dev.retort.script.ScriptCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevisionWriterTest {

    private static final Revision BASE = new Revision(
            "000000000001",
            List.of(),
            List.of(),
            Set.of(),
            "first",
            Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    private static final Revision CHILD = new Revision(
            "000000000002",
            List.of("000000000001"),
            List.of("000000000001"),
            new LinkedHashSet<>(List.of("billing", "money")),
            "say \"hi\" to C:\\users",
            Optional.of(Instant.parse("2026-01-02T00:00:00Z")));

    private final Path folder;

    RevisionWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(ScriptKind.class)
    void whatIsWrittenIsReadBackAsItWas(ScriptKind kind) {
        writer().write(BASE, kind, folder);
        writer().write(CHILD, kind, folder);

        assertThat(ScriptCatalog.load(List.of(folder.toString()), getClass().getClassLoader())
                        .graph()
                        .revisions())
                .containsExactlyInAnyOrder(BASE, CHILD);
    }

    @Test
    void anSqlFileHasItsHeaderAndBothSections() {
        assertThat(writer().write(CHILD, ScriptKind.SQL, folder))
                .hasContent(
                        """
                -- revision: 000000000002
                -- down_revision: 000000000001
                -- message: say "hi" to C:\\users
                -- depends_on: 000000000001
                -- branch_labels: billing, money
                -- created: 2026-01-02T00:00:00Z

                -- upgrade

                -- downgrade
                """);
    }

    @Test
    void aJavaFileInASourceFolderBelongsToItsPackage() {
        Path sources = folder.resolve("src/main/java/db/revisions");
        assertThat(writer().write(BASE, ScriptKind.JAVA, sources)).content().startsWith("package db.revisions;");
    }

    @Test
    void neverReplacesAFile() throws IOException {
        Path file = writer().write(BASE, ScriptKind.SQL, folder);
        Files.writeString(file, "work of hours");

        assertThatThrownBy(() -> writer().write(BASE, ScriptKind.SQL, folder))
                .isInstanceOf(WritingException.class)
                .hasMessageContaining("a file with that name already exists")
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("work of hours");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhyTheDiskRefusesAFile() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> writer().write(BASE, ScriptKind.SQL, blocked))
                .isInstanceOfSatisfying(WritingException.class, refused -> assertThat(refused.code())
                        .isEqualTo("cannot-write"));
    }

    @Nested
    class AHook {

        @Test
        void runsOverTheNewFile() {
            Path file = writer("sh -c 'echo \"-- formatted\" >> \"$0\"' {file}").write(BASE, ScriptKind.SQL, folder);
            assertThat(file).content().endsWith("-- formatted\n");
        }

        @Test
        void getsTheFileAtItsEndIfItDoesNotSayWhere() {
            Path file = writer("sed -i s/first/premier/").write(BASE, ScriptKind.SQL, folder);
            assertThat(file).content().contains("-- message: premier");
        }

        @Test
        void thatFailsTakesTheFileWithIt() {
            assertThatThrownBy(() -> writer("sh -c 'echo no such rule; exit 3'").write(BASE, ScriptKind.SQL, folder))
                    .isInstanceOf(WritingException.class)
                    .hasMessageContaining("the post-write hook 'sh' ended with exit status 3")
                    .hasMessageContaining("it said: no such rule");
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void thatCannotBeStartedTakesTheFileWithIt() {
            assertThatThrownBy(() -> writer("no-such-formatter").write(BASE, ScriptKind.SQL, folder))
                    .hasMessageContaining("the post-write hook 'no-such-formatter' could not be started");
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void mustNameAProgram() {
            assertThatThrownBy(() -> PostWriteHook.parse("  ", folder))
                    .hasMessageContaining("a post-write hook names no program");
        }
    }

    private RevisionWriter writer(String... hooks) {
        FileNaming naming = new FileNaming(FileTemplate.parse("{rev}_{slug}"), 40, ZoneOffset.UTC);
        return new RevisionWriter(
                naming,
                List.of(hooks).stream()
                        .map(line -> PostWriteHook.parse(line, folder))
                        .toList());
    }
}
