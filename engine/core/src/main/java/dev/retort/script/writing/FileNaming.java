package dev.retort.script.writing;

import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Names the file of a new revision.
 *
 * @param template what the name consists of
 * @param longestSlug characters of the message's part at most, at least 1
 * @param zone the time zone for the date and time in the name
 */
public record FileNaming(FileTemplate template, int longestSlug, ZoneId zone) {

    /** Checks the length. */
    public FileNaming {
        if (longestSlug < 1) {
            throw new IllegalArgumentException("a slug needs at least one character, not " + longestSlug);
        }
    }

    /** The file's path below its version location. */
    Path path(Revision revision, Instant created, ScriptKind kind) {
        String slug = Slug.of(revision.message(), longestSlug);
        String name = template.render(revision, created.atZone(zone), slug);
        int folders = name.lastIndexOf('/') + 1;
        String file = name.substring(folders);
        return Path.of(
                name.substring(0, folders), (kind == ScriptKind.JAVA ? className(file) : file) + kind.extension());
    }

    /** A Java class must not begin with a digit, and some of what files may be called no class may. */
    static String className(String file) {
        String legal = file.codePoints()
                .map(character -> Character.isJavaIdentifierPart(character) ? character : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean startsWell = Character.isUpperCase(legal.codePointAt(0));
        return startsWell ? legal : "R" + (Character.isDigit(legal.charAt(0)) ? "" : "_") + legal;
    }
}
