package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome.Looked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report in Markdown, for a pull request: what is wrong, where and what to do about it, on one screen. What is behind that is
 * folded, and whatever doesn't fit is in the report.
 */
final class ReportSummary {

    private static final int FAULTS = 3;
    private static final int ROWS = 3;
    private static final int GAPS = 5;
    /** So that all faults and gaps together stay below the 65,536 characters that a comment on GitHub has at most. */
    private static final int LONGEST = 200;

    private static final int LONGEST_TEXT = 400;
    private static final int MORE = 40;

    private final VerificationReport report;
    private final String page;
    private final List<String> lines = new ArrayList<>();

    private ReportSummary(VerificationReport report, String page) {
        this.report = report;
        this.page = page;
    }

    /**
     * The summary.
     *
     * @param page the name of the report's page
     */
    static String of(VerificationReport report, String page) {
        ReportSummary summary = new ReportSummary(report, page);
        summary.write();
        return ShownPaths.of(report).in(String.join("\n", summary.lines)) + "\n";
    }

    private void write() {
        List<Fault> faults = report.faults();
        lines.add(Markdown.marker(report.name()));
        lines.add("### "
                + (faults.isEmpty() ? "✅ " : "❌ ")
                + Markdown.text(report.name()) + ": "
                + (faults.isEmpty() ? "no faults" : Looked.counted(faults.size(), "fault")));
        add(Markdown.text(report.summary()));
        for (int i = 0; i < Math.min(FAULTS, faults.size()); i++) {
            fault(i + 1, faults.get(i).told());
        }
        if (faults.size() > FAULTS) {
            add("**… and " + (faults.size() - FAULTS) + " more**, see the report " + Markdown.code(page) + ".");
        }
        untested(faults.isEmpty());
    }

    private void add(String line) {
        lines.add("");
        lines.add(line);
    }

    private void fault(int number, Finding finding) {
        add("**" + number + ". " + Markdown.text(shortened(finding.headline(), LONGEST_TEXT)) + "**");
        lines.add("");
        finding.place().ifPresent(place -> lines.add("- at " + Markdown.code(shortened(place, LONGEST_TEXT))));
        finding.blame().stream()
                .findFirst()
                .ifPresent(first -> lines.add("- to blame: " + Markdown.code(shortened(first, LONGEST_TEXT))));
        finding.cure()
                .ifPresent(cure -> lines.add("- **what to do:** " + Markdown.text(shortened(cure, LONGEST_TEXT))));
        if (!finding.rows().isEmpty()) {
            lines.add("");
            lines.addAll(Markdown.block(some(finding.rows(), ROWS, LONGEST_TEXT)));
        }
        List<String> more = more(finding);
        if (!more.isEmpty()) {
            add("<details><summary>more</summary>");
            lines.add("");
            lines.addAll(Markdown.block(some(more, MORE, LONGEST)));
            if (more.size() > MORE) {
                add("… and " + (more.size() - MORE) + " more lines, see the report " + Markdown.code(page));
            }
            add("</details>");
        }
    }

    private static List<String> more(Finding finding) {
        List<String> more = new ArrayList<>();
        finding.blame().stream().skip(1).forEach(other -> more.add("to blame: " + other));
        finding.difference().stream().flatMap(String::lines).forEach(more::add);
        finding.rows().stream().skip(ROWS).forEach(more::add);
        finding.seenBy().forEach(other -> more.add("also seen by: " + other));
        finding.again().ifPresent(command -> more.add("run it again: " + command));
        return more;
    }

    private static List<String> some(List<String> all, int most, int longest) {
        return all.stream()
                .limit(most)
                .map(line -> line.length() <= longest ? line : line.substring(0, longest - 1) + "…")
                .toList();
    }

    /** What proved nothing: open where nothing else is to be done, folded below faults. */
    private void untested(boolean open) {
        List<Gap> gaps = Gap.of(report.results());
        if (gaps.isEmpty()) {
            if (open) {
                add("Nothing to do.");
            }
            return;
        }
        int checks = gaps.stream().mapToInt(gap -> gap.results().size()).sum();
        String heading = Looked.counted(checks, "check") + " proved nothing";
        add(
                open
                        ? "Nothing is wrong. " + heading + "; give each what it needs, or see that it needn't:"
                        : "<details><summary>" + heading + "</summary>");
        lines.add("");
        gaps.stream()
                .limit(GAPS)
                .forEach(gap -> lines.add("- " + Markdown.text(shortened(gap.reason(), LONGEST)) + " ("
                        + Markdown.text(
                                gap.results().size() == 1
                                        ? gap.where()
                                        : Looked.counted(gap.results().size(), "check"))
                        + ")"));
        if (gaps.size() > GAPS) {
            lines.add("- … and " + (gaps.size() - GAPS) + " more reasons, see the report " + Markdown.code(page));
        }
        if (!open) {
            add("</details>");
        }
    }

    private static String shortened(String text, int longest) {
        String line = text.lines().collect(Collectors.joining(" "));
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
