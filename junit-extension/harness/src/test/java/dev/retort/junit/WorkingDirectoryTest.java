package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDirectoryTest {

    private final Path project;

    WorkingDirectoryTest(@TempDir Path project) {
        this.project = project;
    }

    @Test
    void fileBelowIsShownFromThere() {
        Path page = project.resolve("shop/target/retort/Shop.html");

        assertThat(WorkingDirectory.of(Optional.of(project.toString())).shown(page))
                .isEqualTo(Path.of("shop/target/retort/Shop.html").toString());
    }

    @Test
    void fileElsewhereIsShownWhole() {
        Path page = project.resolve("reports/Shop.html");

        assertThat(WorkingDirectory.of(Optional.of(project.resolve("shop").toString()))
                        .shown(page))
                .isEqualTo(page.toString());
    }

    @Test
    void fileIsShownWholeWhereTheDirectoryIsNotKnown() {
        Path page = project.resolve("shop/target/retort/Shop.html");

        assertThat(new WorkingDirectory(Optional.empty()).shown(page)).isEqualTo(page.toString());
    }
}
