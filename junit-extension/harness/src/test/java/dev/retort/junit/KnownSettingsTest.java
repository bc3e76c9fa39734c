package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

    private static final Path PAGE = Path.of("../../docs/test-settings.md");

    private static final String HEAD =
            """
            # Settings of a test run

            As system property (`-Dretort.checks=graph`), in `junit-platform.properties`, or as environment variable, in capitals with
            underscores (`RETORT_CHECKS`). The first of these that is set counts. A setting that isn't listed fails the run, since it
            would have no effect.

            | setting | meaning |
            |---|---|
            """;

    @Test
    void thePageIsTheList() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        KnownSettings.OF_TESTS.forEach((key, meaning) ->
                page.append("| `").append(key).append("` | ").append(meaning).append(" |\n"));
        if (Boolean.getBoolean("retort.docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/test-settings.md; write it anew with -Dtest=KnownSettingsTest -Dretort.docs.update=true")
                .isEqualTo(page.toString());
    }

    @Test
    void settingsOfTheCommandLineAreThoseOfItsPage() throws IOException {
        String commands = Files.readString(Path.of("../../docs/commands.md"));
        String table = commands.substring(commands.indexOf("## Settings"));
        Set<String> keys = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(keys).hasSizeGreaterThan(10);
        assertThat(KnownSettings.OF_THE_COMMAND_LINE).containsAll(keys);
    }

    @Test
    void settingsOfTheProgramsNextToTheTestsAreLeftAlone() {
        assertThatCode(() -> KnownSettings.refuseUnknown(
                        Map.of(
                                "retort.slow", "here",
                                "retort.generated.schemas", "here",
                                "retort.working.directory", "here",
                                "other.key", "here"),
                        Set.of(
                                "RETORT_URL",
                                "RETORT_JAVA_OPTS",
                                "RETORT_DATABASES_POSTGRESQL_URL",
                                "RETORT_ALLOW_EMPTY",
                                "RETORT_ENGINE_DIR",
                                "PATH")))
                .doesNotThrowAnyException();
    }

    @Test
    void mistypedVariableIsRefusedWithTheNearestSetting() {
        assertThatThrownBy(() -> KnownSettings.refuseUnknown(Map.of(), Set.of("RETORT_DATABSES")))
                .hasMessage(
                        """
                        there is no setting RETORT_DATABSES
                          set as: an environment variable
                          what to do: did you mean 'retort.databases'?""");
    }

    @Test
    void placeIsNamed() {
        assertThatThrownBy(() -> KnownSettings.refuseUnknown(
                        Map.of("retort.databases.mode", "junit-platform.properties"), Set.of()))
                .hasMessageContaining("set as: junit-platform.properties")
                .hasMessageContaining("did you mean 'retort.databases.postgresql.mode'?");
    }
}
