package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

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
    void needsADatabase() {
        assertThatThrownBy(() -> Retort.configure().build())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("no database was named");
    }
}
