package dev.retort.junit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.script.ScriptOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    private final Path project;

    SourceFileTest(@TempDir Path project) {
        this.project = project;
    }

    @ParameterizedTest
    @CsvSource({
        "target/classes/db/001.sql, src/main/resources/db/001.sql",
        "target/test-classes/db/001.sql, src/test/resources/db/001.sql",
        "target/classes/shop/R001.class, src/main/java/shop/R001.java",
        "target/classes/shop/Shop$R001.class, src/main/java/shop/Shop.java",
        "target/test-classes/shop/R001.class, src/test/java/shop/R001.java",
        "build/classes/java/main/shop/R001.class, src/main/java/shop/R001.java",
        "build/resources/main/db/001.sql, src/main/resources/db/001.sql"
    })
    void whatABuildMadeLeadsToItsSource(String made, String source) throws IOException {
        Path written = file(source);

        assertThat(SourceFile.of(origin(file(made)))).contains(written);
        assertThat(SourceFile.shown(origin(file(made)))).isEqualTo(written.toString());
    }

    @Test
    void fileWithoutASourceBesideItIsItsOwn() throws IOException {
        Path made = file("target/classes/db/001.sql");

        assertThat(SourceFile.of(origin(made))).contains(made);
    }

    @Test
    void fileOutsideOfABuildDirectoryIsItsOwn() throws IOException {
        file("src/main/resources/db/001.sql");
        Path given = file("migrations/db/001.sql");

        assertThat(SourceFile.of(origin(given))).contains(given);
    }

    @Test
    void scriptThatIsNoFileIsShownByItsName() {
        ScriptOrigin inJar = new ScriptOrigin("shop.R001", Optional.empty());

        assertThat(SourceFile.of(inJar)).isEmpty();
        assertThat(SourceFile.shown(inJar)).isEqualTo("shop.R001");
    }

    private static ScriptOrigin origin(Path path) {
        return new ScriptOrigin(String.valueOf(path.getFileName()), Optional.of(path));
    }

    private Path file(String name) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
