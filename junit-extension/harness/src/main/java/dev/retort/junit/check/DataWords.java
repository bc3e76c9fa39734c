package dev.retort.junit.check;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the checks of data have in common. */
final class DataWords {

    private DataWords() {}

    /** The tables of these that have no row. */
    static Set<String> emptyTables(DataSnapshot data, Set<String> tables) {
        Set<String> empty = new TreeSet<>(tables);
        empty.removeIf(table ->
                data.find(table).filter(found -> !found.rows().isEmpty()).isPresent());
        return empty;
    }

    /** Why nothing could be looked at, and what to add. */
    static Outcome noRow(Set<String> tables, RevisionScript script, Scene scene) {
        List<String> parents = script.revision().down();
        String at = parents.isEmpty() ? "its dependency" : parents.get(0);
        String empty = String.join(", ", tables);
        Optional<String> refused = RefusedRows.before(script, scene);
        return refused.isPresent()
                ? Outcome.untested("no row in " + empty + " at " + at + ": " + refused.get())
                : Outcome.untested(
                        "no row in " + empty + " at " + at + "; add @RowsAt(\"" + at + "\")",
                        new Outcome.Kind("no row in the tables that they touch; add @RowsAt", empty + " at " + at));
    }

    /** Why a table has no row: what we say of it, and what the database or a trigger said. */
    static String said(Untested table) {
        return new Untested(table.table(), ServerWords.reason(table.reason()), table.hidden()).toString();
    }

    /** The findings, of which the first says how to look at the database. */
    static List<Finding> inspected(List<Finding> findings, RevisionScript script, Direction direction, Scene scene) {
        List<Finding> result = new ArrayList<>(findings);
        if (!result.isEmpty()) {
            result.set(0, scene.inspected(result.get(0), script, direction));
        }
        return result;
    }
}
