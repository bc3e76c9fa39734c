package dev.retort.cli.session;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionList;
import dev.retort.cli.output.Style;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether anything is to be done.
 *
 * @param view the revisions, with the version rows
 * @param pending the revisions that an upgrade to all heads would apply, in that order
 */
public record CheckAnswer(GraphView view, List<Revision> pending) implements Answer {

    /** Asks the database. */
    public static Answer of(Project project) {
        VersionRows rows = project.rows();
        List<Revision> pending = project.graph().revisions().isEmpty()
                ? List.of()
                : project.graph().planUpgrade("heads", rows).steps().stream()
                        .map(Step::revision)
                        .flatMap(Optional::stream)
                        .toList();
        return new CheckAnswer(new GraphView(project.scripts(), rows), pending);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pending", pending.stream().map(Revision::id).toList());
        json.put("atHead", pending.isEmpty());
        return json;
    }

    @Override
    public void print(Console console) {
        if (pending.isEmpty()) {
            console.result(console.styled(Style.GOOD, "nothing is pending"));
            return;
        }
        new RevisionList("pending", view, pending, Map.of(), "").print(console);
        String count = pending.size() == 1 ? "1 revision is" : pending.size() + " revisions are";
        console.message(
                console.styledMessage(Style.WARNING, count + " pending") + "; apply with: retort upgrade heads");
    }

    @Override
    public ExitCode exit() {
        return pending.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
