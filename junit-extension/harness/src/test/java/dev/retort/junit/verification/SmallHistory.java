package dev.retort.junit.verification;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
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
        try {
            Path file = folder.resolve(id + ".sql");
            Files.writeString(
                    file, Files.readString(file).replace("-- message:", "-- transactional: false\n-- message:"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationVerification verification(String database) {
        return MigrationVerification.of("small")
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(folder.toString());
    }
}
