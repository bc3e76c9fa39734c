package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.LogList;
import dev.retort.cli.output.RevisionDetails;
import dev.retort.cli.output.RevisionList;
import dev.retort.cli.output.RevisionTree;
import dev.retort.cli.session.Project;
import dev.retort.revision.Revision;
import dev.retort.revision.TargetRange;
import dev.retort.revision.VersionRows;
import dev.retort.run.HistoryEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists revisions from the heads down to the bases. */
@Command(
        name = "history",
        description = "List the revisions, the newest first.",
        footerHeading = JsonShape.HEADING,
        footer = {JsonShape.HISTORY, "with --log: " + JsonShape.LOG})
final class HistoryCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            description = "Only what lies between; either side may be left out or be 'current'.")
    private Optional<String> range = Optional.empty();

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark what is current in the database.")
    private boolean indicateCurrent;

    @Option(names = "--tree", description = "Draw a graph.")
    private boolean tree;

    @Option(names = "--log", description = "Instead, list what was done to the database, the newest first.")
    private boolean log;

    HistoryCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::history);
    }

    private Answer history(Project project) {
        if (log) {
            List<HistoryEntry> entries = new ArrayList<>(project.log());
            Collections.reverse(entries);
            return new LogList(entries);
        }
        String asked = range.orElse(":");
        TargetRange.parse(asked);
        boolean fromCurrent = asked.contains("current");
        VersionRows rows = rows(project, indicateCurrent || fromCurrent);
        List<Revision> revisions = project.graph().range(asked, rows);
        GraphView view = new GraphView(project.scripts(), rows);
        if (tree) {
            return new RevisionTree(view, revisions);
        }
        return frame.options().verbose()
                ? new RevisionDetails("revisions", view, revisions, Map.of(), "no revisions")
                : new RevisionList("revisions", view, revisions, Map.of(), "no revisions");
    }

    /** JSON always says what is current, as far as a database is configured and can be reached. */
    private VersionRows rows(Project project, boolean needed) {
        if (needed) {
            return project.rows();
        }
        return frame.options().json() ? project.rowsIfReachable() : VersionRows.empty();
    }
}
