package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Leaves.Marks;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as one page that needs nothing else: a matrix of checks and revisions for each database, then findings. */
final class ReportPage {

    private static final String STYLE =
            """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem }
            th, td { border: 1px solid #ddd; padding: .25rem .6rem; text-align: center; white-space: nowrap }
            th[scope=row] { font-weight: normal; text-align: left; white-space: normal }
            td.passed { background: #e6f4ea } td.failed { background: #fce8e6 } td.untested { background: #fef7e0 }
            dt { font-weight: 600 } dd { margin: 0 0 .8rem 1.5rem }
            pre { background: #f6f6f6; padding: .8rem; overflow-x: auto; white-space: pre-wrap }
            """;

    private ReportPage() {}

    static String of(VerificationReport report) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(report.name()))
                .append(": migrations</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n<body>\n<h1>")
                .append(escaped(report.name()))
                .append("</h1>\n<p>")
                .append(escaped(report.summary()))
                .append("</p>\n");
        findings(report, page);
        remarks("Untested", "These proved nothing.", untested(report), page);
        page.append("<p>Hover over a mark to see what was checked.</p>\n");
        places(report).forEach((place, results) -> matrix(place, results, page));
        remarks("Notes", "These passed, with something to know.", notes(report), page);
        return page.append("</body>\n</html>\n").toString();
    }

    private static Map<String, List<NodeResult>> places(VerificationReport report) {
        return report.results().stream()
                .collect(Collectors.groupingBy(NodeResult::place, LinkedHashMap::new, Collectors.toList()));
    }

    private static void findings(VerificationReport report, StringBuilder page) {
        List<Fault> faults = report.faults();
        if (!faults.isEmpty()) {
            page.append("<h2>Findings</h2>\n");
            faults.forEach(fault -> page.append("<pre>")
                    .append(headed(escaped(fault.told().text())))
                    .append("</pre>\n"));
        }
    }

    private static String headed(String text) {
        return "<strong>" + text.replaceFirst("\n|$", "</strong>$0");
    }

    private static Map<String, List<String>> untested(VerificationReport report) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        Gap.of(report.results()).forEach(gap -> reasons.computeIfAbsent(gap.where(), any -> new ArrayList<>())
                .add("untested: " + gap.reason()));
        return reasons;
    }

    private static Map<String, List<String>> notes(VerificationReport report) {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        report.results().forEach(result -> {
            if (result.outcome() instanceof Outcome.Passed passed
                    && !passed.notes().isEmpty()) {
                notes.put(result.where(), passed.notes());
            }
        });
        return notes;
    }

    private static void remarks(String heading, String meaning, Map<String, List<String>> remarks, StringBuilder page) {
        if (!remarks.isEmpty()) {
            page.append("<h2>")
                    .append(heading)
                    .append("</h2>\n<p>")
                    .append(meaning)
                    .append("</p>\n<dl>\n");
            remarks.forEach((where, lines) -> {
                page.append("<dt>").append(escaped(where)).append("</dt>");
                lines.forEach(line -> page.append("<dd>").append(escaped(line)).append("</dd>"));
                page.append('\n');
            });
            page.append("</dl>\n");
        }
    }

    private static void matrix(String place, List<NodeResult> results, StringBuilder page) {
        List<String> checks = results.stream().map(NodeResult::check).distinct().toList();
        Map<String, Map<String, NodeResult>> rows = new LinkedHashMap<>();
        results.forEach(result -> rows.computeIfAbsent(
                        result.revision().isPresent() ? result.title() : "all", any -> new LinkedHashMap<>())
                .put(result.check(), result));
        page.append("<h2>").append(escaped(place)).append("</h2>\n<table>\n<tr><th></th>");
        checks.forEach(check -> page.append("<th>").append(escaped(check)).append("</th>"));
        page.append("</tr>\n");
        rows.forEach((title, byCheck) -> {
            page.append("<tr><th scope=\"row\">").append(escaped(title)).append("</th>");
            checks.forEach(check -> cell(byCheck, check, page));
            page.append("</tr>\n");
        });
        page.append("</table>\n");
    }

    private static void cell(Map<String, NodeResult> byCheck, String check, StringBuilder page) {
        NodeResult result = byCheck.get(check);
        if (result == null) {
            page.append("<td></td>");
            return;
        }
        String detail = detail(result.outcome());
        page.append("<td class=\"")
                .append(name(result.outcome()))
                .append("\" title=\"")
                .append(escaped(detail))
                .append("\">")
                .append(Marks.UNICODE.of(result.outcome()))
                .append("</td>");
    }

    private static String name(Outcome outcome) {
        return outcome instanceof Outcome.Passed ? "passed" : outcome instanceof Outcome.Failed ? "failed" : "untested";
    }

    private static String detail(Outcome outcome) {
        if (outcome instanceof Outcome.Passed passed) {
            return passed.looked().what()
                    + passed.notes().stream().map(note -> "; " + note).collect(Collectors.joining());
        }
        if (outcome instanceof Outcome.Untested untested) {
            return "untested: " + untested.reason();
        }
        return ((Outcome.Failed) outcome).findings().get(0).headline();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
