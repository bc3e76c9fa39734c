package dev.retort.cli.session;

import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionDetails;
import dev.retort.cli.output.RevisionList;
import dev.retort.cli.output.Style;
import dev.retort.config.DatabaseUrl;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database stands.
 *
 * @param view the revisions, with the version rows
 * @param current what is current, also what is implied by dependencies
 * @param atHead whether every head is applied
 * @param checked whether it matters for the exit code
 * @param verbose what to show besides, if details are wanted: the database
 */
public record CurrentAnswer(
        GraphView view, List<Revision> current, boolean atHead, boolean checked, Optional<DatabaseUrl> verbose)
        implements Answer {

    private static final String NONE = "(base): no revision is applied";

    /** Asks the database. */
    public static Answer of(Project project, boolean checked, boolean verbose) {
        VersionRows rows = project.rows();
        RevisionGraph graph = project.graph();
        List<Revision> current =
                graph.allCurrent(rows).ids().stream().map(graph::get).toList();
        Optional<DatabaseUrl> shown =
                verbose ? Optional.of(DatabaseUrl.parse(project.config().get(ConfigKey.URL))) : Optional.empty();
        return new CurrentAnswer(new GraphView(project.scripts(), rows), current, graph.isAtHead(rows), checked, shown);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("current", ids(current));
        json.put("heads", ids(view.graph().heads()));
        json.put("atHead", atHead);
        return json;
    }

    @Override
    public void print(Console console) {
        verbose.ifPresent(url -> console.message("database: " + url));
        Answer list = verbose.isPresent()
                ? new RevisionDetails("current", view, current, Map.of(), NONE)
                : new RevisionList("current", view, current, Map.of(), NONE);
        list.print(console);
        if (checked) {
            console.message(
                    atHead
                            ? console.styledMessage(Style.GOOD, "every head is applied")
                            : console.styledMessage(Style.WARNING, "not every head is applied: ") + "the heads are "
                                    + String.join(", ", ids(view.graph().heads())));
        }
    }

    @Override
    public ExitCode exit() {
        return checked && !atHead ? ExitCode.PENDING : ExitCode.DONE;
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
