package dev.retort.junit.nightly;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataDifference;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.SchemaWords;
import dev.retort.junit.evidence.Counter;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.TablePair;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing in which two states differ that should be the same.
 *
 * @param label what it is, such as {@code column users.phone}, or {@code values of users.phone}
 * @param harm what a run did that was to do nothing, such as {@code leaves index ix of users behind}
 * @param lines both sides
 * @param target by which the statement that did it is found
 * @param table the table whose rows differ; empty for the schema and for sequences
 * @param column the column whose values differ; empty for whole rows
 */
record Discrepancy(
        String label,
        String harm,
        List<String> lines,
        Blame.Target target,
        Optional<String> table,
        Optional<String> column) {

    private static final int SHOWN = 4;
    private static final int LONGEST = 80;

    /** Copies the lines. */
    Discrepancy {
        lines = List.copyOf(lines);
    }

    /**
     * The words for the sides.
     *
     * @param expected such as {@code online}
     * @param actual such as {@code by script}
     */
    record Sides(String expected, String actual) {}

    /** Everything in which two states differ: schema, rows, and how far sequences have come. */
    static List<Discrepancy> between(State expected, State actual, Sides sides, Scene scene) {
        List<Discrepancy> all = ofSchema(expected, actual, sides, scene);
        all.addAll(ofRows(expected, actual, sides));
        if (all.isEmpty()) {
            all.addAll(ofCounters(expected, actual, sides));
        }
        return all;
    }

    static List<Discrepancy> ofSchema(State expected, State actual, Sides sides, Scene scene) {
        List<Discrepancy> all = new ArrayList<>();
        SchemaDifference.between(expected.schema(), actual.schema(), scene.tolerances())
                .changes()
                .forEach(change -> all.add(of(change, sides)));
        return all;
    }

    private static Discrepancy of(Change change, Sides sides) {
        return new Discrepancy(
                SchemaWords.label(change),
                harm(change),
                SchemaWords.lines(change, sides.expected(), sides.actual()),
                change.kind() == Change.Kind.CHANGED
                        ? Blame.Target.of(change)
                        : Blame.Target.of(change.objectKind(), change.path()),
                Optional.empty(),
                Optional.empty());
    }

    private static String harm(Change change) {
        String label = SchemaWords.label(change);
        return switch (change.kind()) {
            case UNEXPECTED -> "leaves " + label + " behind";
            case MISSING -> "has already dropped " + label;
            case CHANGED -> "leaves " + label + " changed";
        };
    }

    static List<Discrepancy> ofRows(State expected, State actual, Sides sides) {
        Map<List<String>, List<DataChange>> grouped =
                DataDifference.between(expected.data(), actual.data()).changes().stream()
                        .filter(change -> change.row().isPresent())
                        .collect(Collectors.groupingBy(
                                change ->
                                        List.of(change.table(), change.column().orElse("")),
                                LinkedHashMap::new,
                                Collectors.toList()));
        List<Discrepancy> all = new ArrayList<>();
        grouped.values().forEach(changes -> all.add(of(changes, sides)));
        return all;
    }

    private static Discrepancy of(List<DataChange> changes, Sides sides) {
        DataChange first = changes.get(0);
        String table = TablePair.plain(first.table());
        List<String> lines = changes.stream()
                .limit(SHOWN)
                .map(change -> line(change, sides))
                .collect(Collectors.toCollection(ArrayList::new));
        if (changes.size() > SHOWN) {
            lines.add("and " + (changes.size() - SHOWN) + " more");
        }
        String label =
                first.column().map(name -> "values of " + table + "." + name).orElse("rows of " + table);
        return new Discrepancy(
                label,
                "leaves " + label + " changed",
                lines,
                Blame.Target.rows(table.substring(table.lastIndexOf('.') + 1), first.column()),
                Optional.of(table),
                first.column());
    }

    private static String line(DataChange change, Sides sides) {
        String row = Marked.value(shortened(change.row().orElse("")));
        return switch (change.kind()) {
            case ROW_MISSING -> row + ": only " + sides.expected();
            case ROW_UNEXPECTED -> row + ": only " + sides.actual();
            default ->
                row + ": " + change.column().orElse("") + " is " + shown(change.expected()) + " " + sides.expected()
                        + ", " + shown(change.actual()) + " " + sides.actual();
        };
    }

    static String shown(Optional<String> value) {
        return value.map(text -> Marked.value(shortened(text))).orElse("NULL");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static List<Discrepancy> ofCounters(State expected, State actual, Sides sides) {
        Map<String, String> positions = new LinkedHashMap<>();
        expected.counters().forEach(counter -> positions.put(counter.name(), position(counter)));
        return actual.counters().stream()
                .filter(counter -> !position(counter).equals(positions.getOrDefault(counter.name(), position(counter))))
                .map(counter -> new Discrepancy(
                        "sequence " + counter.name(),
                        "leaves sequence " + counter.name() + " changed",
                        List.of(sides.expected() + " " + positions.get(counter.name()) + ", " + sides.actual() + " "
                                + position(counter)),
                        Blame.Target.rows(tableOf(counter), Optional.empty()),
                        Optional.empty(),
                        Optional.empty()))
                .collect(Collectors.toMap(Discrepancy::label, it -> it, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static String position(Counter counter) {
        return counter.position().map(number -> "at " + number).orElse("at its start");
    }

    private static String tableOf(Counter counter) {
        String[] parts = counter.column().orElse(counter.name()).split("\\.", -1);
        return parts.length > 1 ? parts[parts.length - 2] : parts[0];
    }

    /** A finding about it that names the statement: for values the one that writes them, if there is one. */
    Finding blamed(Finding finding, RevisionScript script, StepRun run, Scene scene) {
        return table.map(name -> Blame.on(
                        finding,
                        script,
                        run,
                        Blame.Target.written(name.substring(name.lastIndexOf('.') + 1), column),
                        scene))
                .filter(written -> !written.blame().isEmpty())
                .orElseGet(() -> Blame.on(finding, script, run, target, scene));
    }
}
