package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.VersionRows;
import dev.retort.row.Row;
import dev.retort.run.EditedScript.Noted;
import dev.retort.script.Edit;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.List;

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
     * The applied scripts that aren't known to be as they were then.
     *
     * @param newest the newest history row of each revision
     */
    List<EditedScript> edited(DatabaseKind database, VersionRows rows, List<Row> newest) {
        List<Noted> noted = newest.stream()
                .map(row -> new Noted(
                        row.text("revision").orElse(""), row.text("direction").orElse(""), row.text("checksum")))
                .toList();
        return EditedScript.find(scripts, database, rows, noted);
    }

    /**
     * Refuses scripts that were edited since they were applied.
     *
     * @throws EditedRevisionException with all of them, if there are any
     */
    void refuse(List<EditedScript> edited) {
        if (!edited.isEmpty()) {
            throw exception(edited);
        }
    }

    private static EditedRevisionException exception(List<EditedScript> edited) {
        boolean known = edited.stream().anyMatch(it -> it.edit() != Edit.UNKNOWN);
        Problem problem = Problem.of(
                "edited-revision",
                known
                        ? (edited.size() == 1 ? "a script was" : edited.size() + " scripts were") + " edited after "
                                + (edited.size() == 1 ? "it was" : "they were") + " applied"
                        : "the history can't tell whether a script was edited after it was applied");
        for (EditedScript script : edited) {
            problem = problem.with(
                    "revision " + script.id(),
                    script.script().origin() + ": " + script.edit().describe());
        }
        return new EditedRevisionException(
                problem.cure("undo the edit and write a new revision, or accept it if it changes nothing"),
                edited.stream().map(EditedScript::id).toList());
    }
}
