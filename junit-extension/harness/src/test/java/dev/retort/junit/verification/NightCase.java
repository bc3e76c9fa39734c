package dev.retort.junit.verification;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of checks that were named.
 *
 * @param report everything
 */
record NightCase(VerificationReport report) {

    static NightCase of(MigrationVerification verification, String... checks) {
        return new NightCase(verification.checks(checks).run());
    }

    /** The texts of all findings. */
    List<String> texts() {
        return report.findings().stream().map(Finding::text).toList();
    }

    String text() {
        return String.join("\n", texts());
    }

    /** What was looked at, with notes, and what wasn't. */
    String looked() {
        return report.results().stream().map(NightCase::said).collect(Collectors.joining("\n"));
    }

    private static String said(NodeResult result) {
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Untested untested) {
            return "untested: " + untested.reason();
        }
        return outcome instanceof Outcome.Passed passed
                ? passed.looked().what() + " " + String.join(" ", passed.notes())
                : "failed";
    }
}
