package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.NewRevision;
import dev.retort.revision.Revision;
import dev.retort.script.writing.FileNaming;
import dev.retort.script.writing.FileTemplate;
import dev.retort.script.writing.PostWriteHook;
import dev.retort.script.writing.RevisionDrafter;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.RevisionWriter;
import dev.retort.script.writing.ScriptKind;
import dev.retort.script.writing.VersionLocations;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Adds revisions to a project: all is checked before the first file is written. */
public final class Author {

    private final Project project;
    private final Config config;

    /** Makes an author for a project. */
    public Author(Project project) {
        this.project = project;
        this.config = project.config();
    }

    /**
     * Writes one revision.
     *
     * @param kind what it is written in; as configured if empty
     * @param versionPath which location it goes to, relative to the configuration file
     */
    public Answer write(RevisionRequest request, Optional<ScriptKind> kind, Optional<String> versionPath) {
        Revision draft = new RevisionDrafter(project.graph(), Clock.systemUTC()).draft(request);
        Path location = location(draft, versionPath);
        RevisionWriter writer = new RevisionWriter(naming(), hooks());
        Path file = writer.write(draft, kind.orElseGet(this::usualKind), location);
        return new NewRevision(draft, file);
    }

    private Path location(Revision draft, Optional<String> versionPath) {
        Optional<Path> parent = draft.down().stream().findFirst().flatMap(project::file);
        VersionLocations locations = new VersionLocations(Locations.folders(config));
        return locations.choose(versionPath.map(config.folder()::resolve), parent);
    }

    private FileNaming naming() {
        FileTemplate template = FileTemplate.parse(config.get(ConfigKey.FILE_TEMPLATE));
        if (template.makesFolders() && !config.flag(ConfigKey.RECURSIVE)) {
            throw Refusal.foldersWithoutRecursion(config);
        }
        return new FileNaming(template, config.number(ConfigKey.TRUNCATE_SLUG_LENGTH), Zones.of(config));
    }

    private List<PostWriteHook> hooks() {
        return config.list(ConfigKey.POST_WRITE_HOOKS).stream()
                .map(line -> PostWriteHook.parse(line, config.folder().toAbsolutePath()))
                .toList();
    }

    private ScriptKind usualKind() {
        String word = config.choice(ConfigKey.SCRIPT_KIND, Set.of("sql", "java"));
        return ScriptKind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
