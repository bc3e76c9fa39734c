package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.VersionRows;
import dev.retort.row.Row;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused before anything runs. */
record Refusals(ScriptCatalog scripts) {

    /**
     * Refuses a plan with a step that can't be done.
     *
     * @throws IrreversibleRevisionException if it passes an irreversible revision
     */
    void check(Plan plan) {
        plan.steps().stream()
                .filter(step -> step.direction() == Direction.DOWNGRADE)
                .flatMap(step -> step.revision().stream())
                .map(revision -> scripts.get(revision.id()))
                .forEach(Refusals::checkWayBack);
    }

    private static void checkWayBack(RevisionScript script) {
        String id = script.revision().id();
        if (script.irreversible().isPresent()) {
            throw new IrreversibleRevisionException(
                    Problem.of("irreversible-revision", "revision " + id + " is irreversible")
                            .with("reason", script.irreversible().get())
                            .with("script", script.origin())
                            .cure("restore a backup, or write a new revision that goes forward; nothing was run"),
                    id);
        }
        if (!script.hasDowngrade()) {
            throw new IrreversibleRevisionException(
                    Problem.of("missing-downgrade", "revision " + id + " has no downgrade")
                            .with("script", script.origin())
                            .cure("write one, or mark it irreversible and say why; nothing was run"),
                    id);
        }
    }

    /**
     * The scripts that were edited since they were applied.
     *
     * @param newest the newest history row of each revision
     */
    List<RevisionScript> edited(VersionRows rows, List<Row> newest) {
        Set<String> applied = new HashSet<>();
        scripts.graph().applied(rows).stream().map(Revision::id).forEach(applied::add);
        List<RevisionScript> edited = new ArrayList<>();
        for (Row row : newest) {
            Optional<RevisionScript> script =
                    row.text("revision").filter(applied::contains).flatMap(scripts::find);
            Optional<String> kept =
                    row.text("checksum").filter(any -> !row.text("direction").equals(Optional.of("downgrade")));
            if (script.isPresent()
                    && kept.isPresent()
                    && script.get().checksum().contradicts(kept.get())) {
                edited.add(script.get());
            }
        }
        return edited;
    }

    /**
     * Refuses scripts that were edited since they were applied.
     *
     * @throws EditedRevisionException with all of them, if there are any
     */
    void refuse(List<RevisionScript> edited) {
        if (!edited.isEmpty()) {
            throw exception(edited);
        }
    }

    private static EditedRevisionException exception(List<RevisionScript> scripts) {
        Problem problem = Problem.of(
                "edited-revision",
                scripts.size() == 1
                        ? "a script was edited after it was applied"
                        : scripts.size() + " scripts were edited after they were applied");
        for (RevisionScript script : scripts) {
            problem = problem.with("revision " + script.revision().id(), script.origin());
        }
        return new EditedRevisionException(
                problem.cure("undo the edit and write a new revision, or accept it if it changes nothing"),
                scripts.stream().map(script -> script.revision().id()).toList());
    }
}
