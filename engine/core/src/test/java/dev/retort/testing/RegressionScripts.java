package dev.retort.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The databases' own test files, which are never committed: the Maven profile {@code regression-scripts} fetches
 * them. {@code -Dretort.regression.scripts=DIR} names their folder, of which {@code postgresql} holds
 * {@code src/test/regress/sql/*.sql} and {@code sqlite} holds {@code test/*.test}.
 */
public final class RegressionScripts {

    private static final Pattern SQL_FOLLOWS = Pattern.compile("\\b(?:(?:execsql2?|catchsql2?)(?:\\s+-db\\s+\\w+)?"
            + "|db\\d?\\s+(?:eval|one|onecolumn|exists)"
            + "|do_(?:execsql2?|catchsql|eqp|faultsim|searchcount|vmstep|timed_execsql)_test(?:\\s+-db\\s+\\w+)?\\s+[^\\s{}]+"
            + ")\\s+\\{");

    private RegressionScripts() {}

    /** The files of a database in the order of their names. */
    public static List<Path> files(String database, String ending) throws IOException {
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("retort.regression.scripts"), database))) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** A file's text; bytes that aren't UTF-8 are replaced. */
    public static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The SQL in a Tcl file that Tcl hands over as it stands: a word in braces, in which only a line's end is escaped. */
    public static List<String> sqlIn(String tcl) {
        List<String> found = new ArrayList<>();
        Matcher command = SQL_FOLLOWS.matcher(tcl);
        while (command.find()) {
            closing(tcl, command.end())
                    .filter(end -> !isComment(tcl, command.start()))
                    .map(end -> tcl.substring(command.end(), end))
                    .filter(sql -> !sql.contains("\\\n"))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean isComment(String tcl, int place) {
        return tcl.substring(tcl.lastIndexOf('\n', place) + 1).stripLeading().startsWith("#");
    }

    private static Optional<Integer> closing(String tcl, int start) {
        int depth = 1;
        for (int at = start; at < tcl.length(); at++) {
            char c = tcl.charAt(at);
            at += c == '\\' ? 1 : 0;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Leaves the counts of a run in {@code target/regression-scripts-NAME.txt}. */
    public static void report(String name, String counts) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "regression-scripts-" + name + ".txt"), counts + "\n");
    }
}
