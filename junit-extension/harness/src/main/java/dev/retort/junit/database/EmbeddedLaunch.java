package dev.retort.junit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Starts an embedded server. Only loaded when the library is there. */
final class EmbeddedLaunch {

    private static final String USER = "postgres";

    private EmbeddedLaunch() {}

    static PostgresServer start(EmbeddedPostgresBinaries binaries, Workspace workspace)
            throws IOException, SQLException {
        Path data = Files.createTempDirectory(workspace.directory(), "postgresql-");
        // The library switches fsync off by itself.
        EmbeddedPostgres process = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, processor) -> binaries.archive().openStream())
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setRegisterShutdownHook(false)
                .setServerConfig("full_page_writes", "off")
                .setLocaleConfig("lc-messages", "C")
                .start();
        try {
            PostgresAddress address = new PostgresAddress(
                    "localhost:" + process.getPort(), "postgres", "", Optional.of(USER), Optional.empty());
            return PostgresServer.connect(
                    new PostgresServer.Start(address, Origin.EMBEDDED, "embedded", () -> close(process)));
        } catch (SQLException | RuntimeException e) {
            close(process);
            throw e;
        }
    }

    private static void close(EmbeddedPostgres process) {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
