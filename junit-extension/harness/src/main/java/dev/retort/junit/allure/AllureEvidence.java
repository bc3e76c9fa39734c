package dev.retort.junit.allure;

import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicle.Trait;
import dev.retort.junit.chronicle.Chronicle.Way;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport.NodeResult;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds to Allure's result of a leaf what a person looks for in it: suites of databases and checks, what the revision did and how
 * long it took, and of each finding its parts. Does nothing where Allure's listener isn't there.
 */
final class AllureEvidence implements Evidence {

    /** Suites are sorted by these; what the listener made of class and method isn't what people look for. */
    private static final Set<String> SUITES = Set.of("parentSuite", "suite", "subSuite", "epic", "feature", "story");

    /** The checks that show what a revision did, where nothing is wrong; else it would be shown by all of them. */
    private static final Set<String> SHOWING = Set.of("upgrade", "stairway");

    private final String testClass;
    private final Function<NodeResult, Optional<Chapter>> chapters;
    private final Map<String, Optional<Chapter>> known = new ConcurrentHashMap<>();

    AllureEvidence(String testClass, Function<NodeResult, Optional<Chapter>> chapters) {
        this.testClass = testClass;
        this.chapters = chapters;
    }

    @Override
    public void add(NodeResult result, Outcome shown) {
        AllureLifecycle allure = Allure.getLifecycle();
        if (allure.getCurrentTestCase().isEmpty()) {
            return;
        }
        allure.updateTestCase(test -> describe(test, result));
        boolean failed = shown instanceof Outcome.Failed;
        if (failed || SHOWING.contains(result.check())) {
            chapter(result).ifPresent(chapter -> tell(chapter, allure));
        }
        if (shown instanceof Outcome.Failed wrong) {
            wrong.findings().forEach(finding -> attach(finding, allure));
        }
    }

    private Optional<Chapter> chapter(NodeResult result) {
        return known.computeIfAbsent(
                result.place() + "\n" + result.revision().orElse(""), any -> chapters.apply(result));
    }

    private void describe(TestResult test, NodeResult result) {
        String database = result.place().replaceFirst(" \\(.*", "");
        String check = result.check().replace('-', ' ');
        List<Label> labels = test.getLabels().stream()
                .filter(label -> !SUITES.contains(label.getName()))
                .collect(Collectors.toCollection(ArrayList::new));
        labels.add(label("parentSuite", database));
        labels.add(label("suite", check));
        labels.add(label("epic", testClass.substring(testClass.lastIndexOf('.') + 1)));
        labels.add(label("feature", result.revision().isPresent() ? result.title() : "the whole history"));
        labels.add(label("story", check));
        labels.add(label("database", database));
        labels.add(label("check", result.check()));
        result.revision().ifPresent(revision -> labels.add(label("revision", revision)));
        test.setLabels(labels);
        // Without these, JUnit's numbers would be the test's identity, and each new revision would move them.
        String identity = String.join(
                "\n", testClass, database, result.check(), result.revision().orElse(""));
        String id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString();
        test.setHistoryId(id);
        test.setTestCaseId(id);
        test.setFullName(testClass + ": " + result.name());
        test.setDescription(words(result.outcome()));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Passed passed) {
            return "Looked at: " + passed.looked().what()
                    + passed.notes().stream().map(note -> "\n\n" + note).collect(Collectors.joining());
        }
        return outcome instanceof Outcome.Untested untested
                ? "Untested: " + untested.reason()
                : ((Outcome.Failed) outcome).findings().get(0).headline();
    }

    private static void tell(Chapter chapter, AllureLifecycle allure) {
        chapter.up().ifPresent(way -> step("upgrade", way, allure));
        chapter.down().ifPresent(way -> step("downgrade", way, allure));
        if (!chapter.changes().isEmpty()) {
            attach(
                    "what its upgrade changes",
                    chapter.changes().stream().map(Trait::toString).toList(),
                    "txt",
                    allure);
        }
    }

    /** A step of the walk; it is told after it was made, so its name says how long it took. */
    private static void step(String direction, Way way, AllureLifecycle allure) {
        String id = UUID.randomUUID().toString();
        allure.startStep(
                id,
                new StepResult()
                        .setName(direction + ", " + way.millis() + " ms")
                        .setStatus(way.succeeded() ? Status.PASSED : Status.FAILED));
        if (!way.statements().isEmpty()) {
            attach(
                    "SQL of the " + direction,
                    way.statements().stream().map(sql -> sql.strip() + ";").toList(),
                    "sql",
                    allure);
        }
        allure.stopStep(id);
    }

    private static void attach(Finding finding, AllureLifecycle allure) {
        String id = UUID.randomUUID().toString();
        allure.startStep(id, new StepResult().setName(finding.headline()).setStatus(Status.FAILED));
        attach("difference", finding.difference(), "txt", allure);
        attach("rows", finding.rows(), "txt", allure);
        attach("to blame", finding.blame(), "txt", allure);
        finding.cure().ifPresent(cure -> attach("what to do", List.of(cure), "txt", allure));
        finding.again().ifPresent(command -> attach("run it again", List.of(command), "txt", allure));
        allure.stopStep(id);
    }

    private static void attach(String name, List<String> lines, String extension, AllureLifecycle allure) {
        if (!lines.isEmpty()) {
            byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            allure.addAttachment(name, extension.equals("sql") ? "application/sql" : "text/plain", extension, text);
        }
    }
}
