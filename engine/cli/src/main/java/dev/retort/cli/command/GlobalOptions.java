package dev.retort.cli.command;

import dev.retort.cli.config.Config.ConfigRequest;
import dev.retort.cli.output.Colours;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class GlobalOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 1,
            description = "The configuration file; else RETORT_CONFIG, else retort.toml in the current folder.")
    private Optional<String> config = Optional.empty();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            order = 2,
            description = "Use the settings of [env.NAME] first; else RETORT_ENV.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            order = 3,
            description = "The database, such as sqlite:///app.db or postgresql://user@host/name.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            order = 4,
            description = "Print one JSON document instead of text.")
    boolean json;

    @Option(
            names = "-x",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            order = 5,
            description = "Override any setting of retort.toml; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "-D",
            paramLabel = "retort.KEY=VALUE",
            scope = ScopeType.INHERIT,
            order = 6,
            hidden = true,
            mapFallbackValue = "",
            description = "As a system property of that name.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 7,
            description = "No progress, only the result and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            order = 8,
            description = "More: details of revisions, statements as they run.")
    boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            order = 9,
            description = "auto (the default), always or never; NO_COLOR is honoured.")
    Colours.When colour = Colours.When.AUTO;

    @Option(names = "--debug", scope = ScopeType.INHERIT, order = 10, description = "Show stack traces and all logs.")
    boolean debug;

    ConfigRequest request() {
        return new ConfigRequest(config, environment, url, settings, properties);
    }
}
