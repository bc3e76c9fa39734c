package dev.retort.script.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionLocationsTest {

    private static final Path ONE = Path.of("one");
    private static final Path TWO = Path.of("two");

    @Test
    void theOnlyOneIsTaken() {
        assertThat(new VersionLocations(List.of(ONE)).choose(Optional.empty(), Optional.empty()))
                .isEqualTo(ONE);
    }

    @Test
    void theParentsOneIsTaken() {
        assertThat(both().choose(Optional.empty(), Optional.of(Path.of("two/2026/x.sql"))))
                .isEqualTo(TWO);
    }

    @Test
    void theOneThatIsAskedForIsTakenHoweverItIsWritten() {
        assertThat(both().choose(Optional.of(Path.of("./one/../two").toAbsolutePath()), Optional.empty()))
                .isEqualTo(TWO);
    }

    @Test
    void oneThatIsNotConfiguredIsRefused() {
        assertThatThrownBy(() -> both().choose(Optional.of(Path.of("three")), Optional.empty()))
                .isInstanceOf(WritingException.class)
                .hasMessageContaining("'three' is not one of the configured locations")
                .hasMessageContaining("one, two");
    }

    @Test
    void oneMustBeAFolder() {
        assertThatThrownBy(() -> new VersionLocations(List.of()).choose(Optional.of(ONE), Optional.empty()))
                .hasMessageContaining("none of the locations is a folder that can be written to");
    }

    @Test
    void oneMustBeAskedForIfNothingElseTells() {
        assertThatThrownBy(() -> both().choose(Optional.empty(), Optional.empty()))
                .isInstanceOf(WritingException.class)
                .hasMessageContaining("--version-path");
    }

    private static VersionLocations both() {
        return new VersionLocations(List.of(ONE, TWO));
    }
}
