package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.junit.evidence.Counter;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * V11: the next insert gets a number that is free. A table that is made anew by hand, or filled with numbers of its own,
 * leaves a sequence behind its rows on PostgreSQL, and lets AUTOINCREMENT give out numbers of deleted rows again on SQLite.
 */
final class Positions {

    /** Where SQLite keeps the marks. */
    private static final String MARKS = "sqlite_sequence";

    private Positions() {}

    /**
     * What a step does to the numbers.
     *
     * @param before the state before it
     * @param after the state after it
     */
    static List<Finding> findings(
            State before, State after, RevisionScript script, Direction direction, StepRun run, Scene scene) {
        List<Finding> findings = new ArrayList<>();
        for (Counter counter : after.counters()) {
            boolean newly = of(before, counter).filter(Counter::behind).isEmpty();
            if (counter.behind() && newly) {
                findings.add(behind(counter, script, direction, run, scene));
            }
        }
        if (scene.kind() == DatabaseKind.SQLITE) {
            before.counters().stream()
                    .filter(mark -> isMarked(mark.name(), after))
                    .filter(mark -> number(Optional.of(mark)).compareTo(number(of(after, mark))) > 0)
                    .map(mark -> fallenBack(
                            mark.name(),
                            "from " + number(Optional.of(mark)) + " to " + number(of(after, mark)),
                            script,
                            direction,
                            run,
                            scene))
                    .forEach(findings::add);
        }
        return findings;
    }

    /** The counter of the same column in another state. */
    private static Optional<Counter> of(State state, Counter counter) {
        return state.counters().stream()
                .filter(it -> it.column().isPresent() && it.column().equals(counter.column()))
                .findFirst();
    }

    private static BigInteger number(Optional<Counter> counter) {
        return counter.flatMap(Counter::position).orElse(BigInteger.ZERO);
    }

    private static boolean isMarked(String table, State state) {
        return state.schema().objects().stream()
                .filter(object ->
                        object.kind() == ObjectKind.TABLE && object.name().equalsIgnoreCase(table))
                .flatMap(object -> object.children(ObjectKind.PRIMARY_KEY).stream())
                .anyMatch(key -> key.attribute("autoincrement").isPresent());
    }

    private static Finding behind(
            Counter counter, RevisionScript script, Direction direction, StepRun run, Scene scene) {
        String column = counter.column().orElseThrow();
        String table = column.substring(0, column.lastIndexOf('.'));
        String name = column.substring(column.lastIndexOf('.') + 1);
        String at = counter.position().map(number -> "at " + number).orElse("at its start");
        Finding finding = scene.finding(
                        script,
                        direction,
                        "leaves the sequence of " + column + " " + at + ", while its rows go to "
                                + counter.farthest().orElseThrow() + ": the next insert collides")
                .cured(new Cure(
                        Cure.Kind.MOVE_SEQUENCE,
                        "let the sequence go on behind the rows",
                        List.of("SELECT setval(pg_get_serial_sequence('" + table + "', '" + name + "'), (SELECT max("
                                + name + ") FROM " + table + "))")))
                .about("sequence of " + column);
        String plain = table.substring(table.lastIndexOf('.') + 1);
        return Blame.on(finding, script, run, Blame.Target.rows(plain, Optional.empty()), scene);
    }

    /** What a finding is about that says that a table's mark falls back: a consequence, where all its rows are lost. */
    static String aboutMark(String table) {
        return "mark of " + table;
    }

    private static Finding fallenBack(
            String table, String howFar, RevisionScript script, Direction direction, StepRun run, Scene scene) {
        Finding finding = scene.finding(
                        script,
                        direction,
                        "lets AUTOINCREMENT of " + table + " fall back " + howFar
                                + ": numbers of deleted rows are given out again")
                .cured(Cure.of(
                        Cure.Kind.CARRY_MARK,
                        "carry the mark over before the old table is dropped: UPDATE sqlite_sequence SET seq = (SELECT seq FROM"
                                + " sqlite_sequence WHERE name = 'the old table') WHERE name = 'the new table'"))
                .about(aboutMark(table));
        boolean byHand =
                run.statements().stream().anyMatch(statement -> Blame.mentions(statement.sql(), MARKS, scene.kind()));
        return Blame.on(finding, script, run, Blame.Target.rows(byHand ? MARKS : table, Optional.empty()), scene);
    }
}
