package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Leaves.Marks;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** For each database a table: a row for each revision, a column for each check, and a mark where they meet. */
record MatrixSection(VerificationReport report, List<Fault> faults) {

    void writeTo(Html page) {
        page.open("section", "id", "checks", "aria-labelledby", "checks-title")
                .of("h2", "Checks", "id", "checks-title");
        report.results().stream()
                .collect(Collectors.groupingBy(NodeResult::place, LinkedHashMap::new, Collectors.toList()))
                .forEach((place, results) -> write(place, results, page));
        page.close();
    }

    private void write(String place, List<NodeResult> results, Html page) {
        List<String> checks = results.stream().map(NodeResult::check).distinct().toList();
        Map<String, Map<String, NodeResult>> rows = new LinkedHashMap<>();
        results.forEach(result -> rows.computeIfAbsent(
                        result.revision().isPresent() ? result.title() : "the whole", any -> new LinkedHashMap<>())
                .put(result.check(), result));
        page.open("details", "open", "", "class", "matrix")
                .open("summary")
                .of("h3", place)
                .close()
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "checks on " + place)
                .open("table")
                .open("thead")
                .open("tr")
                .of("td", "");
        checks.forEach(check -> page.open("th", "scope", "col")
                .of("span", check.replace('-', ' '))
                .close());
        page.close().close().open("tbody");
        rows.forEach((title, byCheck) -> row(title, checks, byCheck, page));
        page.close().close().close().close();
    }

    private void row(String title, List<String> checks, Map<String, NodeResult> byCheck, Html page) {
        String words = byCheck.values().stream().map(ReportPage::words).collect(Collectors.joining(" "));
        page.open("tr", "class", "searched", "data-words", words).of("th", title, "scope", "row");
        for (String check : checks) {
            NodeResult result = byCheck.get(check);
            if (result == null) {
                page.of("td", "");
            } else {
                cell(result, page);
            }
        }
        page.close();
    }

    private void cell(NodeResult result, Html page) {
        String detail = detail(result.outcome());
        String mark = Marks.UNICODE.of(result.outcome());
        page.open("td", "class", name(result.outcome()), "title", detail);
        if (result.outcome() instanceof Outcome.Failed) {
            page.of("a", mark, "href", "#" + place(result), "aria-label", detail);
        } else {
            page.of("span", mark, "aria-label", name(result.outcome()));
        }
        page.close();
    }

    /** Where the fault that a failed result tells of is on the page. */
    private String place(NodeResult result) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.first().equals(result) || fault.others().contains(result)) {
                return FindingsSection.id(i);
            }
        }
        return "findings";
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
}
