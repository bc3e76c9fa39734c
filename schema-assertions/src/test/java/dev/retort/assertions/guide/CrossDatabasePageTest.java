package dev.retort.assertions.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's tables of pairs are the rules, each pair and no more. */
class CrossDatabasePageTest {

    @Test
    void showsEveryPair() throws IOException {
        CrossDatabaseRules rules = CrossDatabaseRules.standard();
        List<String> expected = Stream.concat(
                        Stream.concat(rules.types().stream(), rules.defaults().stream())
                                .map(pair -> row(pair.sqlite(), pair.postgresql())),
                        rules.expressions().stream().map(pair -> row(pair.sqlite(), pair.postgresql())))
                .toList();
        List<String> shown = Files.readAllLines(Path.of("../docs/cross-database.md")).stream()
                .dropWhile(line -> !line.equals("## Types that mean the same"))
                .filter(line -> line.startsWith("| `") || line.startsWith("| (none)"))
                .toList();
        assertThat(shown).containsExactlyElementsOf(expected);
    }

    private static String row(String sqlite, String postgresql) {
        return "| " + cell(sqlite) + " | " + cell(postgresql) + " |";
    }

    private static String cell(String pattern) {
        return pattern.isEmpty() ? "(none)" : "`" + pattern.replace("|", "\\|") + "`";
    }
}
