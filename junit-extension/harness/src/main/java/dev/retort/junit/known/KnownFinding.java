package dev.retort.junit.known;

import dev.retort.junit.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a file of known findings.
 *
 * @param checks the ids of the checks that find it
 * @param revision the revision's id; empty for a check of the whole
 * @param databases on which databases, such as {@code sqlite} or {@code postgresql:15}; none for a check of the scripts
 * @param finding the headline of the finding, without the database
 * @param because why it may stay; blank in a file that was just written
 * @param line the line of the file in which the entry begins
 */
record KnownFinding(
        List<String> checks,
        Optional<String> revision,
        List<String> databases,
        String finding,
        String because,
        int line) {

    KnownFinding {
        checks = List.copyOf(checks);
        databases = List.copyOf(databases);
    }

    /** Whether it speaks of what a leaf finds. */
    boolean isAbout(Leaf leaf) {
        return checks.contains(leaf.check())
                && revision.equals(leaf.revision())
                && (databases.isEmpty()
                        ? leaf.databases().isEmpty()
                        : databases.stream().anyMatch(leaf.databases()::contains));
    }

    /** Whether it speaks of more than this leaf. */
    boolean isAboutMore() {
        return checks.size() > 1 || databases.size() > 1;
    }

    /** The words by which a finding is known again: its headline without the database. */
    static String words(Finding finding) {
        return finding.headline()
                .replaceFirst(" \\((?:SQLite|PostgreSQL) [^()]*\\)$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
