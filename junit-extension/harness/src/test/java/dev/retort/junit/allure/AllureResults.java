package dev.retort.junit.allure;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Fault.ToldFaults;
import dev.retort.junit.report.ShownPaths;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Allure's results of a report, written as its listener has them written while tests run. */
public final class AllureResults {

    private final Path folder;
    private final AllureLifecycle lifecycle;

    public AllureResults(Path folder) {
        this.folder = folder;
        this.lifecycle = new AllureLifecycle(new FileSystemResultsWriter(folder));
    }

    /** Writes the results of all leaves, in the files that Allure's command line reads. */
    public void write(String testClass, VerificationReport report) {
        Evidence evidence = Evidence.ofTests(
                testClass,
                report.results().stream().map(NodeResult::place).distinct().toList(),
                ShownPaths.of(report.chronicles().stream()
                        .flatMap(chronicle -> chronicle.chapters().stream())
                        .map(chapter -> chapter.file())),
                result -> report.chronicles().stream()
                        .filter(chronicle -> chronicle.place().equals(result.place()))
                        .flatMap(chronicle -> chronicle.chapters().stream())
                        .filter(chapter -> result.revision()
                                .filter(chapter.revision()::equals)
                                .isPresent())
                        .findFirst());
        ToldFaults told = new ToldFaults();
        report.results().forEach(result -> {
            Outcome shown = told.shown(result);
            write(() -> evidence.add(result, shown), shown);
        });
    }

    /** One test, with the labels that a listener gives it. */
    void write(Runnable test, Outcome outcome, Label... labels) {
        AllureLifecycle before = Allure.getLifecycle();
        Allure.setLifecycle(lifecycle);
        try {
            String uuid = UUID.randomUUID().toString();
            lifecycle.scheduleTestCase(
                    new TestResult().setUuid(uuid).setName("as JUnit has it").setLabels(Arrays.asList(labels)));
            lifecycle.startTestCase(uuid);
            test.run();
            lifecycle.updateTestCase(uuid, result -> ended(result, outcome));
            lifecycle.stopTestCase(uuid);
            lifecycle.writeTestCase(uuid);
        } finally {
            Allure.setLifecycle(before);
        }
    }

    private static void ended(TestResult result, Outcome outcome) {
        if (outcome instanceof Outcome.Passed) {
            result.setStatus(Status.PASSED);
        } else if (outcome instanceof Outcome.Untested untested) {
            result.setStatus(Status.SKIPPED).setStatusDetails(new StatusDetails().setMessage(untested.reason()));
        } else {
            String message = ((Outcome.Failed) outcome)
                    .findings().stream().map(Finding::text).collect(Collectors.joining("\n\n"));
            result.setStatus(Status.FAILED)
                    .setStatusDetails(new StatusDetails().setMessage(message).setTrace("AssertionError: " + message));
        }
    }

    /** The results, each as its file has it. */
    List<Map<String, Object>> read() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(file -> {
                        try {
                            return JSON.std.mapFrom(Files.readString(file));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
