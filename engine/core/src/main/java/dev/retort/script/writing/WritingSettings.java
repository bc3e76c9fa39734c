package dev.retort.script.writing;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * How new revisions are written.
 *
 * @param naming how files are named
 * @param kind what they are written in, unless a request says otherwise
 * @param hooks what runs over a new file, in order
 */
public record WritingSettings(FileNaming naming, ScriptKind kind, List<PostWriteHook> hooks) {

    /** SQL files with the usual names, times in UTC, slugs of 40 characters at most, no hooks. */
    public static final WritingSettings DEFAULT = new WritingSettings(
            new FileNaming(FileTemplate.parse(FileTemplate.DEFAULT), 40, ZoneOffset.UTC), ScriptKind.SQL, List.of());

    /** Copies the hooks. */
    public WritingSettings {
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(kind, "kind");
        hooks = List.copyOf(hooks);
    }
}
