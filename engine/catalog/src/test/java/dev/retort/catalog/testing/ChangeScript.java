package dev.retort.catalog.testing;

import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of a script: DDL, more DDL, and the changes that a comparison shows, if any. Before the DDL may stand a line
 * {@code since 15}: servers before that major version know no such thing; and {@code dump loses …}: a change that
 * pg_dump makes, since it leaves out the state of a constraint's own triggers and, so that a new server may have a newer
 * one, the version of an extension.
 */
public record ChangeScript(
        String name, int since, List<String> lostByDump, String base, String change, List<String> expected) {

    private static final Pattern SINCE = Pattern.compile("(?m)^since (\\d+)\n");
    private static final Pattern LOST = Pattern.compile("(?m)^dump loses (.+)\n");

    /** The cases that the tests' server can run. */
    public static Stream<ChangeScript> postgres() throws IOException {
        return read("postgresql-changes.txt").filter(script -> script.since <= TestDatabases.postgresMajor());
    }

    /** The cases of SQLite. */
    public static Stream<ChangeScript> sqlite() throws IOException {
        return read("sqlite-changes.txt");
    }

    /** Reads all cases of a resource beside this class. */
    public static Stream<ChangeScript> read(String resource) throws IOException {
        try (InputStream stream = ChangeScript.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("no resource " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ")).skip(1).map(ChangeScript::parse);
        }
    }

    private static ChangeScript parse(String text) {
        String[] parts = text.split("(?m)^(--|->)$", -1);
        int line = parts[0].indexOf('\n');
        String base = parts[0].substring(line + 1);
        return new ChangeScript(
                parts[0].substring(0, line),
                all(SINCE, base).map(Integer::parseInt).findFirst().orElse(0),
                all(LOST, base).toList(),
                LOST.matcher(SINCE.matcher(base).replaceAll("")).replaceAll(""),
                parts[1],
                parts[2].lines().filter(shown -> !shown.isBlank()).toList());
    }

    private static Stream<String> all(Pattern line, String text) {
        return line.matcher(text).results().map(found -> found.group(1));
    }

    /** What the same two schemas show in the other direction. */
    public List<String> expectedBackwards() {
        return expected.stream().map(ChangeScript::backwards).toList();
    }

    private static String backwards(String shown) {
        return shown.startsWith("MISSING ")
                ? shown.replaceFirst("MISSING", "UNEXPECTED")
                : shown.replaceFirst("^UNEXPECTED", "MISSING");
    }

    @Override
    public String toString() {
        return name;
    }
}
