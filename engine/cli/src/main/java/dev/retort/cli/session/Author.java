package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Answer.NewRevision;
import dev.retort.error.Problem;
import dev.retort.script.writing.FileNaming;
import dev.retort.script.writing.FileTemplate;
import dev.retort.script.writing.PostWriteHook;
import dev.retort.script.writing.RevisionAuthor;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.ScriptKind;
import dev.retort.script.writing.WritingSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds revisions to a project, in the way that its configuration says.
 *
 * @param project the project
 */
public record Author(Project project) {

    /** Writes one revision; its location is relative to the configuration file. */
    public Answer write(RevisionRequest request) {
        return new NewRevision(author().write(located(request)));
    }

    /** Writes a revision that joins others, all heads if none are named. */
    public Answer merge(RevisionRequest request) {
        return new NewRevision(author().merge(located(request)));
    }

    private RevisionAuthor author() {
        Config config = project.config();
        return new RevisionAuthor(project.scripts(), Locations.folders(config), settings(config));
    }

    private RevisionRequest located(RevisionRequest request) {
        return request.location()
                .map(folder -> request.withLocation(project.config().folder().resolve(folder)))
                .orElse(request);
    }

    /**
     * What the configuration says about new files.
     *
     * @throws dev.retort.error.RetortException if a setting cannot be used
     */
    public static WritingSettings settings(Config config) {
        String kind = config.choice(ConfigKey.SCRIPT_KIND, Set.of("sql", "java"));
        List<PostWriteHook> hooks = config.list(ConfigKey.POST_WRITE_HOOKS).stream()
                .map(line -> PostWriteHook.parse(line, config.folder().toAbsolutePath()))
                .toList();
        return new WritingSettings(naming(config), ScriptKind.valueOf(kind.toUpperCase(Locale.ROOT)), hooks);
    }

    private static FileNaming naming(Config config) {
        FileTemplate template = FileTemplate.parse(config.get(ConfigKey.FILE_TEMPLATE));
        if (template.makesFolders() && !config.flag(ConfigKey.RECURSIVE)) {
            throw unusable(
                    config,
                    ConfigKey.FILE_TEMPLATE,
                    "'file_template' makes subfolders, but subfolders are not searched",
                    "set recursive = true, or leave the / out of file_template");
        }
        return new FileNaming(template, config.number(ConfigKey.TRUNCATE_SLUG_LENGTH), zone(config));
    }

    private static ZoneId zone(Config config) {
        String name = config.get(ConfigKey.TIMEZONE);
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(Author::zone)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> unusable(
                        config,
                        ConfigKey.TIMEZONE,
                        "there is no time zone called '" + name + "'",
                        "write a name such as UTC or Europe/Berlin"));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static ConfigException unusable(Config config, ConfigKey key, String summary, String cure) {
        return new ConfigException(Problem.of("invalid-config", summary)
                .with("where", config.origin(key).orElse("default"))
                .cure(cure));
    }
}
