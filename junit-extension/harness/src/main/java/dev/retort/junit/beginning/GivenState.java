package dev.retort.junit.beginning;

import dev.retort.config.DatabaseUrl;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.rows.GivenFile;
import dev.retort.sql.DatabaseKind;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state in which a walk begins.
 *
 * @param shown what it is called in messages; holds no secrets
 * @param kind the kind of database that it is of
 * @param content what it is
 * @param revision the revision that it has, as it was given; empty if its own version table says so
 */
public record GivenState(String shown, DatabaseKind kind, Content content, Optional<String> revision) {

    private static final int PEEKED = 4096;
    private static final List<String> KINDS =
            Stream.of(DatabaseKind.values()).map(DatabaseKind::id).toList();

    /** Where a state comes from. */
    public sealed interface Content {

        /** A dump: SQL. */
        record Dump(GivenFile file) implements Content {}

        /** A file of SQLite. */
        record SqliteFile(GivenFile file) implements Content {}

        /** A database, of which a copy is made. */
        record Live(DatabaseUrl url, String given) implements Content {}
    }

    /**
     * Looks what is given.
     *
     * @param location a URL, {@code classpath:states/1.3.sql}, or a path
     * @param dialect {@code sqlite} or {@code postgresql}, where a dump doesn't show it; empty else
     * @throws RetortException if it isn't there, or if it is nothing that can be loaded, code {@code illegal-state}
     */
    public static GivenState of(String location, String dialect, Optional<String> revision, ClassLoader loader) {
        Optional<DatabaseKind> said = said(dialect);
        GivenState state =
                isUrl(location) ? live(location, revision) : file(new GivenFile(location, loader), said, revision);
        if (said.filter(kind -> kind != state.kind).isPresent()) {
            throw illegal(
                    state.shown,
                    "it is of " + state.kind.id() + ", not of " + dialect,
                    "leave the dialect out, or name another state");
        }
        return state;
    }

    /** Whether a location is the URL of a database. */
    public static boolean isUrl(String location) {
        return location.startsWith("jdbc:") || location.matches("[a-z][a-z0-9+]*://.*");
    }

    private static Optional<DatabaseKind> said(String dialect) {
        if (dialect.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(DatabaseKind.values())
                .filter(kind -> kind.id().equals(dialect))
                .findFirst()
                .orElseThrow(
                        () -> new RetortException(Problem.of("illegal-state", "a state can't be of '" + dialect + "'")
                                .cure(NearestName.cure(dialect, KINDS, "write sqlite or postgresql")))));
    }

    private static GivenState live(String location, Optional<String> revision) {
        DatabaseUrl url = DatabaseUrl.parse(location);
        if (url.isInMemory()) {
            throw illegal(url.toString(), "it is a database in memory, which nobody else can read", "name a file");
        }
        DatabaseKind kind = Stream.of(DatabaseKind.values())
                .filter(it -> it.id().equals(url.dialect()))
                .findFirst()
                .orElseThrow();
        if (kind == DatabaseKind.SQLITE) {
            String path = url.facts().getOrDefault("file", "");
            GivenFile file = new GivenFile(path, GivenState.class.getClassLoader());
            return file(file, Optional.of(kind), revision);
        }
        return new GivenState(url.toString(), kind, new Content.Live(url, location), revision);
    }

    private static GivenState file(GivenFile file, Optional<DatabaseKind> said, Optional<String> revision) {
        if (file.path().filter(Files::isDirectory).isPresent()) {
            throw illegal(
                    file.location(),
                    "it is a directory",
                    "name a file; pg_restore -f state.sql makes one of a dump in pg_dump's directory format");
        }
        if (!file.exists()) {
            throw file.missing("state");
        }
        byte[] head = head(file);
        String text = new String(head, StandardCharsets.UTF_8);
        if (text.startsWith("SQLite format 3\0")) {
            return new GivenState(file.location(), DatabaseKind.SQLITE, new Content.SqliteFile(file), revision);
        }
        refuseOthers(file, head, text);
        DatabaseKind kind = kindOf(text)
                .or(() -> said)
                .orElseThrow(() -> illegal(
                        file.location(),
                        "nobody can tell of which database it is a dump",
                        "write it by pg_dump, or by sqlite3 app.db .dump, or name the dialect"));
        return new GivenState(file.location(), kind, new Content.Dump(file), revision);
    }

    private static byte[] head(GivenFile file) {
        try (InputStream stream = file.open()) {
            return stream.readNBytes(PEEKED);
        } catch (IOException e) {
            throw illegal(file.location(), "it can't be read: " + e.getMessage(), "make it readable");
        }
    }

    private static void refuseOthers(GivenFile file, byte[] head, String text) {
        if (head.length == 0) {
            throw illegal(file.location(), "it is empty", "write it by pg_dump, or by sqlite3 app.db .dump");
        }
        if (text.startsWith("PGDMP")) {
            throw illegal(
                    file.location(),
                    "it is a dump in pg_dump's own format",
                    "write plain SQL: pg_restore -f state.sql " + file.name() + ", or pg_dump --format=plain");
        }
        if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            throw illegal(file.location(), "it is compressed", "unpack it: gunzip " + file.name());
        }
        if (text.indexOf('\0') >= 0) {
            throw illegal(
                    file.location(),
                    "it is neither SQL nor a file of SQLite",
                    "name a dump of plain SQL, a file of SQLite, or a URL");
        }
    }

    private static Optional<DatabaseKind> kindOf(String text) {
        if (text.contains("PostgreSQL database dump") || text.contains("SET statement_timeout")) {
            return Optional.of(DatabaseKind.POSTGRESQL);
        }
        return text.startsWith("PRAGMA ") || text.startsWith("BEGIN TRANSACTION;")
                ? Optional.of(DatabaseKind.SQLITE)
                : Optional.empty();
    }

    private static RetortException illegal(String state, String what, String cure) {
        return new RetortException(Problem.of("illegal-state", "no walk can begin with " + state + ": " + what)
                .cure(cure));
    }

    /**
     * A new database in this state, which the caller closes.
     *
     * @throws RetortException if it can't be read or loaded, code {@code state-unloadable}
     */
    public TestDatabase load(DatabaseServer server) {
        if (content instanceof Content.Live live) {
            Optional<TestDatabase> copy = server.copyOf(live.given(), "begin");
            return copy.orElseGet(() -> loaded(server, database -> {
                try (PgDump dump = PgDump.of(live.url())) {
                    new DumpLoading(this, database).load(dump.lines());
                    dump.end();
                }
            }));
        }
        if (content instanceof Content.SqliteFile file) {
            return loaded(server, database -> SqliteCopy.to(database, file.file()));
        }
        GivenFile file = ((Content.Dump) content).file();
        return loaded(server, database -> {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new BufferedInputStream(file.open()), StandardCharsets.UTF_8))) {
                new DumpLoading(this, database).load(lines);
            }
        });
    }

    /** Fills a database. */
    @FunctionalInterface
    private interface Filling {
        void fill(TestDatabase database) throws IOException, SQLException;
    }

    private TestDatabase loaded(DatabaseServer server, Filling filling) {
        TestDatabase database = server.create("begin");
        try {
            filling.fill(database);
            return database;
        } catch (IOException | SQLException e) {
            database.close();
            throw new RetortException(
                    Problem.of("state-unloadable", "the state can't be loaded: " + e.getMessage())
                            .with("state", shown)
                            .cure("see that it can be read from here"),
                    e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
