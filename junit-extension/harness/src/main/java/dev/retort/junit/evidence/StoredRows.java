package dev.retort.junit.evidence;

import dev.retort.dialect.Dialect;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.Trials.Where;
import dev.retort.junit.finding.ReportedValues;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sets of rows with which something failed once, each in a file of SQL: those of the store, and those of the class path in
 * {@code retort/rows/}, which a team keeps for good. They are tried first on each later run.
 */
public final class StoredRows {

    private static final String AT = "-- rows: at";

    /** What a file says of itself before its first statement. */
    private static final Pattern COMMENTS = Pattern.compile("^(?:\\s*--[^\\n]*(?:\\n|$)|\\s*/\\*(?s:.*?)\\*/)+\\s*");

    private final RowSettings settings;
    private final Dialect dialect;
    private final ClassLoader resources;

    StoredRows(RowSettings settings, Dialect dialect, ClassLoader resources) {
        this.settings = settings;
        this.dialect = dialect;
        this.resources = resources;
    }

    /**
     * A stored set.
     *
     * @param file where it is
     * @param where where the rows are inserted
     * @param inserts the statements
     */
    public record StoredSet(Path file, Where where, List<String> inserts) {

        /** Copies the statements. */
        public StoredSet {
            inserts = List.copyOf(inserts);
        }
    }

    /**
     * The sets of a revision, in the order of their files.
     *
     * @throws RetortException if one can't be read, code {@code rows-unreadable}
     */
    public List<StoredSet> of(String revision) {
        Pattern name = Pattern.compile(Pattern.quote(dialect.name() + "-" + plain(revision)) + "-[0-9a-f]{1,8}\\.sql");
        List<StoredSet> sets = new ArrayList<>();
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file ->
                                name.matcher(String.valueOf(file.getFileName())).matches())
                        .sorted()
                        .forEach(file -> sets.add(read(file)));
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return sets;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        URL kept = resources.getResource("retort/rows/" + settings.name());
        if (kept != null && kept.getProtocol().equals("file")) {
            try {
                folders.add(Path.of(kept.toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        settings.store()
                .map(this::own)
                .filter(folder -> !folders.contains(folder))
                .ifPresent(folders::add);
        folders.removeIf(folder -> !Files.isDirectory(folder));
        return folders;
    }

    private Path own(Path store) {
        return store.resolve(plain(settings.name()));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\w.$-]", "_");
    }

    private StoredSet read(Path file) {
        try {
            String text = Files.readString(file);
            List<String> inserts = dialect.splitter().split(text).stream()
                    .map(statement -> COMMENTS.matcher(statement.sql()).replaceFirst(""))
                    .toList();
            return new StoredSet(file, text.contains(AT) ? Where.AT : Where.BEFORE, inserts);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RetortException unreadable(Path file, IOException cause) {
        return new RetortException(
                Problem.of("rows-unreadable", "stored rows can't be read")
                        .with("file", file.toString())
                        .cure("make it readable, or remove it"),
                cause);
    }

    /**
     * Stores a set, unless it is there already.
     *
     * @param says what was found with it
     * @return the file; empty if nothing is stored, or it can't be written
     */
    public Optional<Path> store(String revision, Where where, List<String> inserts, String says) {
        if (settings.store().isEmpty()) {
            return Optional.empty();
        }
        Path folder = own(settings.store().get());
        String hash = Integer.toHexString(Objects.hash(where.name(), inserts));
        Path file = folder.resolve(dialect.name() + "-" + plain(revision) + "-" + hash + ".sql");
        String text = "-- " + ReportedValues.LEFT_OUT.applied(says).replaceAll("\\s+", " ") + "\n-- rows: "
                + where.name().toLowerCase(Locale.ROOT) + " " + revision + ", seed " + settings.seed() + "\n\n"
                + String.join(";\n", inserts) + ";\n";
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
