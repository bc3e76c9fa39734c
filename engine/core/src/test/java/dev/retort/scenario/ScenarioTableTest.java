package dev.retort.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/scenarios.md names the tests that are there, and all of them. */
class ScenarioTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([AB]\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Path TABLE = Path.of("..", "..", "docs", "scenarios.md");

    @Test
    void everyRowIsThere() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(TABLE))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(rows).containsExactlyElementsOf(expectedRows());
    }

    @Test
    void everyRowNamesTestsOfItsNumber() throws IOException {
        for (MatchResult row : ROW.matcher(Files.readString(TABLE)).results().toList()) {
            String number = row.group(1).toLowerCase(Locale.ROOT);
            List<String> tests = named(row.group());

            assertThat(tests).as(number).isNotEmpty();
            assertThat(tests).allSatisfy(test -> assertThat(test).matches("\\w+\\." + number + "[A-Z]\\w*"));
            assertThat(written()).containsAll(tests);
        }
    }

    @Test
    void everyTestIsNamed() throws IOException {
        assertThat(named(Files.readString(TABLE))).containsExactlyInAnyOrderElementsOf(written());
    }

    private static List<String> named(String text) {
        return TEST.matcher(text)
                .results()
                .map(test -> test.group(1) + "." + test.group(2))
                .toList();
    }

    private static List<String> expectedRows() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 17).mapToObj(i -> "A" + i),
                        IntStream.rangeClosed(1, 5).mapToObj(i -> "B" + i))
                .toList();
    }

    private static List<String> written() {
        List<String> tests = new ArrayList<>();
        for (Class<?> type : List.of(
                TablesAndColumnsTest.class,
                NamesAndTypesChangeTest.class,
                KeysTest.class,
                IndexesTest.class,
                EnumTypesTest.class,
                RebuildsTest.class,
                ColumnKindsTest.class,
                OddNamesTest.class,
                DataChangesTest.class,
                LargeTableTest.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .forEach(name -> tests.add(type.getSimpleName() + "." + name));
        }
        return tests;
    }
}
