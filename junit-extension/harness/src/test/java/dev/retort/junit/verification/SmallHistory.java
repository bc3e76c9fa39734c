package dev.retort.junit.verification;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A history of SQL files in a folder, for a test of what is said of it. A revision's message is its id; its upgrade begins
 * in line 6.
 *
 * @param folder where the files are
 */
record SmallHistory(Path folder) {

    static final List<String> BOTH = List.of("sqlite", "postgresql");

    static Stream<String> databases() {
        return BOTH.stream();
    }

    static SmallHistory in(Path folder) {
        return new SmallHistory(folder);
    }

    /** Writes a revision, or writes it anew. */
    SmallHistory revision(String id, String down, String upgrade, String downgrade) {
        try {
            Files.writeString(
                    folder.resolve(id + ".sql"),
                    "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: " + id + "\n\n-- upgrade\n"
                            + upgrade + "\n-- downgrade\n" + downgrade + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a revision without a way back. */
    SmallHistory irreversible(String id, String down, String upgrade, String why) {
        revision(id, down, upgrade, "");
        try {
            Path file = folder.resolve(id + ".sql");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("-- downgrade\\s*$", "-- downgrade: irreversible " + why + "\n"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a revision that is written run outside of a transaction. */
    SmallHistory withoutTransaction(String id) {
        return withHeader(id, "-- transactional: false");
    }

    /** Adds a line to the header of a revision that is written. */
    SmallHistory withHeader(String id, String line) {
        try {
            Path file = folder.resolve(id + ".sql");
            Files.writeString(file, Files.readString(file).replace("-- message:", line + "\n-- message:"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A finding's text, in which files stand without their folder and databases without their version. */
    String said(Finding finding) {
        return finding.text().replace(folder + "/", "").replaceAll("\\((SQLite|PostgreSQL) [^()]*\\)", "($1)");
    }

    /** A verification on a database, or on several with commas between them. */
    MigrationVerification verification(String database) {
        return MigrationVerification.of("small")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(Stream.of(database.split(",", -1))
                        .map(DatabaseRequest::parse)
                        .toArray(DatabaseRequest[]::new))
                .scripts(folder.toString());
    }
}
