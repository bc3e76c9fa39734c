package dev.retort.run;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.VersionRows;
import dev.retort.script.Edit;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An applied script that isn't known to be as it was then.
 *
 * @param script as it is now
 * @param edit what was edited; never {@link Edit#NONE}
 */
public record EditedScript(RevisionScript script, Edit edit) {

    /** What the history says last about a revision: what was done, and the script's checksum then. */
    public record Noted(String revision, String direction, Optional<String> checksum) {}

    /**
     * Finds such scripts.
     *
     * @param newest the last entry of each revision, in the order of the history
     * @throws dev.retort.revision.RevisionException if a version row is unknown
     */
    public static List<EditedScript> find(
            ScriptCatalog scripts, DatabaseKind database, VersionRows rows, List<Noted> newest) {
        Set<String> applied = new HashSet<>();
        scripts.graph().applied(rows).stream().map(Revision::id).forEach(applied::add);
        List<EditedScript> edited = new ArrayList<>();
        for (Noted noted : newest) {
            Optional<RevisionScript> script = Optional.of(noted.revision())
                    .filter(applied::contains)
                    .flatMap(scripts::find)
                    .filter(any -> !noted.direction().equals(Direction.DOWNGRADE.word()));
            script.map(it -> new EditedScript(it, it.editSince(noted.checksum(), database)))
                    .filter(it -> it.edit() != Edit.NONE)
                    .ifPresent(edited::add);
        }
        return edited;
    }

    /** The revision's id. */
    public String id() {
        return script.revision().id();
    }
}
