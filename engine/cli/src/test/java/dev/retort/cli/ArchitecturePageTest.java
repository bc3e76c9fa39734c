package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page about the architecture names what is there: every class, room and path on it exists, and every room is on it. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern NESTED =
            Pattern.compile("^ {4}[a-z -]*\\b(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private static String page;
    private static List<Path> sources;

    @BeforeAll
    static void readPageAndSources() throws IOException {
        page = Files.readString(ROOT.resolve("docs/architecture.md"));
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(ROOT::relativize)
                    // neither what a build leaves nor what strangers would write
                    .filter(file -> !file.toString().contains("target/")
                            && !file.toString().contains("src/projects/"))
                    .toList();
        }
    }

    @Test
    void everyClassExists() throws IOException {
        Set<String> known =
                sources.stream().map(ArchitecturePageTest::simpleName).collect(Collectors.toSet());
        for (Path file : sources) {
            NESTED.matcher(Files.readString(ROOT.resolve(file))).results().forEach(match -> known.add(match.group(1)));
        }
        Set<String> named = named(word -> word.matches("@?[A-Z][a-z]\\w+s?(\\.java)?"));
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named.stream().map(name -> name.replace("@", ""))).isSubsetOf(known);
    }

    @Test
    void everyPathExists() {
        assertThat(named(word -> word.matches("[a-z.-]+(/[\\w.-]+)+")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
        assertThat(LINK.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(ROOT.resolve("docs").resolve(link)).exists());
    }

    @Test
    void everyRoomIsOnTheMapAndNoOther() {
        Set<String> rooms = sources.stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.toString().startsWith("example-project"))
                .filter(file -> !simpleName(file).equals("package-info"))
                .map(file -> String.valueOf(file.getParent())
                        .replaceFirst(".*/src/main/java/", "")
                        .replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named(word -> word.matches("dev\\.retort(\\.[a-z]+)*"))).containsExactlyElementsOf(rooms);
    }

    private static Set<String> named(Predicate<String> wanted) {
        return CODE.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String simpleName(Path file) {
        return String.valueOf(file.getFileName()).replace(".java", "");
    }
}
