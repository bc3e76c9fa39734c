package dev.retort.cli.session;

import dev.retort.Status;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionList;
import dev.retort.config.DatabaseUrl;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.run.ForeignHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database stands.
 *
 * @param view the revisions, with the version rows
 * @param current what is current, also what is implied by dependencies
 * @param status the same as the library tells it
 * @param checked whether it matters for the exit code
 * @param foreign what another tool has noted in the database, where there is no version table of ours
 * @param verbose what to show besides, if details are wanted: the database
 */
public record CurrentAnswer(
        GraphView view,
        List<Revision> current,
        Status status,
        boolean checked,
        Optional<ForeignHistory> foreign,
        Optional<DatabaseUrl> verbose)
        implements Answer {

    private static final String NONE = "(base): no revision is applied";

    /** Asks the database. */
    public static Answer of(Project project, boolean checked, boolean verbose) {
        VersionRows rows = project.rows();
        RevisionGraph graph = project.graph();
        Status status = Status.of(graph, rows);
        List<Revision> current = status.current().stream().map(graph::get).toList();
        Optional<DatabaseUrl> shown =
                verbose ? Optional.of(DatabaseUrl.parse(project.config().get(ConfigKey.URL))) : Optional.empty();
        Optional<ForeignHistory> foreign = rows.isEmpty() ? project.foreignHistory() : Optional.empty();
        return new CurrentAnswer(new GraphView(project.scripts(), rows), current, status, checked, foreign, shown);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = Answer.object(
                "current", status.current(),
                "heads", status.heads(),
                "atHead", status.atHead());
        foreign.ifPresent(
                it -> json.put("foreignHistory", Answer.object("tool", it.tool(), "table", it.table(), "at", it.at())));
        return json;
    }

    @Override
    public void print(Console console) {
        verbose.ifPresent(url -> console.message("database: " + url));
        RevisionList.of(view, current, NONE, RevisionList.Form.of(verbose.isPresent()))
                .print(console);
        foreign.ifPresent(it -> {
            console.message(console.styledMessage(Style.WARNING, "the database is another tool's: ") + it);
            console.message("  " + it.cure());
        });
        if (checked) {
            console.message(
                    status.atHead()
                            ? console.styledMessage(Style.GOOD, "every head is applied")
                            : console.styledMessage(Style.WARNING, "not every head is applied: ") + "the heads are "
                                    + String.join(", ", status.heads()));
        }
    }

    @Override
    public ExitCode exit() {
        return checked && !status.atHead() ? ExitCode.PENDING : ExitCode.DONE;
    }
}
