package dev.retort.script.writing;

import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        String slug = slug(revision.message(), longestSlug);
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

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * The message's words in lower case, joined by underscores; what is too long is cut at the end of a word, or inside
     * the first word if that alone is too long.
     */
    static String slug(String message, int longest) {
        String whole = WORD.matcher(message)
                .results()
                .map(result -> result.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
        return whole.length() <= longest ? whole : cut(whole, longest);
    }

    private static String cut(String whole, int longest) {
        int end = whole.charAt(longest) == '_' ? longest : whole.lastIndexOf('_', longest);
        return trimEnd(whole.substring(0, end > 0 ? end : longest));
    }

    private static String trimEnd(String text) {
        Matcher trailing = Pattern.compile("_+$").matcher(text);
        return trailing.replaceFirst("");
    }
}
