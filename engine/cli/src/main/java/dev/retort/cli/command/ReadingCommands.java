package dev.retort.cli.command;

import dev.retort.cli.command.FramedCommand.ProjectCommand;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionList;
import dev.retort.cli.output.RevisionList.BranchList;
import dev.retort.cli.output.StepList;
import dev.retort.cli.output.StepList.LogList;
import dev.retort.cli.session.CheckAnswer;
import dev.retort.cli.session.CurrentAnswer;
import dev.retort.cli.session.Project;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.VersionRows;
import dev.retort.run.HistoryEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that tell where the scripts and the database stand, and change nothing. */
final class ReadingCommands {

    private ReadingCommands() {}

    /** Shows where the database stands. */
    @Command(
            name = "current",
            aliases = "status",
            description = "Show the revisions that the database is at.",
            footer = JsonShape.CURRENT)
    static final class CurrentCommand extends ProjectCommand {

        @Option(names = "--check-heads", description = "Exit with code 3 unless every head is applied.")
        private boolean checkHeads;

        @Override
        Answer answer(Project project) {
            return CurrentAnswer.of(project, checkHeads, frame().options().verbose);
        }
    }

    /** Lists the revisions that have no children. */
    @Command(
            name = "heads",
            description = "List the revisions without children.",
            footer = {JsonShape.HEADS, JsonShape.NOT_CURRENT})
    static final class HeadsCommand extends ProjectCommand {

        @Option(names = "--resolve-dependencies", description = "Leave out what another revision depends on.")
        private boolean resolveDependencies;

        @Override
        Answer answer(Project project) {
            List<Revision> heads = resolveDependencies
                    ? project.graph().realHeads()
                    : project.graph().heads();
            GraphView view = project.view();
            Map<String, Object> extra =
                    Map.of("heads", heads.stream().map(Revision::id).toList());
            String none = "no revisions yet; create one with: retort revision -m \"...\"";
            return new RevisionList(
                    "revisions", view, heads, extra, none, RevisionList.Form.of(frame().options().verbose));
        }
    }

    /** Lists where the line of revisions divides. */
    @Command(
            name = "branches",
            description = "List the revisions with several children, and those children.",
            footer = {JsonShape.BRANCHES, JsonShape.NOT_CURRENT})
    static final class BranchesCommand extends ProjectCommand {

        @Override
        Answer answer(Project project) {
            return new BranchList(project.view());
        }
    }

    /** Lists revisions from the heads down to the bases. */
    @Command(
            name = "history",
            description = "List the revisions, newest first.",
            footer = {JsonShape.HISTORY, "with --log: " + JsonShape.LOG})
    static final class HistoryCommand extends ProjectCommand {

        @Option(
                names = {"-r", "--rev-range"},
                paramLabel = "FROM:TO",
                description = "Only this range; either side may be left out or be 'current'.")
        private Optional<String> range = Optional.empty();

        @Option(
                names = {"-i", "--indicate-current"},
                description = "Mark what is current in the database.")
        private boolean indicateCurrent;

        @Option(names = "--tree", description = "Draw a graph.")
        private boolean tree;

        @Option(names = "--log", description = "List what was done to the database instead, newest first.")
        private boolean log;

        @Override
        Answer answer(Project project) {
            if (log) {
                List<HistoryEntry> entries = new ArrayList<>(project.log());
                Collections.reverse(entries);
                return new LogList(entries);
            }
            String asked = range.orElse(":");
            Target.Range.parse(asked);
            boolean fromCurrent = asked.contains("current");
            VersionRows rows = rows(project, indicateCurrent || fromCurrent);
            List<Revision> revisions = project.graph().range(asked, rows);
            GraphView view = new GraphView(project.scripts(), rows);
            RevisionList.Form form = tree ? RevisionList.Form.TREE : RevisionList.Form.of(frame().options().verbose);
            return RevisionList.of(view, revisions, "no revisions", form);
        }

        /** JSON always says what is current, as far as a database is configured and can be reached. */
        private VersionRows rows(Project project, boolean needed) {
            if (needed) {
                return project.rows();
            }
            return frame().options().json ? project.rowsIfReachable() : VersionRows.empty();
        }
    }

    /** Shows all that is known of some revisions. */
    @Command(
            name = "show",
            description = "Show a revision with all its details.",
            footer = {JsonShape.HISTORY, JsonShape.NOT_CURRENT})
    static final class ShowCommand extends ProjectCommand {

        @Parameters(
                paramLabel = "REVISION",
                arity = "1..*",
                description = "An id, the start of one, a label, head, current.")
        private List<String> targets = List.of();

        @Override
        Answer answer(Project project) {
            VersionRows rows = targets.contains("current") ? project.rows() : VersionRows.empty();
            List<Revision> revisions = targets.stream()
                    .flatMap(target -> project.graph().resolve(target, rows).stream())
                    .distinct()
                    .toList();
            GraphView view = targets.contains("current") ? new GraphView(project.scripts(), rows) : project.view();
            return RevisionList.of(view, revisions, "no revision: this is the empty state", RevisionList.Form.DETAILS);
        }
    }

    /** Says whether revisions are pending. */
    @Command(
            name = "check",
            description = "Exit with code 3 if revisions are pending or applied ones were edited.",
            footer = JsonShape.CHECK)
    static final class CheckCommand extends ProjectCommand {

        @Override
        Answer answer(Project project) {
            return CheckAnswer.of(project);
        }
    }

    /** Shows what a command would do. */
    @Command(
            name = "plan",
            description = "Show the steps of an upgrade, downgrade or stamp; nothing is run.",
            footer = {JsonShape.STEPS, "millis is 0"})
    static final class PlanCommand extends ProjectCommand {

        @Parameters(index = "0", paramLabel = "DIRECTION", description = "upgrade, downgrade or stamp.")
        private Direction direction = Direction.UPGRADE;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TARGET", description = "As for that command.")
        private List<String> targets = List.of();

        @Option(
                names = "--from",
                paramLabel = "ROWS",
                description = "Start from these revisions (comma-separated) or from base; needs no database.")
        private Optional<String> from = Optional.empty();

        @Override
        Answer answer(Project project) {
            VersionRows rows = from.map(text -> rows(text, project.graph())).orElseGet(project::rows);
            return StepList.of(plan(project.graph(), rows));
        }

        private Plan plan(RevisionGraph graph, VersionRows rows) {
            return switch (direction) {
                case UPGRADE -> graph.planUpgrade(single(), rows);
                case DOWNGRADE -> graph.planDowngrade(single(), rows);
                case STAMP -> graph.planStamp(targets, rows, false);
            };
        }

        private String single() {
            if (targets.size() > 1) {
                throw UsageProblem.wrong(frame(), "plan", "only stamp takes several targets");
            }
            return targets.get(0);
        }

        private static VersionRows rows(String text, RevisionGraph graph) {
            return VersionRows.of(Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(token -> !token.isEmpty())
                    .flatMap(token -> graph.resolve(token).stream())
                    .map(Revision::id)
                    .toList());
        }
    }
}
