package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A report as one page that needs nothing else: findings, then what is untested, the marks of all checks, the history as it
 * went, and what the rows showed. Everything can be read without a script; with one it can be searched, and diagrams are drawn.
 */
final class ReportPage {

    private final VerificationReport report;
    private final Instant time;
    private final List<Fault> faults;
    private final ShownPaths paths;
    private final Html page = new Html();

    private ReportPage(VerificationReport report, Instant time, ShownPaths paths) {
        this.report = report;
        this.time = time;
        this.faults = report.faults();
        this.paths = paths;
    }

    /** The page of a report that was made at a time. */
    static String of(VerificationReport report, Instant time, ShownPaths paths) {
        return new ReportPage(report, time, paths).written();
    }

    private String written() {
        page.raw("<!doctype html>\n").open("html", "lang", "en");
        head();
        page.open("body").of("a", "Skip to the content", "class", "skip", "href", "#content");
        header();
        page.open("main", "id", "content");
        counts();
        new FindingsSection(faults, paths).writeTo(page);
        new UntestedSection(report).writeTo(page);
        new MatrixSection(report, faults).writeTo(page);
        new TimelineSection(report, faults, paths).writeTo(page);
        new CoverageSection(report).writeTo(page);
        page.close();
        page.of("footer", "Made by Retort, " + time.truncatedTo(ChronoUnit.SECONDS));
        return page.raw("<script>\n" + resource("page.js") + "</script>\n").written();
    }

    private void head() {
        page.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .of("title", (faults.isEmpty() ? "✓ " : "✗ ") + report.name() + ": migrations")
                .raw("<style>\n" + resource("page.css") + "</style>\n")
                .close();
    }

    private void header() {
        page.open("header").open("div", "class", "name").of("h1", report.name());
        page.of("p", verdict(), "class", "verdict " + (faults.isEmpty() ? passed() : "failed"))
                .close();
        page.open("nav", "aria-label", "Sections");
        link("findings", "Findings", faults.size());
        link("untested", "Untested", report.untested().size());
        link("checks", "Checks", report.results().size());
        link("timeline", "Timeline", report.revisions());
        link("rows", "Rows", report.rows());
        page.close();
        page.open("div", "class", "tools script")
                .empty(
                        "input",
                        "type",
                        "search",
                        "id",
                        "search",
                        "placeholder",
                        "Filter (/)",
                        "aria-label",
                        "Show only what has these words: a revision, a table, a check, a database")
                .of("output", "", "id", "found", "aria-live", "polite")
                .of("button", "Light / dark", "type", "button", "id", "theme")
                .close()
                .close();
    }

    private void link(String id, String title, int count) {
        page.open("a", "href", "#" + id)
                .text(title + " ")
                .of("span", String.valueOf(count), "class", "count")
                .close();
    }

    private String verdict() {
        int untested = report.untested().size();
        if (!faults.isEmpty()) {
            return Looked.counted(faults.size(), "fault");
        }
        return untested == 0 ? "proven" : "no fault found, " + untested + " untested";
    }

    private String passed() {
        return report.untested().isEmpty() ? "passed" : "untested";
    }

    private void counts() {
        page.open("dl", "class", "counts");
        count("revisions", report.revisions());
        count("databases", report.databases());
        count("checks passed", report.of(Outcome.Passed.class).size());
        count("failed", report.of(Outcome.Failed.class).size());
        count("untested", report.untested().size());
        count("tables", report.tables());
        count("rows compared", report.rows());
        page.open("div")
                .of("dt", "time")
                .of("dd", seconds(report.millis()))
                .close()
                .close();
    }

    private void count(String what, int number) {
        page.open("div")
                .of("dt", what)
                .of("dd", String.format(Locale.ROOT, "%,d", number))
                .close();
    }

    /** A time as people say it. */
    static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** The words by which a result is found. */
    static String words(NodeResult result) {
        return String.join(" ", result.place(), result.check(), result.title());
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's " + name + " can't be read", e);
        }
    }
}
