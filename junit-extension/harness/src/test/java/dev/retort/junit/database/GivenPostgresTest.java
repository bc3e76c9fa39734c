package dev.retort.junit.database;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is given by its URL; here the embedded one plays it. */
class GivenPostgresTest implements PostgresContract {

    private static DatabaseServers host;
    private static TestDatabase home;
    private static String url;

    private DatabaseServers servers;
    private DatabaseServer server;

    @BeforeAll
    static void startHost() throws SQLException {
        host = Settings.embedded();
        home = Settings.ready(host, "postgresql").create("home");
        url = home.url().replaceFirst("\\?.*", "");
        Sql.run(home, "CREATE ROLE owner LOGIN CREATEDB PASSWORD 'hidden'", "CREATE ROLE guest LOGIN");
    }

    @AfterAll
    static void stopHost() {
        host.close();
    }

    @BeforeEach
    void start() {
        servers = given("owner");
        server = Settings.ready(servers, "postgresql");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Override
    public DatabaseServer server() {
        return server;
    }

    @Test
    void goesFirstAndTellsItsUrlWithoutSecrets() {
        assertThat(server.origin()).isEqualTo(DatabaseServer.Origin.GIVEN);
        assertThat(server.displayName()).matches("PostgreSQL 18\\.[0-9]+ \\(\\Q" + url + "\\E\\)");
        assertThat(server.create("x").howToConnect())
                .startsWith("psql 'postgresql://owner@localhost:")
                .doesNotContain("hidden");
    }

    @Test
    void leavesNothingBehindButWhatIsKept() throws SQLException {
        TestDatabase kept = server.create("kept");
        kept.keep();
        kept.close();
        server.create("open").freeze();
        server.create("closed").close();
        servers.close();

        assertThat(databasesOf("owner")).containsExactly(kept.name());
        Sql.run(home, "DROP DATABASE " + kept.name());
    }

    /** Rows are put back without asking triggers, which only a superuser may: another role gets a new database instead. */
    @Test
    void roleThatIsNoSuperuserSeesTheSame(@TempDir Path scripts) throws IOException {
        write(scripts, "r1", "none", "CREATE TABLE users (id int PRIMARY KEY, name text);", "DROP TABLE users;");
        write(
                scripts,
                "r2",
                "r1",
                "ALTER TABLE users ADD COLUMN mail text;",
                "DELETE FROM users WHERE id = 1; ALTER TABLE users DROP COLUMN mail;");
        write(scripts, "r3", "r2", "ALTER TABLE users DROP COLUMN name;", "ALTER TABLE users ADD COLUMN name text;");

        List<String> ofSuperuser = findings(scripts, host);
        assertThat(findings(scripts, servers)).isEqualTo(ofSuperuser);
        assertThat(ofSuperuser)
                .anyMatch(line -> line.startsWith("r2 r2 [downgrade] loses 1 of 2 rows of users"))
                .anyMatch(line -> line.startsWith("r3 r3 [upgrade] loses users.name in 2 of 2 rows of users"));
    }

    private static List<String> findings(Path scripts, DatabaseServers servers) {
        return MigrationVerification.of("given")
                .servers(servers)
                .databases(DatabaseRequest.parse("postgresql"))
                .scripts(scripts.toString())
                .rowsAt("r1", "users", row("id", 1, "name", "Ada"), row("id", 2, "name", "Grace"))
                .checks("data-up", "data-round-trip")
                .run()
                .findings()
                .stream()
                .map(Finding::headline)
                .toList();
    }

    private static void write(Path scripts, String id, String down, String upgrade, String downgrade)
            throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: " + id + "\n\n-- upgrade\n"
                        + upgrade + "\n-- downgrade\n" + downgrade + "\n");
    }

    @Test
    void sweepsWhatAKilledRunHasLeftAndNothingElse() throws SQLException {
        String orphan = "retort_0123abcd_7_orphan";
        TestDatabase ofALivingRun = server.create("living");
        Sql.run(home, "CREATE DATABASE " + orphan + " OWNER owner", "CREATE DATABASE retort_shop OWNER owner");
        try (DatabaseServers second = given("owner")) {
            Settings.ready(second, "postgresql");

            assertThat(databasesOf("owner"))
                    .contains(ofALivingRun.name(), "retort_shop")
                    .doesNotContain(orphan);
        }
        Sql.run(home, "DROP DATABASE retort_shop");
    }

    @Test
    void aUserWhoMayNotCreateDatabasesIsToldSo() {
        try (DatabaseServers asGuest = given("guest")) {
            DatabaseServer guests = Settings.ready(asGuest, "postgresql");

            assertThatThrownBy(() -> guests.create("x"))
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("the user may not create databases")
                    .hasMessageContaining("CREATEDB");
        }
    }

    @Test
    void aUrlThatCannotBeUsedIsAnErrorAndNotPassedOver() {
        try (DatabaseServers asNobody = given("nobody")) {
            assertThatThrownBy(() -> asNobody.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL)))
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("the given PostgreSQL cannot be used")
                    .hasMessageContaining("nobody")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void anotherMajorVersionIsRefusedWhenOnlyTheUrlIsAllowed() {
        Map<String, String> values = new HashMap<>(settings("owner"));
        values.put(DatabaseSettings.POSTGRESQL_MODE, "url");
        try (DatabaseServers onlyGiven = Settings.servers(values)) {
            Provision provision = onlyGiven.provide(DatabaseRequest.parse("postgresql:15"));

            assertThat(provision).isInstanceOf(Provision.Unavailable.class);
            assertThat(provision.tried())
                    .singleElement()
                    .asString()
                    .contains("given URL: it is PostgreSQL 18.")
                    .endsWith("not version 15");
        }
    }

    private static List<String> databasesOf(String role) throws SQLException {
        return Sql.column(
                home,
                "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '" + role + "' ORDER BY datname");
    }

    private static DatabaseServers given(String user) {
        return Settings.servers(settings(user));
    }

    private static Map<String, String> settings(String user) {
        return Map.of(
                DatabaseSettings.POSTGRESQL_URL, url,
                DatabaseSettings.POSTGRESQL_USER, user,
                DatabaseSettings.POSTGRESQL_PASSWORD, "hidden");
    }
}
