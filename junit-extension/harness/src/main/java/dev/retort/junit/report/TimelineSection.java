package dev.retort.junit.report;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicle.Trait;
import dev.retort.junit.chronicle.Chronicle.Way;
import dev.retort.junit.report.Leaves.Marks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The history as it went on each database: what each revision changed, how long it took, what ran, and a diagram of the tables
 * after it. The diagrams' data lies in the page as JSON, of each revision only the tables that look different from before.
 */
record TimelineSection(VerificationReport report, List<Fault> faults, ShownPaths paths) {

    private static final int SLOWEST = 10;
    /** Longer texts are cut, in characters: who needs all of it has the revision. */
    private static final int LONGEST_STATEMENT = 2_000;

    private static final int MOST_STATEMENTS = 60;

    void writeTo(Html page) {
        if (report.chronicles().isEmpty()) {
            return;
        }
        page.open("section", "id", "timeline", "aria-labelledby", "timeline-title")
                .of("h2", "Timeline", "id", "timeline-title");
        slowest(page);
        for (int i = 0; i < report.chronicles().size(); i++) {
            write(i, report.chronicles().get(i), page);
        }
        page.raw("<script type=\"application/json\" id=\"shapes\">" + shapes() + "</script>\n");
        page.close();
    }

    private void slowest(Html page) {
        record Slow(Chronicle chronicle, Chapter chapter) {}
        List<Slow> slow = report.chronicles().stream()
                .flatMap(chronicle -> chronicle.chapters().stream().map(chapter -> new Slow(chronicle, chapter)))
                .filter(each -> each.chapter().millis() > 0)
                .sorted(Comparator.comparingLong((Slow each) -> each.chapter().millis())
                        .reversed())
                .limit(SLOWEST)
                .toList();
        if (slow.size() < 2) {
            return;
        }
        long longest = slow.get(0).chapter().millis();
        page.open("details", "class", "slowest")
                .of("summary", "The slowest revisions")
                .open("ol");
        slow.forEach(each -> page.open("li")
                .of("span", each.chapter().title() + ", " + each.chronicle().place() + " ")
                .of("span", times(each.chapter()), "class", "times")
                .raw(bar(each.chapter(), longest))
                .close());
        page.close().close();
    }

    private void write(int place, Chronicle chronicle, Html page) {
        long longest =
                chronicle.chapters().stream().mapToLong(Chapter::millis).max().orElse(1);
        page.open("details", "class", "walk", place == 0 ? "open" : "", "")
                .open("summary")
                .of("h3", chronicle.place())
                .close()
                .open("ol", "class", "chapters");
        for (int i = 0; i < chronicle.chapters().size(); i++) {
            write(place, i, chronicle, longest, page);
        }
        page.close().close();
    }

    private void write(int place, int number, Chronicle chronicle, long longest, Html page) {
        Chapter chapter = chronicle.chapters().get(number);
        page.open("li", "class", "searched", "data-words", words(chronicle, chapter))
                .open("details", "class", "chapter")
                .open("summary")
                .open("span", "class", "revision")
                .text(chapter.title());
        List<Integer> findings = findings(chronicle, chapter);
        findings.forEach(
                fault -> page.text(" ").of("span", Marks.UNICODE.failed() + " " + (fault + 1), "class", "failed"));
        page.close()
                .raw(counts(chapter))
                .of("span", times(chapter), "class", "times")
                .raw(bar(chapter, longest))
                .close()
                .open("p")
                .of("code", paths.in(chapter.file()))
                .close();
        links(findings, page);
        traits(chapter, page);
        page.of(
                "div",
                "",
                "class",
                "diagram script",
                "data-place",
                String.valueOf(place),
                "data-chapter",
                String.valueOf(number));
        chapter.up().ifPresent(way -> statements("upgrade", way, page));
        chapter.down().ifPresent(way -> statements("downgrade", way, page));
        page.close().close();
    }

    /** The numbers of the faults that were found first here, from 0. */
    private List<Integer> findings(Chronicle chronicle, Chapter chapter) {
        return IntStream.range(0, faults.size())
                .filter(number -> isOf(faults.get(number), chronicle, chapter))
                .boxed()
                .toList();
    }

    private static boolean isOf(Fault fault, Chronicle chronicle, Chapter chapter) {
        return fault.first().revision().equals(Optional.of(chapter.revision()))
                && Stream.concat(Stream.of(fault.first()), fault.others().stream())
                        .anyMatch(result -> result.place().equals(chronicle.place()));
    }

