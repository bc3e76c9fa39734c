package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks that are untested for one reason.
 *
 * @param kind what is the same in their reasons
 * @param results the checks, at least one
 */
record Gap(String kind, List<NodeResult> results) {

    Gap {
        results = List.copyOf(results);
    }

    /** The results that are untested, by their reasons. */
    static List<Gap> of(List<NodeResult> results) {
        Map<String, List<NodeResult>> byKind = results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Untested)
                .collect(Collectors.groupingBy(
                        result -> kind((Outcome.Untested) result.outcome()), LinkedHashMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(entry -> new Gap(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String kind(Outcome.Untested untested) {
        return untested.kind().map(Outcome.Kind::reason).orElse(untested.reason());
    }

    /** The reason, with what is different in it: of one check as that check says it. */
    String reason() {
        Outcome.Untested first = (Outcome.Untested) results.get(0).outcome();
        if (results.size() == 1 || first.kind().isEmpty()) {
            return first.reason();
        }
        return kind + ": "
                + results.stream()
                        .flatMap(result -> ((Outcome.Untested) result.outcome()).kind().stream())
                        .map(Outcome.Kind::detail)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    /** Which checks, at which places: {@code data up, data round trip: 12 checks on SQLite 3.50.3}. */
    String where() {
        if (results.size() == 1) {
            return results.get(0).where();
        }
        return distinct(results.stream().map(NodeResult::place).toList()) + ", "
                + distinct(results.stream().map(NodeResult::check).toList()) + ": "
                + Looked.counted(results.size(), "check");
    }

    private static String distinct(List<String> words) {
        return words.stream().distinct().collect(Collectors.joining(", "));
    }
}
