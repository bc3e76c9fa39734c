package dev.retort.junit.verification;

import dev.retort.junit.history.History;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.script.ScriptOrigin;
import dev.retort.sql.DatabaseKind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hashes by which it is known again what was judged before: of each revision with all that it stands on, and of the rest. */
final class Fingerprints {

    private Fingerprints() {}

    /** A hash for each revision, by its id: of what it runs and how, and of the hashes of its parents and dependencies. */
    static Map<String, String> of(ScriptCatalog catalog) {
        Map<String, String> known = new LinkedHashMap<>();
        catalog.scripts().forEach(script -> of(script.revision().id(), catalog, known));
        return known;
    }

    private static String of(String id, ScriptCatalog catalog, Map<String, String> known) {
        String before = known.get(id);
        if (before != null) {
            return before;
        }
        RevisionScript script = catalog.get(id);
        Revision revision = script.revision();
        List<String> parts = new ArrayList<>(List.of(id, revision.message()));
        Stream.concat(revision.down().stream(), revision.dependsOn().stream())
                .map(parent -> parent + " "
                        + catalog.find(parent)
                                .map(any -> of(parent, catalog, known))
                                .orElse(""))
                .forEach(parts::add);
        parts.add(script.transactional() + " " + script.irreversible());
        for (DatabaseKind kind : DatabaseKind.values()) {
            parts.add(script.checksum(kind).toString());
        }
        String hash = hash(parts);
        known.put(id, hash);
        return hash;
    }

    /**
     * A hash of all else by which a verdict may become another one: what is set, and whatever is on the class path, which has
     * the tests with their rows and the model; without the scripts, which have hashes of their own.
     */
    static String ofTheRest(VerificationSettings settings, History history) {
        Set<Path> scripts = history.catalog().scripts().stream()
                .map(RevisionScript::origin)
                .map(ScriptOrigin::path)
                .flatMap(path -> path.stream())
                .map(Path::toAbsolutePath)
                .collect(Collectors.toSet());
        List<String> parts = new ArrayList<>();
        parts.add(settings.only + " " + settings.without + " " + settings.night + " " + settings.heads);
        parts.add(settings.requests() + " " + settings.witness + " " + settings.since);
        parts.add(settings.generatedRows + " " + settings.seed + " " + settings.tries + " " + settings.patterns);
        parts.add(settings.tolerances + " " + settings.excluded + " " + settings.declarations + " " + settings.skips);
        settings.knownFindings.map(Path::of).ifPresent(file -> parts.add(described(file)));
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        for (String entry : classes.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry), scripts, parts);
            }
        }
        return hash(parts);
    }

    private static void add(Path entry, Set<Path> scripts, List<String> parts) {
        if (!Files.isDirectory(entry)) {
            parts.add(described(entry));
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!scripts.contains(file.toAbsolutePath())) {
                    parts.add(entry.relativize(file) + " " + hash(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A library is known by its name, size and time. */
    private static String described(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file)
                    : "no " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(List<String> parts) {
        return hash(parts.stream()
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
