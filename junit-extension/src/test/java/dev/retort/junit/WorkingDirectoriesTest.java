package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDirectoriesTest {

    private final Path project;

    WorkingDirectoriesTest(@TempDir Path project) {
        this.project = project;
    }

    @Test
    void fileBelowIsShownFromTheFirstDirectoryThatItIsIn() {
        Path module = project.resolve("shop");
        Path page = module.resolve("target/retort/Shop.html");

        assertThat(new WorkingDirectories(List.of(project, module)).shown(page))
                .isEqualTo(Path.of("shop/target/retort/Shop.html").toString());
        assertThat(new WorkingDirectories(List.of(project.resolve("other"), module)).shown(page))
                .isEqualTo(Path.of("target/retort/Shop.html").toString());
    }

    @Test
    void fileElsewhereIsShownWhole() {
        Path page = project.resolve("reports/Shop.html");

        assertThat(new WorkingDirectories(List.of(project.resolve("shop"))).shown(page))
                .isEqualTo(page.toString());
    }
}
