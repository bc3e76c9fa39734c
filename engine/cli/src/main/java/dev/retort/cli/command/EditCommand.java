package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Notice;
import dev.retort.cli.session.Editor;
import dev.retort.cli.session.Project;
import dev.retort.revision.VersionRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens a revision's file in an editor. */
@Command(
        name = "edit",
        description = "Open a revision's file in $VISUAL or $EDITOR.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.FILES)
final class EditCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(paramLabel = "REVISION", description = "An id, the start of one, a label, head, current.")
    private String target = "";

    EditCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::edit);
    }

    private Answer edit(Project project) {
        VersionRows rows = target.equals("current") ? project.rows() : VersionRows.empty();
        List<Path> files = project.graph().resolve(target, rows).stream()
                .flatMap(revision -> project.file(revision.id()).stream())
                .toList();
        new Editor(frame.surroundings().variables()).open(target, files);
        return new Notice(Map.of("files", files.stream().map(Path::toString).toList()), "");
    }
}
