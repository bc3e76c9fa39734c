package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir
    Path directory = Path.of("");

    private SchemaSnapshot schema = snapshot("create table t (a int, b int)");
    private SchemaSnapshot other = snapshot("create table t (b int, a int)");

    private static SchemaSnapshot snapshot(String sql) {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void setDirectory() {
        System.setProperty(GoldenFile.DIRECTORY, directory.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty(GoldenFile.DIRECTORY);
        System.clearProperty(GoldenFile.UPDATE);
    }

    private Path store(SchemaSnapshot snapshot) {
        System.setProperty(GoldenFile.UPDATE, "true");
        assertThat(snapshot).matchesSnapshot("head");
        System.clearProperty(GoldenFile.UPDATE);
        return directory.resolve("head-sqlite.txt");
    }

    @Test
    void tellsHowToMakeAMissingOne() {
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        There is no stored snapshot %s
                        Run the test once with -Dretort.snapshots.update=true, which writes it; look through it and commit it."""
                                .formatted(directory.resolve("head-sqlite.txt")));
    }

    @Test
    void writesOnRequestAndComparesThen() throws IOException {
        Path file = store(schema);
        Assertions.assertThat(file).hasContent(schema.toText());
        assertThat(schema).matchesSnapshot("head").matchesSnapshot(file);
        assertThat(other).matchesSnapshot("head", Tolerance.COLUMN_ORDER);
        assertThatThrownBy(() -> assertThat(other).as("at head").matchesSnapshot("head"))
                .hasMessage(
                        """
                        [at head] The schema differs from the stored snapshot %s
                        1 difference
                          table t
                            column order: expected a, b but was b, a
                        If that is intended, run the test with -Dretort.snapshots.update=true and commit the file."""
                                .formatted(file));
        store(other);
        Assertions.assertThat(file).hasContent(other.toText());
    }

    @Test
    void leavesAFileAloneThatIsEqual() throws IOException {
        Path file = store(schema);
        String older = Files.readString(file).replaceAll("version: .*", "version: 3.0");
        Files.writeString(file, older);
        store(schema);
        Assertions.assertThat(file).hasContent(older);
    }

    @Test
    void tellsWhichFileIsBroken() throws IOException {
        Path file = store(schema);
        Files.writeString(file, "merge conflict");
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The stored snapshot " + file + " can't be read.")
                .hasMessageContaining("text: merge conflict")
                .hasMessageEndingWith("To write it again, run the test with -Dretort.snapshots.update=true.");
        store(schema);
        assertThat(schema).matchesSnapshot("head");
    }

    @Test
    void refusesAPlaceOutsideOfItsDirectory() {
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("../head"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'../head' can't name a file in the snapshot directory");
    }

    @Test
    void tellsThatAFileIsOfTheOtherDatabase() throws IOException {
        Path file = store(schema);
        Files.writeString(file, schema.toText().replace("database: SQLite", "database: PostgreSQL"));
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "The stored snapshot %s is of PostgreSQL but the schema is of SQLite;"
                                + " each needs its own file.",
                        file);
    }

    @Test
    void tellsWhatIsWrongWithAFileThatIsNoText() throws IOException {
        Path file = directory.resolve("head-sqlite.txt");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The stored snapshot %s can't be read.", file)
                .hasMessageContaining("It isn't UTF-8 text.");
        Files.writeString(file, schema.toText().replace("position: 1", "position: first"));
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a position must be a number")
                .hasMessageContaining("text: position: first");
    }

    @Test
    void tellsThatADirectoryCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        System.setProperty(GoldenFile.DIRECTORY, file.toString());
        System.setProperty(GoldenFile.UPDATE, "true");
        assertThatThrownBy(() -> assertThat(schema).matchesSnapshot("head"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The snapshot %s can't be written.", file.resolve("head-sqlite.txt"))
                .hasMessageContaining("The directory is set by -Dretort.snapshots.dir.");
    }
}
