package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report as a tree: database, check, revision. */
final class TreeText {

    private TreeText() {}

    static String of(VerificationReport report, Optional<Marks> marks) {
        Marks shown = marks.orElse(Marks.UNICODE);
        List<String> lines = new ArrayList<>();
        Map<String, Map<String, List<NodeResult>>> tree = report.results().stream()
                .collect(Collectors.groupingBy(
                        NodeResult::place,
                        LinkedHashMap::new,
                        Collectors.groupingBy(NodeResult::check, LinkedHashMap::new, Collectors.toList())));
        tree.forEach((place, checks) -> {
            lines.add(place);
            checks.forEach((check, results) -> {
                lines.add("  " + check.replace('-', ' '));
                results.forEach(result -> add(lines, result, shown));
            });
        });
        lines.add(report.summary());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, NodeResult result, Marks marks) {
        Outcome outcome = result.outcome();
        String reason = outcome instanceof Outcome.Untested untested ? ": untested, " + untested.reason() : "";
        lines.add("    " + marks.of(outcome) + " " + result.title() + reason);
        if (outcome instanceof Outcome.Failed failed) {
            failed.findings().stream()
                    .map(Finding::text)
                    .flatMap(String::lines)
                    .forEach(line -> lines.add("        " + line));
        }
    }
}
