package dev.retort.junit.report;

import dev.retort.junit.finding.Finding;
import java.util.List;
import java.util.Optional;

/** What is wrong, each fault once, with what to do about it before everything else. */
record FindingsSection(List<Fault> faults, ShownPaths paths) {

    /** So many are shown in full at once; of more, each is opened by who wants to read it. */
    private static final int FEW = 5;

    /** The id of a fault's place on the page. */
    static String id(int index) {
        return "finding-" + (index + 1);
    }

    void writeTo(Html page) {
        page.open("section", "id", "findings", "aria-labelledby", "findings-title")
                .open("div", "class", "title")
                .of("h2", "Findings", "id", "findings-title");
        if (faults.size() > 1) {
            page.of("button", "Open or close all", "type", "button", "class", "all script");
        }
        page.close();
        if (faults.isEmpty()) {
            page.of("p", "No check found anything wrong.");
        }
        for (int i = 0; i < faults.size(); i++) {
            write(i, faults.get(i), page);
        }
        page.close();
    }

    private void write(int index, Fault fault, Html page) {
        Finding finding = fault.told();
        page.open(
                "details",
                "class",
                "finding searched",
                "id",
                id(index),
                faults.size() <= FEW ? "open" : "",
                "",
                "data-words",
                ReportPage.words(fault.first()));
        page.open("summary")
                .of("span", String.valueOf(index + 1), "class", "number")
                .of(
                        "h3",
                        paths.in(withoutPlace(finding.headline(), fault.first().place())))
                .open("span", "class", "chips")
                .of("span", fault.first().place(), "class", "chip")
                .of("span", fault.first().check(), "class", "chip")
                .close()
                .close();
        finding.cure().ifPresent(cure -> page.open("p", "class", "cure")
                .of("strong", "What to do: ")
                .text(paths.in(cure))
                .close());
        page.open("dl");
        fact("where", finding.place(), page);
        code("to blame", finding.blame(), page);
        difference(finding.difference(), page);
        code("rows", finding.rows(), page);
        list("also seen by", finding.seenBy(), page);
        finding.again().ifPresent(command -> page.of("dt", "run it again")
                .open("dd", "class", "command")
                .of("code", command)
                .of("button", "Copy", "type", "button", "class", "copy script")
                .close());
        page.close().close();
    }

    /** The database has a mark of its own beside it. */
    private static String withoutPlace(String headline, String place) {
        String end = " (" + place + ")";
        return headline.endsWith(end) ? headline.substring(0, headline.length() - end.length()) : headline;
    }

    private void fact(String name, Optional<String> value, Html page) {
        value.ifPresent(text ->
                page.of("dt", name).open("dd").of("code", paths.in(text)).close());
    }

    private void code(String name, List<String> lines, Html page) {
        if (!lines.isEmpty()) {
            page.of("dt", name)
                    .open("dd")
                    .of("pre", paths.in(String.join("\n", lines)))
                    .close();
        }
    }

    private void list(String name, List<String> lines, Html page) {
        if (!lines.isEmpty()) {
            page.of("dt", name).open("dd").open("ul");
            lines.forEach(line -> page.of("li", line));
            page.close().close();
        }
    }

    /** What was expected and what was found have a colour each, with the lines that go on with them. */
    private void difference(List<String> lines, Html page) {
        if (lines.isEmpty()) {
            return;
        }
        page.of("dt", "difference").open("dd").open("pre");
        String side = "";
        for (String line : lines) {
            for (String part : paths.in(line).split("\n", -1)) {
                String text = part.strip();
                if (text.startsWith("expected:") || text.startsWith("before:")) {
                    side = "expected";
                } else if (text.startsWith("but was:") || text.startsWith("after:")) {
                    side = "actual";
                } else if (!part.startsWith("   ")) {
                    side = "";
                }
                page.of("span", part + "\n", "class", side);
            }
        }
        page.close().close();
    }
}
