package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.verification.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The settings of a run: JUnit's configuration parameters (system properties and {@code junit-platform.properties}), then
 * the environment.
 *
 * @param parameters gives a configuration parameter
 */
record Settings(Function<String, Optional<String>> parameters) {

    static final String DATABASES = "retort.databases";
    static final String CHECKS = "retort.checks";
    static final String WITNESS = "retort.witness";
    static final String REVISIONS = "retort.revisions";
    static final String ROWS = "retort.rows";
    static final String ROWS_STORE = "retort.rows.store";
    static final String SEED = "retort.seed";
    static final String TRIES = "retort.tries";
    static final String REPORT_DIRECTORY = "retort.report.directory";
    static final String WORKING_DIRECTORY = "retort.working.directory";

    static final String NAMES = "retort.names";
    static final String ALLOW_EMPTY = "retort.allow-empty";
    static final String NIGHT = "retort.night";

    static final String BEGINS_AT = "retort.begins-at";
    static final String HOLD = "retort.hold";
    static final String REPORT_VALUES = "retort.report.values";
    static final String STEP_SUMMARY = "retort.report.step-summary";
    static final String CHANGED_SINCE = "retort.changed-since";
    static final String GREEN_STORE = "retort.green.store";
    static final String SHARD = "retort.shard";
    static final String PROGRESS = "retort.progress";
    static final String UPDATE_KNOWN = "retort.known-findings.update";

    static Settings of(ExtensionContext context) {
        return new Settings(context::getConfigurationParameter);
    }

    Optional<String> find(String key) {
        return parameters
                .apply(key)
                .or(() -> DatabaseSettings.environment(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * Whether a leaf's name says its check and database too. Surefire and Gradle know tests by their own name alone and
     * would take the checks of one revision for runs of one test, so there it is the default.
     */
    boolean fullNames() {
        return find(NAMES).map(value -> isFirst(NAMES, value, "full", "short")).orElseGet(() -> TestRunner.detected()
                .showsLeavesOnly());
    }

    /** Whether a verification with nothing to look at is green. */
    Optional<Boolean> allowEmpty() {
        return find(ALLOW_EMPTY).map(value -> isFirst(ALLOW_EMPTY, value, "true", "false"));
    }

    /** Whether the checks of the night are made too. */
    Optional<Boolean> night() {
        return find(NIGHT).map(value -> isFirst(NIGHT, value, "true", "false"));
    }

    /** How long databases that somebody may look at are held after the tests of a class. */
    Duration hold() {
        return find(HOLD)
                .map(value -> {
                    try {
                        return Duration.parse("PT" + value);
                    } catch (DateTimeParseException e) {
                        throw new RetortException(
                                Problem.of("illegal-setting", HOLD + " can't be '" + value + "'")
                                        .cure("write a time such as 10m, 90s or 1h"),
                                e);
                    }
                })
                .orElse(Duration.ZERO);
    }

    /** What becomes of values of rows in findings; empty if it isn't set. */
    Optional<ReportedValues> reportedValues(String annotated) {
        return find(REPORT_VALUES)
                .or(() -> Optional.of(annotated).filter(value -> !value.isBlank()))
                .map(value -> ReportedValues.find(value)
                        .orElseThrow(() -> new RetortException(
                                Problem.of("illegal-setting", REPORT_VALUES + " can't be '" + value + "'")
                                        .cure("write " + String.join(", ", ReportedValues.names())))));
    }

    /** The file to which the summary is appended: the one that is set, or else the one that GitHub's runner names. */
    Optional<Path> stepSummary() {
        return find(STEP_SUMMARY)
                .or(() -> Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY"))
                        .filter(file -> !file.isBlank()))
                .filter(file -> !file.equalsIgnoreCase("off"))
                .map(Path::of);
    }

    /**
     * Which revisions are judged.
     *
     * @param reports the folder of reports, in which it is kept what was green if nothing else is said
     */
    Selection selection(Path reports) {
        Selection selection =
                Selection.all().keptIn(find(GREEN_STORE).map(Path::of).orElseGet(() -> reports.resolve("green")));
        Selection changed = find(CHANGED_SINCE).map(selection::changedSince).orElse(selection);
        return find(SHARD).map(changed::shard).orElse(changed);
    }

    /** Whether it is told how far a long walk has come. */
    boolean progress() {
        return find(PROGRESS)
                .map(value -> isFirst(PROGRESS, value, "true", "false"))
                .orElse(true);
    }

    /** Whether the file of known findings is written anew. */
    boolean updateKnown() {
        return find(UPDATE_KNOWN)
                .map(value -> isFirst(UPDATE_KNOWN, value, "true", "false"))
                .orElse(false);
    }

    /** Whether rows are generated besides those that are given. */
    boolean generatedRows() {
        return find(ROWS)
                .map(value -> isFirst(ROWS, value, "generated", "given"))
                .orElse(true);
    }

    /** A whole number. */
    Optional<Long> number(String key) {
        return find(key).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw new RetortException(
                        Problem.of("illegal-setting", key + " can't be '" + value + "'")
                                .cure("write a whole number"),
                        e);
            }
        });
    }

    private static boolean isFirst(String key, String value, String first, String second) {
        if (!value.equalsIgnoreCase(first) && !value.equalsIgnoreCase(second)) {
            throw new RetortException(Problem.of("illegal-setting", key + " can't be '" + value + "'")
                    .cure("write " + first + " or " + second));
        }
        return value.equalsIgnoreCase(first);
    }

    List<String> list(String key) {
        return find(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
