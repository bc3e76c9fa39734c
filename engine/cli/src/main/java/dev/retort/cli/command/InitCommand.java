package dev.retort.cli.command;

import dev.retort.cli.output.Notice;
import dev.retort.cli.start.ProjectStart;
import dev.retort.cli.start.ProjectTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a project. */
@Command(
        name = "init",
        description = "Begin a project: a retort.toml and a folder for revisions.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.FILES)
final class InitCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "migrations",
            description = "The folder for revisions; migrations if not given.")
    private String folder = "migrations";

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description = "sql (the default), java or multi-database.")
    private String template = ProjectTemplate.SQL.title();

    InitCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        ProjectTemplate chosen = ProjectTemplate.find(template)
                .orElseThrow(() -> Usage.wrong(
                        frame,
                        "init",
                        "there is no template '" + template + "'; there are "
                                + String.join(", ", ProjectTemplate.titles())));
        String name = frame.options().request().file().orElse("retort.toml");
        Path configuration = frame.surroundings().folder().resolve(name);
        List<Path> files = new ProjectStart(configuration, folder).write(chosen);
        return frame.print(notice(files, chosen));
    }

    private static Notice notice(List<Path> files, ProjectTemplate template) {
        List<String> names = files.stream().map(Path::toString).toList();
        String text = "wrote " + String.join("\nwrote ", names)
                + "\nnext: look at the url in the configuration, then: retort " + template.environmentOption()
                + "revision -m \"what it does\"";
        return new Notice(Map.of("files", names), text);
    }
}
