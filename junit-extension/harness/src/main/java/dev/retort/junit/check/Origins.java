package dev.retort.junit.check;

import dev.retort.junit.history.SourceFile;
import dev.retort.script.RevisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which other revision makes what a statement doesn't find, as the history knows and a single revision doesn't. */
final class Origins {

    /** How the databases say that something isn't there. */
    private static final Pattern MISSING = Pattern.compile(
            "(?i)(?:relation|table|view|column|type|index|function)[: ]+[\"„»“]?([\\w.]+)[\"“«”]?(?: of relation \"(\\w+)\")? does not exist"
                    + "|no such (?:table|column|view|index): \"?([\\w.]+)");

    private Origins() {}

    /**
     * What to do about something that isn't there yet; empty if nothing is missing, or no other revision makes it.
     *
     * @param said what the database said
     */
    static Optional<String> cure(String said, RevisionScript script, Scene scene) {
        String id = script.revision().id();
        return missing(said).flatMap(name -> later(name, script, scene)
                .map(other -> "revision " + other.revision().id() + " makes '" + name + "': let " + id
                        + " come after it, or make it in a revision before " + id));
    }

    /**
     * What to do about something that a downgrade misses, since only a later revision makes it; empty if nothing is missing, or
     * that isn't so.
     *
     * @param said what the database said
     */
    static Optional<String> gone(String said, RevisionScript script, Scene scene) {
        List<RevisionScript> order = scene.walk().order();
        return missing(said)
                .filter(name -> order.stream()
                        .takeWhile(other -> !other.equals(script))
                        .noneMatch(other -> makes(other, name, scene)))
                .filter(name -> !makes(script, name, scene))
                .flatMap(
                        name -> later(name, script, scene)
                                .map(
                                        other -> "leave '" + name + "' out of the downgrade: revision "
                                                + other.revision().id()
                                                + ", which comes later, makes it, so it isn't there any more when this downgrade runs"));
    }

    /** The name of what isn't there. */
    private static Optional<String> missing(String said) {
        Matcher missing = MISSING.matcher(said);
        return missing.find()
                ? Optional.of(Optional.ofNullable(missing.group(1)).orElseGet(() -> missing.group(3)))
                        .map(asked -> asked.substring(asked.lastIndexOf('.') + 1))
                : Optional.empty();
    }

    private static Optional<RevisionScript> later(String name, RevisionScript script, Scene scene) {
        List<RevisionScript> order = scene.walk().order();
        int here = order.indexOf(script);
        return order.stream()
                .filter(other -> order.indexOf(other) > here)
                .filter(other -> makes(other, name, scene))
                .findFirst();
    }

    /** By the statements of its upgrade, which may never have run. */
    private static boolean makes(RevisionScript other, String name, Scene scene) {
        return text(other)
                .map(sql -> Deed.of(sql, scene.kind()).stream()
                        .anyMatch(deed ->
                                Set.of(Deed.Verb.CREATE, Deed.Verb.RENAME).contains(deed.verb())
                                        && deed.name().equalsIgnoreCase(name)))
                .orElse(false);
    }

    /** The upgrade of a script that is a file of SQL. */
    private static Optional<String> text(RevisionScript script) {
        Optional<Path> file =
                SourceFile.of(script.origin()).filter(path -> path.toString().endsWith(".sql"));
        try {
            return file.isPresent()
                    ? Optional.of(Files.readString(file.get()).replaceFirst("(?ms)^--\\s*downgrade\\b.*", ""))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
