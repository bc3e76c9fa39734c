package dev.retort.junit.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as YAML need a library that a project may not have: then that is said, with the way out. */
class MissingYamlTest {

    @ParameterizedTest
    @ValueSource(strings = {"users:\n- id: 1\n", "- not a table", "users: ["})
    void libraryIsNamed(String yaml) throws Exception {
        try (URLClassLoader loader = withoutLibrary()) {
            @SuppressWarnings("unchecked")
            UnaryOperator<String> reader = (UnaryOperator<String>) loader.loadClass(Reader.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(reader.apply(yaml))
                    .contains("the YAML can't be read: there is no library on the class path that could")
                    .contains("what to do: add org.yaml:snakeyaml to the test dependencies, or give the rows as CSV");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "users:\n- id: 1\n")
    void withTheLibraryItIsRead(String yaml) {
        assertThat(new Reader().apply(yaml)).isEqualTo("[users]");
    }

    /** Our classes and all other libraries, apart from what the platform has. */
    private static URLClassLoader withoutLibrary() {
        String[] entries =
                System.getProperty("java.class.path").split(Pattern.quote(System.getProperty("path.separator")));
        URL[] others = Arrays.stream(entries)
                .filter(entry -> !entry.contains("snakeyaml"))
                .map(MissingYamlTest::url)
                .toArray(URL[]::new);
        assertThat(others).hasSizeLessThan(entries.length);
        return new URLClassLoader(others, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads in another class loader; only types of the platform cross over. */
    public static final class Reader implements UnaryOperator<String> {

        @Override
        public String apply(String yaml) {
            try {
                return GivenYaml.of(yaml, Reader.class.getClassLoader()).tables().stream()
                        .map(GivenYaml.TableRows::table)
                        .toList()
                        .toString();
            } catch (RowsException e) {
                return e.problem().text();
            }
        }
    }
}
