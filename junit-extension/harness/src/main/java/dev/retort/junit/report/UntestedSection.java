package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.List;

/** What proved nothing, each reason once; then what passed with something to know. */
record UntestedSection(VerificationReport report) {

    void writeTo(Html page) {
        List<Gap> gaps = Gap.of(report.results());
        page.open("section", "id", "untested", "aria-labelledby", "untested-title")
                .of("h2", "Untested", "id", "untested-title");
        page.of("p", gaps.isEmpty() ? "Every check had something to look at." : "These proved nothing.");
        gaps.forEach(gap -> write(gap, page));
        page.close();
        notes(page);
    }

    private static void write(Gap gap, Html page) {
        page.open("details", "class", "gap searched", "data-words", words(gap.results()))
                .open("summary")
                .of("span", String.valueOf(gap.results().size()), "class", "number")
                .of("span", gap.reason())
                .close()
                .open("ul");
        gap.results().forEach(result -> page.of("li", result.where()));
        page.close().close();
    }

    private static String words(List<NodeResult> results) {
        return String.join(" ", results.stream().map(ReportPage::words).toList());
    }

    private void notes(Html page) {
        List<NodeResult> noted = report.of(Outcome.Passed.class).stream()
                .filter(result -> !((Outcome.Passed) result.outcome()).notes().isEmpty())
                .toList();
        if (noted.isEmpty()) {
            return;
        }
        page.open("section", "id", "notes", "aria-labelledby", "notes-title")
                .of("h2", "Notes", "id", "notes-title")
                .open("details", "class", "gap")
                .of("summary", Looked.counted(noted.size(), "check") + " passed with something to know")
                .open("dl", "class", "notes");
        for (NodeResult result : noted) {
            page.open("div", "class", "searched", "data-words", ReportPage.words(result))
                    .of("dt", result.where());
            ((Outcome.Passed) result.outcome()).notes().forEach(note -> page.of("dd", note));
            page.close();
        }
        page.close().close().close();
    }
}
