package dev.retort.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A history of small revisions, each a table, an index, or a column, in SQL that both databases take. */
final class TrivialHistory {

    /** What one revision runs in each direction. */
    record Statements(List<String> up, List<String> down) {}

    private TrivialHistory() {}

    /**
     * Makes one.
     *
     * @param revisions how many, one less if the first makes tables that no other touches
     * @param untouched how many such tables
     */
    static List<Statements> statements(int revisions, int untouched) {
        List<Statements> history = new ArrayList<>();
        if (untouched > 0) {
            history.add(tables(untouched));
        }
        for (int i = 0; history.size() < revisions; i++) {
            history.add(revision(i));
        }
        return history;
    }

    private static Statements tables(int number) {
        List<String> up = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            up.add("CREATE TABLE u" + i
                    + " (id integer NOT NULL PRIMARY KEY, name varchar(80) NOT NULL, size integer)");
            down.add("DROP TABLE u" + i);
        }
        return new Statements(up, down);
    }

    private static Statements revision(int number) {
        String table = "t" + number / 3;
        return switch (number % 3) {
            case 0 ->
                new Statements(
                        List.of("CREATE TABLE " + table
                                + " (id integer NOT NULL PRIMARY KEY, name varchar(80) NOT NULL)"),
                        List.of("DROP TABLE " + table));
            case 1 ->
                new Statements(
                        List.of("CREATE INDEX ix_" + table + "_name ON " + table + " (name)"),
                        List.of("DROP INDEX ix_" + table + "_name"));
            default ->
                new Statements(
                        List.of("ALTER TABLE " + table + " ADD COLUMN points integer DEFAULT 0 NOT NULL"),
                        List.of("ALTER TABLE " + table + " DROP COLUMN points"));
        };
    }

    static Path write(int revisions) throws IOException {
        return write(statements(revisions, 0));
    }

    static Path write(List<Statements> history) throws IOException {
        Path directory = Files.createTempDirectory("retort-benchmark");
        for (int i = 0; i < history.size(); i++) {
            Files.writeString(directory.resolve(id(i) + ".sql"), text(i, history.get(i)));
        }
        return directory;
    }

    private static String text(int number, Statements statements) {
        return "-- revision: " + id(number) + "\n-- down_revision: " + (number == 0 ? "none" : id(number - 1))
                + "\n-- message: step " + number + "\n\n-- upgrade\n" + String.join(";\n", statements.up())
                + ";\n\n-- downgrade\n" + String.join(";\n", statements.down()) + ";\n";
    }

    private static String id(int number) {
        return String.format("r%05d", number);
    }
}
