package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.Style;
import dev.retort.cli.output.TextTable;
import dev.retort.cli.start.ProjectTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists what a project can begin with. */
@Command(
        name = "list-templates",
        description = "List the templates for init.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.TEMPLATES)
final class ListTemplatesCommand implements Callable<Integer> {

    private final CommandFrame frame;

    ListTemplatesCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.print(new Templates());
    }

    private record Templates() implements Answer {

        @Override
        public Map<String, Object> json() {
            return Map.of(
                    "templates",
                    Arrays.stream(ProjectTemplate.values()).map(Templates::json).toList());
        }

        private static Map<String, Object> json(ProjectTemplate template) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", template.title());
            json.put("description", template.description());
            return json;
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
