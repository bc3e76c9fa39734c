package dev.retort.junit.allure;

import dev.retort.junit.allure.AllureNames.Subject;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicle.Trait;
import dev.retort.junit.chronicle.Chronicle.Way;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.ShownPaths;
import dev.retort.junit.report.VerificationReport.NodeResult;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds to Allure's result of a test what a person looks for in it: what the revision did and how long it took, and of each
 * finding its parts. Does nothing where Allure's listener isn't there.
 */
final class AllureEvidence implements Evidence {

    /** The checks that show what a revision did, where nothing is wrong; else it would be shown by all of them. */
    private static final Set<String> SHOWING = Set.of("upgrade", "stairway");

    private final AllureNames names;
    private final ShownPaths paths;
    private final Function<NodeResult, Optional<Chapter>> chapters;
    private final Map<String, Optional<Chapter>> known = new ConcurrentHashMap<>();

    AllureEvidence(AllureNames names, ShownPaths paths, Function<NodeResult, Optional<Chapter>> chapters) {
        this.names = names;
        this.paths = paths;
        this.chapters = chapters;
    }

    @Override
    public void beginsOwn(String place, String method, String revision, String title) {
        AllureLifecycle allure = Allure.getLifecycle();
        if (allure.getCurrentTestCase().isPresent()) {
            Subject subject = new Subject(place, method + "()", method, Optional.of(revision), title);
            allure.updateTestCase(test -> names.describe(test, subject));
        }
    }

    @Override
    public void add(NodeResult result, Outcome shown) {
        AllureLifecycle allure = Allure.getLifecycle();
        Optional<String> running = allure.getCurrentTestCase();
        if (running.isEmpty()) {
            return;
        }
        Subject subject =
                new Subject(result.place(), result.check(), result.words(), result.revision(), result.title());
        allure.updateTestCase(test -> {
            names.describe(test, subject);
            if (result.outcome() instanceof Outcome.Passed passed) {
                test.setDescriptionHtml(described(passed));
            }
        });
        boolean failed = shown instanceof Outcome.Failed;
        if (failed || SHOWING.contains(result.check())) {
            chapter(result).ifPresent(chapter -> tell(chapter, allure));
        }
        if (shown instanceof Outcome.Failed wrong) {
            AllureWords.say(
                    running.get(),
                    wrong.findings().stream()
                            .map(finding -> paths.in(
                                    finding.inspectedBy(Optional.empty()).text()))
                            .collect(Collectors.joining("\n\n")));
            wrong.findings().forEach(finding -> attach(finding, allure));
        }
    }

    private Optional<Chapter> chapter(NodeResult result) {
        return known.computeIfAbsent(
                result.place() + "\n" + result.revision().orElse(""), any -> chapters.apply(result));
    }

    /** What failed or was skipped says so already. Escaped, since names in it aren't Markdown. */
    private String described(Outcome.Passed passed) {
        String text = "Looked at: " + passed.looked().what()
                + passed.notes().stream().map(note -> "\n" + note).collect(Collectors.joining());
        return "<p>"
                + paths.in(text)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\n", "</p><p>")
                + "</p>";
    }

    private void tell(Chapter chapter, AllureLifecycle allure) {
        chapter.up().ifPresent(way -> step("upgrade", way, allure));
        chapter.down().ifPresent(way -> step("downgrade", way, allure));
        attach(
                "what its upgrade changes",
                chapter.changes().stream().map(Trait::toString).toList(),
                "txt",
                allure);
    }

    /** A step of the walk, which was made before it is told. */
    private void step(String direction, Way way, AllureLifecycle allure) {
        String id = UUID.randomUUID().toString();
        allure.startStep(
                id, new StepResult().setName(direction).setStatus(way.succeeded() ? Status.PASSED : Status.FAILED));
        allure.updateStep(id, step -> step.setStart(System.currentTimeMillis() - way.millis()));
        attach(
                "SQL of the " + direction,
                way.statements().stream().map(sql -> sql.strip() + ";").toList(),
                "sql",
                allure);
        allure.stopStep(id);
    }

    private void attach(Finding finding, AllureLifecycle allure) {
        String id = UUID.randomUUID().toString();
        allure.startStep(
                id, new StepResult().setName(paths.in(finding.headline())).setStatus(Status.FAILED));
        attach("difference", finding.difference(), "txt", allure);
        attach("rows", finding.rows(), "txt", allure);
        attach("to blame", finding.blame(), "txt", allure);
        attach("what to do", finding.cure().stream().toList(), "txt", allure);
        attach("run it again", finding.again().stream().toList(), "txt", allure);
        allure.stopStep(id);
    }

    private void attach(String name, List<String> lines, String extension, AllureLifecycle allure) {
        if (!lines.isEmpty()) {
            byte[] text = (paths.in(String.join("\n", lines)) + "\n").getBytes(StandardCharsets.UTF_8);
            allure.addAttachment(name, extension.equals("sql") ? "application/sql" : "text/plain", extension, text);
        }
    }
}