    /** Below the head, since nothing in what opens and closes a part may lead elsewhere. */
    private void links(List<Integer> findings, Html page) {
        if (findings.isEmpty()) {
            return;
        }
        page.open("p", "class", "links");
        for (int number : findings) {
            page.of(
                    "a",
                    Marks.UNICODE.failed() + " " + (number + 1) + " "
                            + paths.in(faults.get(number).finding().headline()),
                    "href",
                    "#" + FindingsSection.id(number),
                    "class",
                    "failed");
        }
        page.close();
    }

    private static String words(Chronicle chronicle, Chapter chapter) {
        return chronicle.place() + " " + chapter.title() + " "
                + String.join(" ", chapter.changes().stream().map(Trait::what).toList());
    }

    private static String counts(Chapter chapter) {
        Html counts = new Html().open("span", "class", "traits");
        for (Trait.Kind kind : Trait.Kind.values()) {
            long number = chapter.changes().stream()
                    .filter(trait -> trait.kind() == kind)
                    .count();
            if (number > 0) {
                counts.of("span", sign(kind) + number, "class", kind.word(), "title", number + " " + kind.word());
            }
        }
        return counts.written();
    }

    private static String times(Chapter chapter) {
        if (chapter.up().isEmpty()) {
            return "not reached";
        }
        String up = "up " + time(chapter.up().get());
        return chapter.down().map(way -> up + ", down " + time(way)).orElse(up);
    }

    private static String time(Way way) {
        return ReportPage.seconds(way.millis()) + (way.succeeded() ? "" : " (failed)");
    }

    private static String bar(Chapter chapter, long longest) {
        long up = chapter.up().map(Way::millis).orElse(0L);
        long down = chapter.down().map(Way::millis).orElse(0L);
        return new Html()
                .open("span", "class", "bar", "aria-hidden", "true")
                .of("span", "", "class", "up", "style", "width:" + percent(up, longest))
                .of("span", "", "class", "down", "style", "width:" + percent(down, longest))
                .written();
    }

    private static String percent(long part, long whole) {
        return (part * 100 / Math.max(1, whole)) + "%";
    }

    private static void traits(Chapter chapter, Html page) {
        if (chapter.changes().isEmpty()) {
            page.of("p", chapter.up().isEmpty() ? "" : "It changes nothing in the schema.");
            return;
        }
        page.open("ul", "class", "changes");
        chapter.changes().forEach(trait -> page.open("li", "class", trait.kind().word())
                .of("b", sign(trait.kind()), "aria-label", trait.kind().word())
                .text(" " + trait.what() + (trait.how().isEmpty() ? "" : ": " + trait.how()))
                .close());
        page.close();
    }

    private void statements(String direction, Way way, Html page) {
        if (way.statements().isEmpty()) {
            return;
        }
        int more = way.statements().size() - MOST_STATEMENTS;
        page.open("details", "class", "sql")
                .of(
                        "summary",
                        "SQL of the " + direction + " (" + way.statements().size() + ")")
                .open("pre");
        way.statements().stream().limit(MOST_STATEMENTS).forEach(sql -> page.text(paths.in(cut(sql.strip())) + ";\n"));
        page.text(more > 0 ? "… and " + more + " more" : "").close().close();
    }

    private static String cut(String sql) {
        return sql.length() <= LONGEST_STATEMENT ? sql : sql.substring(0, LONGEST_STATEMENT) + " …";
    }

    private static String sign(Trait.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "−";
            case CHANGED -> "~";
        };
    }

    private String shapes() {
        try {
            return JSON.std
                    .asString(report.chronicles().stream()
                            .map(chronicle -> chronicle.chapters().stream()
                                    .map(TimelineSection::shapes)
                                    .toList())
                            .toList())
                    .replace("<", "\\u003c");
        } catch (IOException e) {
            throw new UncheckedIOException("the diagrams can't be written", e);
        }
    }

    private static Map<String, Object> shapes(Chapter chapter) {
        Map<String, Object> shapes = new LinkedHashMap<>();
        shapes.put("gone", chapter.gone());
        shapes.put(
                "tables", chapter.tables().stream().map(TimelineSection::shape).toList());
        return shapes;
    }

    private static Map<String, Object> shape(Chronicle.Shape table) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", table.table());
        shape.put(
                "columns",
                table.columns().stream()
                        .map(column -> List.of(
                                column.name(),
                                column.type() + (column.isNullable() ? "" : " not null"),
                                column.isKey() ? "key" : ""))
                        .toList());
        shape.put(
                "arrows",
                table.arrows().stream()
                        .map(arrow -> List.of(arrow.columns(), arrow.target()))
                        .toList());
        return shape;
    }
}
