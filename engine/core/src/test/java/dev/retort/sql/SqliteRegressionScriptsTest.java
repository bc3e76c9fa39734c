package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.RegressionScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The splitter against SQLite on the SQL in SQLite's own test files. Where SQLite's first statement of a text ends is found
 * by preparing it up to each semicolon with nonsense behind: what comes after the end isn't read, so nothing is refused.
 */
@EnabledIfSystemProperty(named = "retort.regression.scripts", matches = ".+")
final class SqliteRegressionScriptsTest {

    /** Wrong in a statement, behind a comment of either kind too; in a string it is one that isn't closed. */
    private static final String NONSENSE = "\n*/ )";

    private static final Pattern SYNTAX = Pattern.compile(
            "(?s).*(syntax error|incomplete input|unrecognized token|unknown table option|parser stack overflow).*");

    /** What the parser itself refuses in a trigger's body, before it has read the rest. */
    private static final Pattern OF_TRIGGERS =
            Pattern.compile("(?s).*(qualified table names are not allowed|cannot use RETURNING in a trigger).*");

    /** What SQLite does while it prepares, to the whole process. */
    private static final Pattern OF_PROCESS = Pattern.compile("(?is).*(heap_limit|store_directory).*");

    /** What later statements are prepared on; never a query, which may have no end. */
    private static final Pattern KEPT = Pattern.compile(
            "(?is)(CREATE\\s+(TEMP\\s+|TEMPORARY\\s+|VIRTUAL\\s+)?(TABLE|VIEW)|DROP\\s+(TABLE|VIEW)|ALTER\\s+TABLE)\\b.*");

    private int texts;
    private int statements;
    private int undecided;
    private final List<String> refused = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    private enum Read {
        /** The statement is over. */
        ENDED,
        /** It goes on. */
        OPEN,
        /** It is refused before its end, for what is or isn't in the database. */
        UNKNOWN
    }

    @Test
    void splitSqlitesOwnAsItDoes() throws IOException, SQLException {
        List<Path> files = RegressionScripts.files("sqlite", ".test");
        try (Connection empty = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (Path file : files) {
                try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                    for (String text : RegressionScripts.sqlIn(RegressionScripts.read(file))) {
                        if (!OF_PROCESS.matcher(text).matches()) {
                            compare(file, text, List.of(database, empty));
                        }
                    }
                }
            }
        }
        String counts = String.format(
                Locale.ROOT,
                "%d files, %d texts, %d statements, %d differences; not to be told in %d statements that SQLite refuses;"
                        + " refused by the splitter: %d texts%n%s%n%s",
                files.size(),
                texts,
                statements,
                different.size(),
                undecided,
                refused.size(),
                String.join("\n", refused),
                String.join("\n", different));
        RegressionScripts.report("sqlite", counts);
        assertThat(different).as(counts).isEmpty();
        assertThat(statements).isGreaterThan(1000);
    }

    private void compare(Path file, String text, List<Connection> databases) {
        texts++;
        List<Splitter.Statement> split;
        try {
            split = Splitter.statements(text, DatabaseKind.SQLITE);
        } catch (SqlSyntaxException e) {
            refuse(file, text, e, databases);
            return;
        }
        for (Splitter.Statement statement : split) {
            statements++;
            compare(file, text, statement, databases);
            keep(statement.sql(), databases.get(0));
        }
    }

    /** SQLite must refuse it too, but for a comment that isn't closed: there it reaches to the end, and we are stricter. */
    private void refuse(Path file, String text, SqlSyntaxException refusal, List<Connection> databases) {
        String shown = file.getFileName() + ": " + refusal.getMessage() + "\n" + text;
        boolean alike = refusal.getMessage().contains("a comment is opened and never closed")
                || databases.stream().allMatch(database -> SYNTAX.matcher(error(text, database))
                        .matches());
        (alike ? refused : different).add(shown);
    }

    private void compare(Path file, String text, Splitter.Statement statement, List<Connection> databases) {
        int end = text.indexOf(';', statement.start() + statement.sql().length());
        boolean closed = end >= 0
                && text.substring(statement.start() + statement.sql().length(), end)
                        .isBlank();
        String own = closed ? text.substring(statement.start(), end + 1) : statement.sql();
        for (int at = own.indexOf(';'); at >= 0; at = own.indexOf(';', at + 1)) {
            Read expected = closed && at == own.length() - 1 ? Read.ENDED : Read.OPEN;
            Read found = read(own.substring(0, at), databases);
            if (found == Read.UNKNOWN || (found != expected && isWrong(own, databases))) {
                undecided++;
                return;
            }
            if (found != expected) {
                different.add(file.getFileName() + ": " + found + " at " + at + " of " + own);
                return;
            }
        }
    }

    private static Read read(String beforeSemicolon, List<Connection> databases) {
        Read read = Read.UNKNOWN;
        for (int i = 0; i < databases.size() && read == Read.UNKNOWN; i++) {
            String error = error(beforeSemicolon + ";" + NONSENSE, databases.get(i));
            String open = error(beforeSemicolon + NONSENSE, databases.get(i));
            if (SYNTAX.matcher(error).matches()) {
                read = Read.OPEN;
            } else if (SYNTAX.matcher(open).matches()) {
                read = Read.ENDED;
            }
        }
        return read;
    }

    /** Whether SQLite's parser refuses it wherever it ends, so that its end can't be told. */
    private static boolean isWrong(String sql, List<Connection> databases) {
        return databases.stream()
                .map(database -> error(sql, database))
                .anyMatch(error -> OF_TRIGGERS.matcher(error).matches()
                        || (SYNTAX.matcher(error).matches() && !error.contains("incomplete input")));
    }

    private static String error(String sql, Connection database) {
        try {
            database.prepareStatement(sql).close();
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void keep(String sql, Connection database) {
        String bare = Tokenizer.tokens(sql, DatabaseKind.SQLITE).stream()
                .findFirst()
                .map(first -> sql.substring(first.start()))
                .orElse("");
        if (!KEPT.matcher(bare).matches() || bare.toUpperCase(Locale.ROOT).contains("RECURSIVE")) {
            return;
        }
        try (Statement statement = database.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(bare);
        } catch (SQLException refused) {
            // then what is read later may be not to be told
        }
    }
}
