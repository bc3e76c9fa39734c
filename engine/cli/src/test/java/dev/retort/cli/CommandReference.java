package dev.retort.cli;

import dev.retort.cli.config.ConfigKey;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the page about the commands from the commands themselves. */
final class CommandReference {

    private final CommandLine program;
    private final StringBuilder page = new StringBuilder();

    private CommandReference(CommandLine program) {
        this.program = program;
    }

    static String of(CommandLine program) {
        return new CommandReference(program).write();
    }

    private String write() {
        line("# Commands");
        line("");
        line("<!-- Generated from the commands; CommandReferenceTest says how to regenerate it. -->");
        line("");
        line("[The command line](command-line.md) explains targets, files and settings.");
        commands().forEach(this::command);
        sharedOptions();
        exitCodes();
        settings();
        return page.toString();
    }

    private List<CommandSpec> commands() {
        return program.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(spec -> !spec.name().equals("help"))
                .toList();
    }

    private void command(CommandSpec spec) {
        line("");
        line("## " + spec.name());
        line("");
        line(spec.usageMessage().description()[0]);
        if (spec.aliases().length > 0) {
            line("Also called " + code(List.of(spec.aliases())) + ".");
        }
        List<ArgSpec> own = spec.args().stream()
                .filter(arg -> !arg.hidden())
                .filter(arg -> !(arg instanceof OptionSpec option && (option.inherited() || option.usageHelp())))
                .toList();
        if (!own.isEmpty()) {
            table("argument", own);
        }
        json(spec.usageMessage().footer());
    }

    private void json(String... shapes) {
        if (shapes.length > 0) {
            line("");
            line("With `--json`:");
            line("```");
            List.of(shapes).forEach(this::line);
            line("```");
        }
    }

    private void sharedOptions() {
        line("");
        line("## Options of every command");
        line("");
        line("They stand before or after the command's name.");
        table(
                "option",
                program.getCommandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .collect(Collectors.toList()));
        line("");
        line("A command that fails prints, with `--json`:");
        line("```");
        line("{\"error\":{\"code\",\"message\",\"details\":{}}}");
        line("```");
    }

    private void table(String what, List<? extends ArgSpec> arguments) {
        line("");
        line("| " + what + " | meaning |");
        line("|---|---|");
        arguments.forEach(arg -> line("| " + names(arg) + " | " + cell(String.join(" ", arg.description())) + " |"));
    }

    private static String names(ArgSpec arg) {
        if (arg instanceof OptionSpec option) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            return code(
                    List.of(option.names()).stream().map(name -> name + value).toList());
        }
        PositionalParamSpec parameter = (PositionalParamSpec) arg;
        String several = parameter.arity().max() > 1 ? "..." : "";
        String name = parameter.paramLabel() + several;
        return code(List.of(parameter.required() ? name : "[" + name + "]"));
    }

    private void exitCodes() {
        line("");
        line("## Exit codes");
        line("");
        line("| code | meaning |");
        line("|---|---|");
        program.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> line("| " + code.strip() + " | " + cell(meaning) + " |"));
    }

    private void settings() {
        line("");
        line("## Settings");
        line("");
        line("In `retort.toml`, by `-x KEY=VALUE`, `-Dretort.KEY=VALUE`, or a variable such as `"
                + ConfigKey.VERSION_TABLE.variable() + "`.");
        line("");
        line("| key | takes | default | meaning |");
        line("|---|---|---|---|");
        for (ConfigKey key : ConfigKey.values()) {
            String byDefault = key.byDefault().isEmpty() ? "" : code(List.of(key.byDefault()));
            line("| `" + key.key() + "` | " + cell(key.kind()) + " | " + byDefault + " | " + cell(key.meaning())
                    + " |");
        }
    }

    private static String code(List<String> texts) {
        return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
