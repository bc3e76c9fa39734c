package dev.retort;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.run.HistoryEntry;
import dev.retort.script.ScriptCatalog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a database needs anything done.
 *
 * @param pending the ids of what an upgrade to all heads would apply, in that order
 * @param edited the ids of applied revisions whose scripts were edited since, in the order of the history
 * @param atHead whether every head is applied
 */
public record CheckResult(List<String> pending, List<String> edited, boolean atHead) {

    /** Copies the lists. */
    public CheckResult {
        pending = List.copyOf(pending);
        edited = List.copyOf(edited);
    }

    /**
     * Compares scripts with what a database says about itself.
     *
     * @param scripts all scripts
     * @param rows the version rows
     * @param log the history log, oldest first
     * @throws dev.retort.revision.RevisionException if a row is unknown, or is below another row
     */
    public static CheckResult of(ScriptCatalog scripts, VersionRows rows, List<HistoryEntry> log) {
        List<String> pending = scripts.graph().revisions().isEmpty() && rows.isEmpty()
                ? List.of()
                : scripts.graph().planUpgrade("heads", rows).steps().stream()
                        .map(Step::revision)
                        .flatMap(Optional::stream)
                        .map(Revision::id)
                        .toList();
        return new CheckResult(pending, edited(scripts, rows, log), pending.isEmpty());
    }

    /** Whether there is nothing to do. */
    public boolean isWell() {
        return pending.isEmpty() && edited.isEmpty();
    }

    private static List<String> edited(ScriptCatalog scripts, VersionRows rows, List<HistoryEntry> log) {
        Set<String> applied = new HashSet<>();
        scripts.graph().applied(rows).forEach(revision -> applied.add(revision.id()));
        Map<String, HistoryEntry> newest = new LinkedHashMap<>();
        log.forEach(entry -> newest.put(entry.revision(), entry));
        return newest.values().stream()
                .filter(entry -> applied.contains(entry.revision()))
                .filter(entry -> contradicts(scripts, entry))
                .map(HistoryEntry::revision)
                .toList();
    }

    private static boolean contradicts(ScriptCatalog scripts, HistoryEntry entry) {
        boolean takenBack = entry.direction().equals(Direction.DOWNGRADE.word());
        return !takenBack
                && entry.checksum()
                        .filter(scripts.get(entry.revision()).checksum()::contradicts)
                        .isPresent();
    }
}
