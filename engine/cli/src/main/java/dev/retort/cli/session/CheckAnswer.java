package dev.retort.cli.session;

import dev.retort.CheckResult;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionList;
import dev.retort.revision.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether anything is to be done.
 *
 * @param view the revisions
 * @param result what was found
 */
public record CheckAnswer(GraphView view, CheckResult result) implements Answer {

    /** Asks the database. */
    public static Answer of(Project project) {
        return new CheckAnswer(project.view(), project.check());
    }

    @Override
    public Map<String, Object> json() {
        return Answer.object(
                "pending", result.pending(),
                "edited", result.edited(),
                "edits", edits(),
                "empty", result.empty(),
                "atHead", result.atHead());
    }

    @Override
    public void print(Console console) {
        if (result.isWell()) {
            console.result(console.styled(Style.GOOD, "nothing is pending"));
        }
        print(console, result.pending(), "pending; apply with: retort upgrade heads");
        print(
                console,
                result.edited(),
                "edited since being applied; undo the edit and write a new revision, or accept it with:"
                        + " retort upgrade --accept-edited");
        result.edits().forEach((id, edit) -> console.message(id + ": " + edit.describe()));
        result.pending().stream()
                .filter(result.empty()::contains)
                .forEach(id -> console.message(console.styledMessage(Style.WARNING, "warning: ")
                        + "there is nothing in the upgrade of " + id + " for this database"));
    }

    private Map<String, Object> edits() {
        Map<String, Object> edits = new LinkedHashMap<>();
        result.edits().forEach((id, edit) -> edits.put(id, edit.describe()));
        return edits;
    }

    private void print(Console console, List<String> ids, String what) {
        if (ids.isEmpty()) {
            return;
        }
        List<Revision> revisions = ids.stream().map(view.graph()::get).toList();
        RevisionList.of(view, revisions, "", RevisionList.Form.LINES).print(console);
        String count = ids.size() == 1 ? "1 revision " : ids.size() + " revisions ";
        console.message(console.styledMessage(Style.WARNING, count) + what);
    }

    @Override
    public ExitCode exit() {
        return result.isWell() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
