package dev.retort.cli.command;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.Masking;
import dev.retort.cli.session.Interruption;
import dev.retort.cli.session.Progress;
import dev.retort.cli.session.Project;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all commands share: the options, the way to the project, and the way back to the user. */
public final class CommandFrame {

    private static final String LOG = "org.slf4j.simpleLogger.";

    private static final Pattern IN_URL = Pattern.compile("//[^/@:]*:(.*)@|[?&;]password=([^&;]*)");

    private final Console console;
    private final Surroundings surroundings;
    private final Interruption interruption;
    private final GlobalOptions options = new GlobalOptions();

    /**
     * Makes a frame for one command line.
     *
     * @param console where output goes
     * @param surroundings what the process was started in
     * @param interruption ends runs early
     */
    public CommandFrame(Console console, Surroundings surroundings, Interruption interruption) {
        this.console = console;
        this.surroundings = surroundings;
        this.interruption = interruption;
    }

    /** Makes a frame for one command line that nobody interrupts. */
    public CommandFrame(Console console, Surroundings surroundings) {
        this(console, surroundings, Interruption.none(console));
    }

    GlobalOptions options() {
        return options;
    }

    Console console() {
        return console;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Loads the project, does the work, prints its answer. */
    int answer(Function<Project, Answer> work) {
        return print(work.apply(project()));
    }

    int print(Answer answer) {
        if (options.json) {
            console.result(answer.json());
        } else {
            answer.print(console);
        }
        return answer.exit().number();
    }

    Project project() {
        Config config = config();
        return new Project(config, new Progress(console, options.quiet || options.json, options.verbose), interruption);
    }

    Config config() {
        setLogLevel();
        Config config = Config.load(options.request(), surroundings);
        hide(config, console.masking());
        return config;
    }

    /**
     * Tells slf4j-simple how much to write to standard error; works only before the first logger is made. What a run logs of
     * its steps is told by {@link Progress}.
     */
    private void setLogLevel() {
        String level = options.debug ? "debug" : options.verbose ? "info" : options.quiet ? "error" : "warn";
        System.setProperty(LOG + "defaultLogLevel", level);
        System.setProperty(LOG + "log.dev.retort.run.PlanRun", options.debug ? "debug" : "error");
        System.setProperty(LOG + "showThreadName", "false");
        System.setProperty(LOG + "showShortLogName", "true");
        System.setProperty(LOG + "levelInBrackets", "true");
    }

    static void hide(Config config, Masking masking) {
        find(config, ConfigKey.PASSWORD).ifPresent(masking::hide);
        find(config, ConfigKey.URL).ifPresent(url -> hideIn(url, masking));
    }

    private static void hideIn(String url, Masking masking) {
        Masking.passwordIn(url).ifPresent(masking::hide);
        Matcher matcher = IN_URL.matcher(url);
        while (matcher.find()) {
            String password = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            masking.hide(password);
            decoded(password).ifPresent(masking::hide);
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** A value that cannot be worked out has no secret to hide; whoever needs it reports why. */
    private static Optional<String> find(Config config, ConfigKey key) {
        try {
            return config.find(key);
        } catch (ConfigException unusable) {
            return Optional.empty();
        }
    }
}
