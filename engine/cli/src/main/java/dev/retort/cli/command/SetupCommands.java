package dev.retort.cli.command;

import dev.retort.cli.config.Config.ConfigRequest;
import dev.retort.cli.doctor.Checkup;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.TextTable;
import dev.retort.cli.session.SettingList;
import dev.retort.cli.start.ProjectStart;
import dev.retort.cli.start.ProjectStart.ProjectTemplate;
import dev.retort.config.DatabaseUrl;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that set a project up: begin one, show its settings, look for what is wrong. */
final class SetupCommands {

    private SetupCommands() {}

    /** Begins a project. */
    @Command(
            name = "init",
            description = "Start a project: a retort.toml and a folder for revisions.",
            footer = JsonShape.FILES)
    static final class InitCommand extends FramedCommand {

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

        @Override
        public Integer call() {
            ProjectTemplate chosen = ProjectTemplate.find(template)
                    .orElseThrow(() -> wrong("there is no template '" + template + "'; choose from "
                            + String.join(", ", ProjectTemplate.titles())));
            ConfigRequest request = frame().options().request();
            requireUse(request, chosen);
            Optional<DatabaseUrl> url = request.url().map(DatabaseUrl::parse);
            Path configuration =
                    frame().surroundings().folder().resolve(request.file().orElse("retort.toml"));
            Optional<String> written =
                    request.url().map(given -> url.orElseThrow().withoutSecrets(given));
            List<Path> files = new ProjectStart(configuration, folder, written).write(chosen);
            boolean secret = !written.equals(request.url());
            return frame().print(notice(files, chosen, written.isPresent(), secret));
        }

        /** What is said on the command line is done, or refused. */
        private void requireUse(ConfigRequest request, ProjectTemplate chosen) {
            if (request.url().isPresent() && !chosen.hasUrl()) {
                throw wrong("the template " + chosen.title() + " has several databases: leave out --url, and write each"
                        + " url into the configuration");
            }
            if (request.environment().isPresent() || !request.settings().isEmpty()) {
                throw wrong("init takes no --env and no -x: write the settings into the configuration");
            }
        }

        private RuntimeException wrong(String why) {
            return UsageProblem.wrong(frame(), "init", why);
        }

        private static Answer.Notice notice(
                List<Path> files, ProjectTemplate template, boolean hasUrl, boolean hasSecret) {
            List<String> names = files.stream().map(Path::toString).toList();
            String check = hasUrl ? "" : "check the url in the configuration, then ";
            String secret = hasSecret
                    ? "the password was not written; give it in RETORT_PASSWORD, or as password ="
                            + " \"${env:YOUR_VARIABLE}\" in the configuration\n"
                    : "";
            String text = "wrote " + String.join("\nwrote ", names) + "\n" + secret + "next: " + check + "run: retort "
                    + template.environmentOption() + "revision -m \"what it does\"";
            return new Answer.Notice(Map.of("files", names), text);
        }
    }

    /** Lists what a project can begin with. */
    @Command(name = "list-templates", description = "List the templates for init.", footer = JsonShape.TEMPLATES)
    static final class ListTemplatesCommand extends FramedCommand {

        @Override
        public Integer call() {
            return frame().print(new Templates());
        }

        private record Templates() implements Answer {

            @Override
            public Map<String, Object> json() {
                return Map.of(
                        "templates",
                        Arrays.stream(ProjectTemplate.values())
                                .map(Templates::json)
                                .toList());
            }

            private static Map<String, Object> json(ProjectTemplate template) {
                return Answer.object(
                        "name", template.title(),
                        "description", template.description());
            }

            @Override
            public void print(Console console) {
                TextTable table = new TextTable("TEMPLATE", "DESCRIPTION");
                for (ProjectTemplate each : ProjectTemplate.values()) {
                    table.row(Style.PLAIN, each.title(), each.description());
                }
                table.print(console);
            }
        }
    }

    /** Shows the settings. */
    @Command(
            name = "config",
            description = "Show the settings in effect; passwords are masked.",
            footer = JsonShape.SETTINGS)
    static final class ConfigCommand extends FramedCommand {

        @Option(names = "--show-origin", description = "Also show where each value is set.")
        private boolean showOrigin;

        @Override
        public Integer call() {
            return frame().print(SettingList.of(frame().config(), showOrigin));
        }
    }

    /** Looks for what is wrong. */
    @Command(
            name = "doctor",
            description = "Check the configuration, the scripts and the database, and say what to fix.",
            footer = JsonShape.CHECKUP)
    static final class DoctorCommand extends FramedCommand {

        @Override
        public Integer call() {
            return frame().print(Checkup.of(frame()::project));
        }
    }
}
