package dev.retort.junit.verification;

import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was said of each case of the corpus, counted apart for each database, written to {@code target/faults}. */
final class FaultTally {

    /** What came of a case. */
    enum Fate {
        /** Broken, and a finding says the right revision, object and harm. */
        FOUND("found"),
        /** Broken, and something is said, but not that. */
        MISPLACED("said of something else"),
        /** Broken, and nothing is said. */
        MISSED("missed"),
        /** Sound, and nothing is said. */
        QUIET("quiet"),
        /** Sound with the rows that it comes with, and all that is said is that other legal rows are refused. */
        REFUSES("refuses rows that nobody has"),
        /** Sound, and something is said. */
        FALSE("false alarm");

        private final String words;

        Fate(String words) {
            this.words = words;
        }
    }

    private record Entry(FaultCase fault, Fate fate, Optional<String> said) {}

    private final String name;
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    FaultTally(String name) {
        this.name = name;
    }

    /** What came of a case, which is counted. */
    Fate add(FaultCase fault, Fate fate, List<Finding> findings) {
        entries.add(new Entry(fault, fate, findings.stream().findFirst().map(finding -> finding.headline()
                .lines()
                .findFirst()
                .orElse(""))));
        return fate;
    }

    /** Writes the table, and each case that isn't as it should be. */
    void write() throws IOException {
        Path file = Files.createDirectories(Path.of("target/faults")).resolve(name + ".md");
        Files.writeString(file, text());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("| database | broken | found | said of something else | missed | sound | quiet | refuses rows that"
                + " nobody has | false alarm |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        for (String database : List.of("sqlite", "postgresql")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %d | %d | %d |",
                    database,
                    count(database, Fate.FOUND) + count(database, Fate.MISPLACED) + count(database, Fate.MISSED),
                    count(database, Fate.FOUND),
                    count(database, Fate.MISPLACED),
                    count(database, Fate.MISSED),
                    count(database, Fate.QUIET) + count(database, Fate.REFUSES) + count(database, Fate.FALSE),
                    count(database, Fate.QUIET),
                    count(database, Fate.REFUSES),
                    count(database, Fate.FALSE)));
        }
        lines.add("");
        entries.stream()
                .filter(entry -> entry.fate != Fate.FOUND && entry.fate != Fate.QUIET)
                .map(entry -> "- " + entry.fault + ": " + entry.fate.words
                        + entry.said.map(said -> ": " + said).orElse(""))
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private long count(String database, Fate fate) {
        return entries.stream()
                .filter(entry -> entry.fault.database().equals(database) && entry.fate == fate)
                .count();
    }
}
