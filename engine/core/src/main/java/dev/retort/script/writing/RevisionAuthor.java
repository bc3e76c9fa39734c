package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Adds revisions to a project: all is checked before the first file is written. */
public final class RevisionAuthor {

    private final ScriptCatalog scripts;
    private final VersionLocations locations;
    private final WritingSettings settings;

    /**
     * Makes an author.
     *
     * @param scripts the existing revisions
     * @param folders the version locations that can be written to
     * @param settings how files are written
     */
    public RevisionAuthor(ScriptCatalog scripts, List<Path> folders, WritingSettings settings) {
        this.scripts = scripts;
        this.locations = new VersionLocations(folders);
        this.settings = settings;
    }

    /**
     * Writes one revision.
     *
     * @throws dev.retort.revision.MultipleHeadsException if no parent is named and there are several heads
     * @throws dev.retort.revision.RevisionException if the graph would not be valid with it
     * @throws WritingException if a parent has children already, it isn't clear where the file belongs, or it can't be
     *     written
     */
    public WrittenRevision write(RevisionRequest request) {
        Revision draft = new RevisionDrafter(scripts.graph(), Clock.systemUTC()).draft(request);
        Path location = locations.choose(request.location(), parentFile(draft));
        ScriptKind kind = request.kind().orElse(settings.kind());
        Path file = new RevisionWriter(settings.naming(), settings.hooks()).write(draft, kind, location);
        return WrittenRevision.of(draft, file);
    }

    /**
     * Writes a revision that joins others: the parents of the request, or all heads if it names none. Without a message
     * it gets one.
     *
     * @throws WritingException if there are not several heads
     * @throws WritingException as {@link #write} does
     */
    public WrittenRevision merge(RevisionRequest request) {
        List<String> tokens = request.parents().isEmpty() ? List.of("heads") : request.parents();
        List<String> ids = tokens.stream()
                .flatMap(token -> scripts.graph().resolve(token).stream())
                .map(Revision::id)
                .toList();
        if (ids.size() < 2 && tokens.contains("heads")) {
            throw nothingToMerge(ids);
        }
        String message = request.message().isEmpty() ? "merge " + String.join(" and ", ids) : request.message();
        return write(request.withMessage(message).withParents(ids.toArray(String[]::new)));
    }

    private Optional<Path> parentFile(Revision draft) {
        return draft.down().stream()
                .findFirst()
                .flatMap(scripts::find)
                .map(RevisionScript::origin)
                .flatMap(origin -> origin.path());
    }

    private static WritingException nothingToMerge(List<String> heads) {
        return new WritingException(Problem.of("nothing-to-merge", "merging needs at least two heads")
                .with("heads", heads.isEmpty() ? "none" : heads.get(0))
                .cure("nothing to do; add an ordinary revision with: retort revision"));
    }
}
