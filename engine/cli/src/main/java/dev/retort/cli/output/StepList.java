package dev.retort.cli.output;

import dev.retort.cli.output.Colours.Style;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Step;
import dev.retort.run.HistoryEntry;
import dev.retort.run.RunResult;
import dev.retort.run.RunResult.StepResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * What was done or is going to be done, step by step.
 *
 * @param steps in order
 * @param heads the version rows afterwards
 * @param planned whether nothing was done yet
 */
public record StepList(List<StepLine> steps, List<String> heads, boolean planned) implements Answer {

    /**
     * One step.
     *
     * @param revision the revision's id; empty if rows are only removed
     * @param direction upgrade, downgrade or stamp
     * @param heads the version rows after it
     * @param millis how long it took; 0 if it is only planned
     * @param message the revision's message
     */
    public record StepLine(String revision, String direction, List<String> heads, long millis, String message) {

        /** Copies the rows. */
        public StepLine {
            heads = List.copyOf(heads);
        }

        Map<String, Object> json() {
            return Answer.object(
                    "revision", revision,
                    "direction", direction,
                    "heads", heads,
                    "millis", millis);
        }
    }

    /** Copies the lists. */
    public StepList {
        steps = List.copyOf(steps);
        heads = List.copyOf(heads);
    }

    @Override
    public Map<String, Object> json() {
        return Answer.object("steps", steps.stream().map(StepLine::json).toList(), "heads", heads);
    }

    @Override
    public void print(Console console) {
        if (steps.isEmpty()) {
            console.message("nothing to do");
        } else if (planned) {
            printPlan(console);
        }
        console.result((planned ? "afterwards: " : "current: ") + rows(heads));
    }

    private void printPlan(Console console) {
        TextTable table = new TextTable("REVISION", "DIRECTION", "VERSION ROWS AFTER IT", "MESSAGE");
        steps.forEach(step -> table.row(
                Style.PLAIN,
                step.revision().isEmpty() ? "-" : step.revision(),
                step.direction(),
                rows(step.heads()),
                step.message()));
        table.print(console);
    }

    private static String rows(List<String> heads) {
        return heads.isEmpty() ? "(base)" : String.join(", ", heads);
    }

    /** The steps of a plan, not run yet. */
    public static StepList of(Plan plan) {
        return new StepList(
                plan.steps().stream().map(StepList::line).toList(), plan.end().ids(), true);
    }

    private static StepLine line(Step step) {
        return new StepLine(
                step.revision().map(Revision::id).orElse(""),
                step.direction().word(),
                step.after().ids(),
                0,
                step.revision().map(Revision::message).orElse(""));
    }

    /** The steps of a run that is done. */
    public static StepList of(RunResult result, RevisionGraph graph) {
        return new StepList(
                result.steps().stream().map(step -> line(step, graph)).toList(), result.heads(), false);
    }

    private static StepLine line(StepResult step, RevisionGraph graph) {
        return new StepLine(
                step.revision(),
                step.direction().word(),
                step.heads(),
                step.millis(),
                graph.find(step.revision()).map(Revision::message).orElse(""));
    }

    /**
     * What was done to a database.
     *
     * @param entries the newest first
     */
    public record LogList(List<HistoryEntry> entries) implements Answer {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

        /** Copies the entries. */
        public LogList {
            entries = List.copyOf(entries);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("log", entries.stream().map(LogList::json).toList());
        }

        private static Map<String, Object> json(HistoryEntry entry) {
            return Answer.object(
                    "id", entry.id(),
                    "revision", entry.revision(),
                    "direction", entry.direction(),
                    "heads", entry.heads(),
                    "appliedAt", entry.appliedAt().toString(),
                    "appliedBy", entry.appliedBy(),
                    "millis", entry.durationMillis(),
                    "checksum", entry.checksum().orElse(""),
                    "toolVersion", entry.toolVersion());
        }

        @Override
        public void print(Console console) {
            if (entries.isEmpty()) {
                console.message("nothing has been done to this database yet");
                return;
            }
            TextTable table =
                    new TextTable("REVISION", "DIRECTION", "WHEN (UTC)", "BY", "MILLIS", "VERSION ROWS AFTER IT");
            entries.forEach(entry -> table.row(
                    Style.PLAIN,
                    entry.revision().isEmpty() ? "-" : entry.revision(),
                    entry.direction(),
                    TIME.format(entry.appliedAt()),
                    entry.appliedBy(),
                    String.valueOf(entry.durationMillis()),
                    rows(entry.heads())));
            table.print(console);
        }
    }
}
