package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers which faults were told, for who shows results one by one. Safe for use by several threads. */
public final class ToldFaults {

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
