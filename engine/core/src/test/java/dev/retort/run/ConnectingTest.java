package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectingTest {

    @Test
    void tellsWhereNobodyListensAndKeepsThePassword() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Retort retort = Retort.configure()
                .url("postgresql://ann:s3cret@localhost:" + port + "/shop")
                .build();

        DatabaseUnreachableException unreachable =
                catchThrowableOfType(DatabaseUnreachableException.class, retort::current);

        assertThat(unreachable.code()).isEqualTo("database-unreachable");
        assertThat(unreachable.details())
                .containsEntry("host", "localhost")
                .containsEntry("port", String.valueOf(port))
                .containsEntry("database", "shop");
        assertThat(unreachable).message().contains("refused").doesNotContain("s3cret");
    }

    @Test
    void namesAHostThatIsNotKnown() {
        Retort retort = Retort.configure().url("postgresql://db.invalid/shop").build();

        assertThatThrownBy(retort::current)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("The host db.invalid is unknown.");
    }

    @Test
    void tellsWhatToDoAboutASqliteFileThatCannotBeOpened(@TempDir Path directory) {
        Retort retort = Retort.configure()
                .url("jdbc:sqlite:" + directory.resolve("missing/shop.db"))
                .build();

        assertThatThrownBy(retort::current)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("that its directory exists");
    }

    @Test
    void tellsThatTheFileIsNoDatabase(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("shop.db"), "no database ".repeat(100));
        Retort retort = Retort.configure().url("jdbc:sqlite:" + file).build();

        assertThatThrownBy(retort::current)
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("name an SQLite database");
    }

    @Test
    void tellsThatAnotherProcessHasLockedTheFile(@TempDir Path directory) throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("shop.db");
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Retort retort = Retort.configure().url(url + "?busy_timeout=10").build();

            assertThatThrownBy(retort::current)
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("another process has locked the file");
        }
    }

    @Test
    void needsADatabase() {
        assertThatThrownBy(() -> Retort.configure().build())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("no database was named");
    }
}
