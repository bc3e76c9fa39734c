package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The splitter against psql on the regression scripts of PostgreSQL: {@code -Dretort.regression.scripts=DIR}, of which
 * {@code DIR/postgresql} holds {@code src/test/regress/sql/*.sql}. Commands of psql and data of COPY are taken out before.
 */
@EnabledIfSystemProperty(named = "retort.regression.scripts", matches = ".+")
final class RegressionScriptsTest {

    private static final Pattern COPY = Pattern.compile("(?i)^\\s*COPY\\b.*\\bFROM\\s+STDIN\\b.*");
    private static final Pattern COMMAND =
            Pattern.compile("^(.*?)\\\\(gset|gexec|gdesc|gx|g|crosstabview|watch)\\b.*$");

    private int statements;
    private int commands;
    private int copied;
    private final List<String> refused = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    @Test
    void splitPostgresqlsOwnAsPsqlDoes() throws IOException {
        Path directory = Path.of(System.getProperty("retort.regression.scripts"), "postgresql");
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            compare(file);
        }
        assertThat(different)
                .as(
                        "%d files, %d statements; left out: %d commands of psql, %d lines of COPY; refused: %s",
                        files.size(), statements, commands, copied, refused)
                .isEmpty();
        assertThat(statements).isGreaterThan(1000);
        Files.writeString(
                Path.of("target", "regression-scripts.txt"),
                files.size() + " files, " + statements
                        + " statements, no difference; left out: " + commands + " commands of psql, " + copied
                        + " lines of COPY; refused: " + refused + "\n");
    }

    private void compare(Path file) throws IOException {
        String text = plain(Files.readString(file, StandardCharsets.UTF_8));
        List<String> sent = PsqlRecorder.statements(text).stream()
                .map(SplitterAgainstPsqlTest::bare)
                .filter(sql -> !sql.isEmpty())
                .toList();
        List<String> split;
        try {
            split = Splitter.statements(text, DatabaseKind.POSTGRESQL).stream()
                    .map(statement -> SplitterAgainstPsqlTest.bare(statement.sql()))
                    .toList();
        } catch (SqlSyntaxException e) {
            refused.add(file.getFileName() + ": " + e.getMessage());
            return;
        }
        statements += split.size();
        for (int i = 0; i < Math.max(sent.size(), split.size()); i++) {
            String ours = i < split.size() ? split.get(i) : "";
            String theirs = i < sent.size() ? sent.get(i) : "";
            if (!ours.equals(theirs)) {
                different.add(file.getFileName() + ": psql sends " + theirs + "\nwe give " + ours);
                return;
            }
        }
    }

    private String plain(String text) {
        List<String> kept = new ArrayList<>();
        boolean data = false;
        for (String line : text.split("\n", -1)) {
            if (data) {
                copied++;
                data = !line.equals("\\.");
                continue;
            }
            Matcher command = COMMAND.matcher(line);
            if (line.stripLeading().startsWith("\\")) {
                commands++;
            } else if (COPY.matcher(line).matches()) {
                copied++;
                data = true;
            } else if (command.matches()) {
                commands++;
                kept.add(command.group(1) + ";");
            } else {
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }
}
