package dev.retort.junit.report;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of one verification.
 *
 * @param name what was verified, such as a test class
 * @param results in the order in which they came
 * @param chronicles how the history went, one for each database
 * @param millis how long all of it took, in milliseconds
 */
public record VerificationReport(String name, List<NodeResult> results, List<Chronicle> chronicles, long millis) {

    /** Copies the lists. */
    public VerificationReport {
        results = List.copyOf(results);
        chronicles = List.copyOf(chronicles);
    }

    /** A report of which nobody knows how the history went. */
    public VerificationReport(String name, List<NodeResult> results, long millis) {
        this(name, results, List.of(), millis);
    }

    /** Whether nothing failed. What is untested doesn't count as a failure; see {@link #untested()}. */
    public boolean isSuccessful() {
        return findings().isEmpty();
    }

    /** Every finding, in order. */
    public List<Finding> findings() {
        return results.stream()
                .flatMap(result ->
                        result.outcome() instanceof Outcome.Failed failed ? failed.findings().stream() : Stream.empty())
                .toList();
    }

    /** What is wrong, each fault once, with all checks that found it. */
    public List<Fault> faults() {
        return Fault.of(results);
    }

    /** The results of one kind. */
    public List<NodeResult> of(Class<? extends Outcome> kind) {
        return results.stream()
                .filter(result -> kind.isInstance(result.outcome()))
                .toList();
    }

    /** The checks that proved nothing. */
    public List<NodeResult> untested() {
        return of(Outcome.Untested.class);
    }

    /** How many revisions were looked at. */
    public int revisions() {
        return (int) results.stream()
                .flatMap(result -> result.revision().stream())
                .distinct()
                .count();
    }

    /** On how many databases. */
    public int databases() {
        return (int) results.stream()
                .filter(result -> result.revision().isPresent())
                .map(NodeResult::place)
                .distinct()
                .count();
    }

    /** The most tables that one check looked at. */
    public int tables() {
        return looked().mapToInt(Looked::tables).max().orElse(0);
    }

    /** How many rows were looked at, in all checks together. */
    public int rows() {
        return looked().mapToInt(Looked::rows).sum();
    }

    private Stream<Looked> looked() {
        return results.stream()
                .flatMap(result -> result.outcome() instanceof Outcome.Passed passed
                        ? Stream.of(passed.looked())
                        : Stream.empty());
    }

    /** One line with the counts. */
    public String summary() {
        int failed = of(Outcome.Failed.class).size();
        int faults = faults().size();
        String of = faults == failed ? "" : " (" + Looked.counted(faults, "fault") + ")";
        return String.join(
                ", ",
                List.of(
                        Looked.counted(revisions(), "revision") + " on " + Looked.counted(databases(), "database"),
                        Looked.counted(results.size(), "check") + ": "
                                + of(Outcome.Passed.class).size() + " passed, " + failed + " failed" + of + ", "
                                + untested().size() + " untested",
                        Looked.counted(tables(), "table"),
                        Looked.counted(rows(), "row") + " compared",
                        ReportPage.seconds(millis)));
    }

    /**
     * Writes {@code <name>.json}, {@code <name>.html} and {@code <name>.md}; the directory is made if it isn't there.
     *
     * @return the page
     * @throws RetortException if they can't be written, code {@code report-unwritable}
     */
    public Path writeTo(Path directory) {
        String file = file();
        Path page = directory.resolve(file + ".html");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(file + ".json"), ReportJson.of(this, ShownPaths.of(this)));
            Files.writeString(page, ReportPage.of(this, Instant.now(), ShownPaths.of(this)));
            Files.writeString(directory.resolve(file + ".md"), markdown());
            return page;
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("report-unwritable", "the report can't be written")
                            .with("directory", directory)
                            .with("reason", e)
                            .cure("set retort.report.directory to a writable directory"),
                    e);
        }
    }

    private String file() {
        return name.replaceAll("[^A-Za-z0-9._-]+", "_");
    }

    /**
     * The summary for a pull request, in Markdown. Its first line is a comment that nobody sees, with the report's name, by which
     * the comment on a pull request that it became is found again.
     */
    public String markdown() {
        return ShownPaths.of(this).in(ReportSummary.of(this, file() + ".html"));
    }

    /**
     * Writes the summary behind what a file has already; the file is made if it isn't there.
     *
     * @throws RetortException if it can't be written, code {@code report-unwritable}
     */
    public void appendTo(Path summary) {
        try {
            Files.writeString(summary, markdown() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("report-unwritable", "the summary can't be written")
                            .with("file", summary)
                            .with("reason", e)
                            .cure("set retort.report.step-summary to a file that can be written, or to off"),
                    e);
        }
    }

    /** The report as a tree of text, with every finding; for a message or a log. */
    public String text() {
        return TreeText.of(this);
    }

    /**
     * What came of one check at one place.
     *
     * @param place the database, such as {@code PostgreSQL 18.6 (embedded)}, or {@code history}
     * @param check the check's id
     * @param revision the revision's id; empty for a check of the whole
     * @param title what people read: the revision and what it does, or the check's name
     * @param outcome what came of it
     * @param millis how long it took, in milliseconds
     */
    public record NodeResult(
            String place, String check, Optional<String> revision, String title, Outcome outcome, long millis) {
        /** The whole name: {@code no trace › 4f2c add phone › PostgreSQL 18.6 (embedded)}. */
        public String name() {
            return revision.isPresent() ? words() + " › " + title + " › " + place : title + " › " + place;
        }

        /** The check as people call it. */
        public String words() {
            return check.replace('-', ' ');
        }

        /** Its place and check, and its revision if it is about one. */
        String where() {
            return place + ", " + check + (revision.isPresent() ? ", " + title : "");
        }
    }
}
