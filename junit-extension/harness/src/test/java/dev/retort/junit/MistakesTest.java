package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each mistake of {@link MistakeTable}: it ends in one message, which is the one of the golden file. A change is
 * written with {@code -Dretort.mistakes.update=true}, to be looked through and committed.
 */
class MistakesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/mistakes.txt");

    private static final String HEAD =
            """
            # The mistakes that a newcomer makes, each with what is printed.
            # Written by MistakesTest with -Dretort.mistakes.update=true; … stands for the module's directory.
            """;

    private final Path reports;

    MistakesTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @Test
    void eachEndsInOneMessageWithPlaceAndCure() throws IOException {
        List<String> several = new ArrayList<>();
        StringBuilder text = new StringBuilder(HEAD);
        List<MistakeCase> cases = Stream.of(
                        MistakeTable.ofClasses(), MistakeTable.ofSettings(), MistakeTable.ofScripts())
                .flatMap(List::stream)
                .toList();
        for (MistakeCase mistake : cases) {
            List<String> messages = mistake.messages(reports);
            if (messages.size() != 1) {
                several.add(mistake.title() + ": " + messages);
            }
            text.append("\n== ").append(mistake.title()).append('\n');
            messages.forEach(message -> text.append(message).append('\n'));
        }
        if (Boolean.getBoolean("retort.mistakes.update")) {
            Files.writeString(GOLDEN, text);
        }

        assertThat(several).as("mistakes without a message, or with several").isEmpty();
        assertThat(text.toString()).isEqualTo(Files.readString(GOLDEN));
        assertThat(cases)
                .extracting(MistakeCase::title)
                .hasSizeGreaterThanOrEqualTo(60)
                .doesNotHaveDuplicates();
        assertThat(text.toString()).doesNotContain("Failed to resolve parameter", "Exception:");
    }
}
