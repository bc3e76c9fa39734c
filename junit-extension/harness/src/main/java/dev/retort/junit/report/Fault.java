package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that is wrong, however many checks found it. One forgotten statement makes several checks fail, on each
 * database.
 *
 * @param first the check that tells it
 * @param finding what it tells
 * @param others the other checks that found it
 */
public record Fault(NodeResult first, Finding finding, List<NodeResult> others) {

    /** Copies the others. */
    public Fault {
        others = List.copyOf(others);
    }

    /** The faults of these results, in the order in which they were found first. */
    static List<Fault> of(List<NodeResult> results) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (NodeResult result : results) {
            if (result.outcome() instanceof Outcome.Failed failed) {
                byKey(failed)
                        .forEach((key, finding) -> faults.merge(
                                key, new Fault(result, finding, List.of()), (known, again) -> known.foundBy(result)));
            }
        }
        return List.copyOf(faults.values());
    }

    /** What one check says twice it means twice. */
    static Map<String, Finding> byKey(Outcome.Failed failed) {
        Map<String, Finding> byKey = new LinkedHashMap<>();
        for (Finding finding : failed.findings()) {
            String key = finding.fault();
            for (int n = 2; byKey.containsKey(key); n++) {
                key = finding.fault() + " #" + n;
            }
            byKey.put(key, finding);
        }
        return byKey;
    }

    private Fault foundBy(NodeResult other) {
        List<NodeResult> more = new ArrayList<>(others);
        more.add(other);
        return new Fault(first, finding, more);
    }

    /** The finding, with the other checks named in it, a line for each place. */
    public Finding told() {
        Map<String, List<String>> byPlace = others.stream()
                .collect(Collectors.groupingBy(
                        NodeResult::place, LinkedHashMap::new, Collectors.mapping(this::shown, Collectors.toList())));
        return finding.seenBy(byPlace.entrySet().stream()
                .map(entry -> entry.getValue().stream().distinct().collect(Collectors.joining(", ")) + " on "
                        + entry.getKey())
                .toList());
    }

    private String shown(NodeResult other) {
        boolean elsewhere = other.revision().isPresent() && !other.revision().equals(first.revision());
        return other.words() + (elsewhere ? " of " + other.title() : "");
    }

    /** Remembers which faults were told, for who shows results one by one. Safe for use by several threads. */
    public static final class ToldFaults {

        private final Map<String, String> told = new HashMap<>();
        private final List<Fault> known;

        /** None told yet, and nobody knows what later checks are going to find. */
        public ToldFaults() {
            this(List.of());
        }

        /** None told yet; these are all that there are. */
        ToldFaults(List<Fault> known) {
            this.known = List.copyOf(known);
        }

        /** What is to be shown of a result: of a fault that was told before, only where. */
        public synchronized Outcome shown(NodeResult result) {
            if (!(result.outcome() instanceof Outcome.Failed failed)) {
                return result.outcome();
            }
            List<Finding> findings = new ArrayList<>();
            Fault.byKey(failed).forEach((key, finding) -> {
                String before = told.putIfAbsent(key, result.name());
                findings.add(before == null ? first(finding) : reference(finding, before));
            });
            return new Outcome.Failed(findings);
        }

        private Finding first(Finding finding) {
            return known.stream()
                    .filter(fault -> fault.finding().equals(finding))
                    .findFirst()
                    .map(Fault::told)
                    .orElse(finding);
        }

        private static Finding reference(Finding finding, String before) {
            return Finding.of(finding.headline())
                    .differing(List.of("the same fault as in: " + before))
                    .repeatedBy(finding.again());
        }
    }
}
