package dev.retort.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.database.TestDatabase;
import dev.retort.run.RunResult;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The application starts: alone, several at once, and a second time. */
class NewsroomStartTest {

    private static final int INSTANCES = 4;
    private static final DatabaseServers SERVERS =
            DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment));

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStartUpgradesAndTheSecondHasNothingToDo(DatabaseKind kind) {
        try (TestDatabase database = create(kind)) {
            NewsroomDatabase newsroom = new NewsroomDatabase(database.dataSource());

            assertThat(newsroom.isHealthy()).isFalse();
            assertThat(newsroom.upgrade().steps()).hasSize(25);
            assertThat(newsroom.isHealthy()).isTrue();
            assertThat(newsroom.upgrade().steps()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofSeveralThatStartAtOnceExactlyOneUpgrades(DatabaseKind kind) throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        try (TestDatabase database = create(kind)) {
            List<Future<RunResult>> starts = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                starts.add(instances.submit(() -> new NewsroomDatabase(database.dataSource()).upgrade()));
            }

            List<Integer> steps = new ArrayList<>();
            for (Future<RunResult> start : starts) {
                steps.add(start.get().steps().size());
            }

            assertThat(steps).containsExactlyInAnyOrder(25, 0, 0, 0);
            assertThat(new NewsroomDatabase(database.dataSource()).isHealthy()).isTrue();
        } finally {
            instances.shutdownNow();
        }
    }

    private static TestDatabase create(DatabaseKind kind) {
        Provision provision = SERVERS.provide(DatabaseRequest.of(kind));
        if (provision instanceof Provision.Ready ready) {
            DatabaseServer server = ready.server();
            return server.create("newsroom");
        }
        return abort(provision.toString());
    }
}
