package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Fault.ToldFaults;
import dev.retort.junit.report.Leaves.Marks;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a tree: database, check, revision. What failed comes first, and what repeats is said once. */
final class TreeText {

    private final List<String> lines = new ArrayList<>();
    private final ToldFaults told;

    private TreeText(VerificationReport report) {
        this.told = new ToldFaults(report.faults());
    }

    static String of(VerificationReport report) {
        TreeText text = new TreeText(report);
        Map<String, Map<String, List<NodeResult>>> tree = report.results().stream()
                .collect(Collectors.groupingBy(
                        NodeResult::place,
                        LinkedHashMap::new,
                        Collectors.groupingBy(NodeResult::words, LinkedHashMap::new, Collectors.toList())));
        tree.forEach((place, checks) -> {
            text.lines.add(place);
            checks.forEach(text::check);
        });
        text.lines.add(report.summary());
        return String.join("\n", text.lines);
    }

    private void check(String title, List<NodeResult> results) {
        List<String> below = new ArrayList<>();
        Leaves leaves = new Leaves("revision");
        for (NodeResult result : results) {
            if (result.outcome() instanceof Outcome.Untested untested) {
                leaves.untested(result.title(), untested);
            } else if (result.outcome() instanceof Outcome.Passed) {
                leaves.passed(result.title());
            } else {
                below.addAll(failed(result));
            }
        }
        if (below.isEmpty() && leaves.isPlain()) {
            lines.add("  " + Marks.UNICODE.passed() + " " + title + ": " + leaves.count());
            return;
        }
        lines.add("  " + title);
        below.addAll(leaves.lines(Marks.UNICODE));
        below.forEach(line -> lines.add("    " + line));
    }

    private List<String> failed(NodeResult result) {
        List<String> block = new ArrayList<>();
        block.add(Marks.UNICODE.failed() + " " + result.title());
        ((Outcome.Failed) told.shown(result))
                .findings().stream()
                        .map(Finding::text)
                        .flatMap(String::lines)
                        .forEach(line -> block.add("    " + line));
        return block;
    }
}
