package dev.retort.junit.verification;

import dev.retort.junit.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The corpus without the rows that somebody put in by hand: what generated rows find by themselves. */
class FaultsWithoutRowsTest {

    @Test
    void table() throws Exception {
        List<String> found = new ArrayList<>();
        Map<String, String> missed = new TreeMap<>();
        Map<String, String> alarms = new TreeMap<>();
        String only = System.getProperty("only", "");
        boolean rows = Boolean.getBoolean("rows");
        for (FaultCase fault : FaultCorpusTest.cases().filter(c -> c.name().matches(".*(" + only + ").*")).toList()) {
            long t = System.nanoTime();
            List<Finding> findings;
            try {
              findings = (rows ? fault.verification() : fault.withoutRows()).generatedRows(!Boolean.getBoolean("off")).run().findings();
            } catch (RuntimeException e) { e.printStackTrace(); alarms.put(fault.toString(), "CRASH " + e); continue; }
            long ms = (System.nanoTime() - t) / 1_000_000;
            if (ms > 1500) System.out.println("SLOW " + fault + " " + ms);
            String all = findings.stream().map(Finding::text).collect(Collectors.joining("\n"));
            if (!only.isEmpty()) System.out.println("== " + fault + " " + ms + " ms\n" + all);
            if (fault.isBroken() && ExpectedHarm.whyNotYet(fault).isEmpty()) {
                if (findings.stream().anyMatch(f -> ExpectedHarm.isSaid(fault, f, !rows))) found.add(fault.toString());
                else missed.put(fault.toString(), all);
                if (findings.size() > 1) System.out.println("MANY " + fault + " " + findings.stream().map(Finding::headline).toList());
            } else if (!findings.isEmpty()) alarms.put(fault.toString(), all);
        }
        System.out.println("FOUND " + found.size());
        missed.forEach((k, v) -> System.out.println("MISSED " + k + "\n" + v));
        alarms.forEach((k, v) -> System.out.println("ALARM " + k + "\n" + v));
    }
}
