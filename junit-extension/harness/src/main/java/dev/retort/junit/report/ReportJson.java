package dev.retort.junit.report;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicle.Trait;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report as JSON, as {@code report.schema.json} beside this class says; keys are only ever added to it. */
final class ReportJson {

    /** Another one only if a key is left out or means something else. */
    private static final int VERSION = 1;

    private ReportJson() {}

    static String of(VerificationReport report, ShownPaths paths) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("name", report.name());
        document.put("successful", report.isSuccessful());
        document.put("summary", summary(report));
        document.put("faults", report.faults().stream().map(ReportJson::fault).toList());
        document.put(
                "untested",
                Gap.of(report.results()).stream().map(ReportJson::gap).toList());
        document.put(
                "results", report.results().stream().map(ReportJson::result).toList());
        document.put("walks", report.chronicles().stream().map(ReportJson::walk).toList());
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(shown(document, paths)) + "\n";
    }

    /** The same with paths as they are shown. */
    private static Object shown(Object value, ShownPaths paths) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> shown = new LinkedHashMap<>();
            object.forEach((key, each) -> shown.put(String.valueOf(key), shown(each, paths)));
            return shown;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> shown(each, paths)).toList();
        }
        return value instanceof String text ? paths.in(text) : value;
    }

    private static Map<String, Object> summary(VerificationReport report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("revisions", report.revisions());
        summary.put("databases", report.databases());
        summary.put("checks", report.results().size());
        summary.put("passed", report.of(Outcome.Passed.class).size());
        summary.put("failed", report.of(Outcome.Failed.class).size());
        summary.put("faults", report.faults().size());
        summary.put("untested", report.untested().size());
        summary.put("tables", report.tables());
        summary.put("rows", report.rows());
        summary.put("millis", report.millis());
        return summary;
    }

    private static Map<String, Object> fault(Fault fault) {
        Map<String, Object> object = named(fault.first());
        object.put("finding", finding(fault.finding()));
        object.put("alsoSeenBy", fault.others().stream().map(ReportJson::named).toList());
        return object;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("reason", gap.reason());
        object.put("count", gap.results().size());
        object.put(
                "checks",
                gap.results().stream().map(NodeResult::check).distinct().toList());
        return object;
    }

    private static Map<String, Object> named(NodeResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("place", result.place());
        object.put("check", result.check());
        put(object, "revision", result.revision());
        object.put("title", result.title());
        return object;
    }

    private static Map<String, Object> result(NodeResult result) {
        Map<String, Object> object = named(result);
        object.put("millis", result.millis());
        if (result.outcome() instanceof Outcome.Passed passed) {
            object.put("outcome", "passed");
            object.put("looked", passed.looked().what());
            object.put("notes", passed.notes());
        } else if (result.outcome() instanceof Outcome.Untested untested) {
            object.put("outcome", "untested");
            object.put("reason", untested.reason());
        } else if (result.outcome() instanceof Outcome.Failed failed) {
            object.put("outcome", "failed");
            object.put(
                    "findings",
                    failed.findings().stream().map(ReportJson::finding).toList());
        }
        return object;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("headline", finding.headline());
        put(object, "place", finding.place());
        put(object, "blame", finding.blame());
        put(object, "difference", finding.difference());
        put(object, "rows", finding.rows());
        put(object, "cure", finding.cure());
        put(object, "again", finding.again());
        return object;
    }

    /** How the history went on one database, and what the generated rows showed. */
    private static Map<String, Object> walk(Chronicle chronicle) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("place", chronicle.place());
        object.put(
                "revisions",
                chronicle.chapters().stream().map(ReportJson::chapter).toList());
        object.put(
                "rows",
                chronicle.coverage().tables().stream().map(ReportJson::rows).toList());
        object.put(
                "tablesWithoutRows",
                chronicle.unfilled().stream().map(Object::toString).toList());
        return object;
    }

    private static Map<String, Object> chapter(Chapter chapter) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("revision", chapter.revision());
        object.put("title", chapter.title());
        chapter.up().ifPresent(way -> object.put("upMillis", way.millis()));
        chapter.down().ifPresent(way -> object.put("downMillis", way.millis()));
        object.put("changes", chapter.changes().stream().map(Trait::toString).toList());
        return object;
    }

    private static Map<String, Object> rows(Coverage.Table table) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("table", table.name());
        object.put("generated", table.generated());
        object.put("found", table.found());
        return object;
    }

    private static void put(Map<String, Object> object, String key, Optional<String> value) {
        value.ifPresent(text -> object.put(key, text));
    }

    private static void put(Map<String, Object> object, String key, List<String> values) {
        if (!values.isEmpty()) {
            object.put(key, values);
        }
    }
}
