package dev.retort;

import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.run.EditedScript;
import dev.retort.run.EditedScript.Noted;
import dev.retort.run.HistoryEntry;
import dev.retort.script.Edit;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a database needs anything done.
 *
 * @param pending the ids of what an upgrade to all heads would apply, in that order
 * @param edits what was edited since it was applied, by the ids of the revisions, in the order of the history
 * @param empty the ids of the revisions with nothing in their upgrade for this database, merges aside; nothing is to be done
 *     about them if that is meant so
 * @param atHead whether every head is applied
 */
public record CheckResult(List<String> pending, Map<String, Edit> edits, List<String> empty, boolean atHead) {

    /** Copies the lists. */
    public CheckResult {
        pending = List.copyOf(pending);
        edits = Collections.unmodifiableMap(new LinkedHashMap<>(edits));
        empty = List.copyOf(empty);
    }

    /**
     * Compares scripts with what a database says about itself.
     *
     * @param scripts all scripts
     * @param database which kind it is
     * @param rows the version rows
     * @param log the history log, oldest first
     * @throws dev.retort.revision.RevisionException if a row is unknown, or is below another row
     */
    public static CheckResult of(
            ScriptCatalog scripts, DatabaseKind database, VersionRows rows, List<HistoryEntry> log) {
        List<String> pending = scripts.graph().revisions().isEmpty() && rows.isEmpty()
                ? List.of()
                : scripts.graph().planUpgrade("heads", rows).steps().stream()
                        .map(Step::revision)
                        .flatMap(Optional::stream)
                        .map(Revision::id)
                        .toList();
        Map<String, Edit> edits = new LinkedHashMap<>();
        EditedScript.find(scripts, database, rows, newest(log)).forEach(it -> edits.put(it.id(), it.edit()));
        return new CheckResult(pending, edits, scripts.emptyOn(database), pending.isEmpty());
    }

    /** Whether there is nothing to do. */
    public boolean isWell() {
        return pending.isEmpty() && edits.isEmpty();
    }

    /** The ids of applied revisions whose scripts were edited since, in the order of the history. */
    public List<String> edited() {
        return List.copyOf(edits.keySet());
    }

    private static List<Noted> newest(List<HistoryEntry> log) {
        Map<String, HistoryEntry> newest = new LinkedHashMap<>();
        for (HistoryEntry entry : log) {
            newest.remove(entry.revision());
            newest.put(entry.revision(), entry);
        }
        return newest.values().stream()
                .map(entry -> new Noted(entry.revision(), entry.direction(), entry.checksum()))
                .toList();
    }
}
