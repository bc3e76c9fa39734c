package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.RegressionScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The splitter against psql on the regression scripts of PostgreSQL: {@code -Dretort.regression.scripts=DIR}, of which
 * {@code DIR/postgresql} holds {@code src/test/regress/sql/*.sql}. Commands of psql and data of COPY are taken out before.
 */
@EnabledIfSystemProperty(named = "retort.regression.scripts", matches = ".+")
final class PostgresqlRegressionScriptsTest {

    private static final Pattern COPY = Pattern.compile("(?i)^\\s*COPY\\b.*\\bFROM\\s+STDIN\\b.*");
    private static final Pattern COMMAND =
            Pattern.compile("^(.*?)\\\\(gset|gexec|gdesc|gx|g|crosstabview|watch)\\b.*$");

    /** Those that psql itself sets, and would put into the text. */
    private static final String NO_VARIABLES = "\\unset DBNAME\n\\unset LAST_ERROR_MESSAGE\n";

    /**
     * What the splitter refuses: commands of psql inside a line, and in {@code strings} backslashes that are escapes after
     * {@code SET standard_conforming_strings TO off}.
     */
    private static final Set<String> REFUSED =
            Set.of("copyselect.sql", "psql.sql", "psql_pipeline.sql", "strings.sql", "transactions.sql");

    private int statements;
    private int commands;
    private int copied;
    private final List<String> refused = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    @Test
    void splitPostgresqlsOwnAsPsqlDoes() throws IOException {
        List<Path> files = RegressionScripts.files("postgresql", ".sql");
        for (Path file : files) {
            compare(file);
        }
        String counts = String.format(
                Locale.ROOT,
                "%d files, %d statements, %d differences; left out: %d commands of psql, %d lines of COPY;"
                        + " refused by the splitter: %d files%n%s%n%s",
                files.size(),
                statements,
                different.size(),
                commands,
                copied,
                refused.size(),
                String.join("\n", refused),
                String.join("\n", different));
        RegressionScripts.report("postgresql", counts);
        assertThat(different).as(counts).isEmpty();
        assertThat(statements).isGreaterThan(1000);
    }

    private void compare(Path file) throws IOException {
        String text = plain(RegressionScripts.read(file));
        List<String> sent = PsqlRecorder.statements(NO_VARIABLES + text).stream()
                .map(SplitterAgainstPsqlTest::bare)
                .filter(sql -> !sql.isEmpty())
                .toList();
        List<String> split;
        try {
            split = Splitter.statements(text, DatabaseKind.POSTGRESQL).stream()
                    .map(statement -> SplitterAgainstPsqlTest.bare(statement.sql()))
                    .toList();
        } catch (SqlSyntaxException e) {
            boolean known = REFUSED.contains(file.getFileName().toString());
            (known ? refused : different).add(file.getFileName() + ": " + e.getMessage());
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
