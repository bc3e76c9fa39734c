package dev.retort.example;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.database.TestDatabase;
import dev.retort.sql.DatabaseKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The revisions that are written twice, once for each database, end in schemas that mean the same. */
class NewsroomDatabasesTest {

    private static final DatabaseServers SERVERS =
            DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment));

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @Test
    void theHeadMeansTheSameOnBoth() {
        try (TestDatabase sqlite = create(DatabaseKind.SQLITE);
                TestDatabase postgres = create(DatabaseKind.POSTGRESQL)) {
            assertThat(schemaAtHead(sqlite)).isEquivalentTo(schemaAtHead(postgres), CrossDatabaseRules.standard());
        }
    }

    /** With all that is there, Retort's own tables too. */
    private static SchemaSnapshot schemaAtHead(TestDatabase database) {
        new NewsroomDatabase(database.dataSource()).upgrade();
        return SchemaSnapshot.of(database.dataSource());
    }

    private static TestDatabase create(DatabaseKind kind) {
        Provision provision = SERVERS.provide(DatabaseRequest.of(kind));
        return provision instanceof Provision.Ready ready
                ? ready.server().create("newsroom")
                : abort(provision.toString());
    }
}
