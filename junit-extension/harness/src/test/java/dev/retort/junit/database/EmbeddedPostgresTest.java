package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest implements PostgresContract {

    private static DatabaseServers servers;
    private static DatabaseServer server;

    @BeforeAll
    static void start() {
        servers = Settings.embedded();
        server = Settings.ready(servers, "postgresql");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Override
    public DatabaseServer server() {
        return server;
    }

    @Test
    void tellsWhatItIs() {
        assertThat(server.displayName()).matches("PostgreSQL 18\\.[0-9]+ \\(embedded\\)");
        assertThat(server.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
        assertThat(server.origin()).isEqualTo(DatabaseServer.Origin.EMBEDDED);
    }

    @Test
    void tellsHowToConnectAndForHowLong() {
        assertThat(server.create("x").howToConnect())
                .matches(
                        "psql 'postgresql://postgres@localhost:[0-9]+/retort_\\w+_x' \\(as long as this run lasts; -Dretort.hold=10m lets it last longer\\)");
    }

    @Test
    void aClosedDatabaseIsDroppedAndAKeptOneIsNot() throws Exception {
        TestDatabase witness = server.create("witness");
        TestDatabase kept = server.create("kept");
        TestDatabase dropped = server.create("dropped");
        kept.keep();
        kept.close();
        dropped.close();

        String names =
                "SELECT datname FROM pg_database WHERE datname IN ('" + kept.name() + "', '" + dropped.name() + "')";
        assertThat(eventually(witness, names)).containsExactly(kept.name());
    }

    private static List<String> eventually(TestDatabase database, String query)
            throws SQLException, InterruptedException {
        List<String> found = Sql.column(database, query);
        for (int i = 0; found.size() > 1 && i < 100; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            found = Sql.column(database, query);
        }
        return found;
    }
}
