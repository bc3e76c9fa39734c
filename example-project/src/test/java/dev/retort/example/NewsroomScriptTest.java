package dev.retort.example;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.retort.Retort;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.database.TestDatabase;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the production database is changed by hand, scripts must do just what the application would do. */
class NewsroomScriptTest {

    private static final DatabaseServers SERVERS =
            DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment));

    private static final String ADA = "0b6a1f0e-6f0f-4c39-9a43-0f3c5a9d2b11";

    /** What people write between two revisions. */
    private static final Map<String, List<String>> ROWS = Map.of(
            "1a0c4e5b7d01",
            List.of("INSERT INTO authors (id, name, email, created_at) VALUES ('" + ADA
                    + "', 'Ada O''Hara', 'ada@example.org', '2026-01-01 00:00:00+00:00')"),
            "2b1d5f6c8e02",
            List.of("INSERT INTO articles (id, author_id, title, body, priority, created_at) VALUES (1, '" + ADA
                    + "', 'On the engine; -- or not', 'It weaves.', 'low', '2026-01-02 00:00:00+00:00'), (2, '" + ADA
                    + "', 'Notes – «G»', '', 'high', '2026-01-03 00:00:00+00:00')"),
            "c05dea10b0a1",
            List.of("INSERT INTO products (id, sku, name, price) VALUES (1, 100, 'Mug', 9.50), (2, -7, 'Poster', 0)"),
            "d9f6d69b5010",
            List.of("INSERT INTO subscribers (id, first_name, last_name, since)"
                    + " VALUES (1, 'Marie', 'Curie', '2026-02-28')"));

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    /** A script from a revision takes it as upgrades leave it; what was downgraded before may have its columns in another order. */
    @ParameterizedTest
    @EnumSource
    void everyRevisionGoesUpAndDownAsAScript(DatabaseKind kind) throws Exception {
        try (TestDatabase applied = create(kind, "applied");
                TestDatabase scripted = create(kind, "scripted")) {
            Site site = new Site(kind, applied, scripted);

            for (Step step : site.online().planUpgrade("head").steps()) {
                site.takeBoth(step);
                site.write(ROWS.getOrDefault(step.revision().orElseThrow().id(), List.of()));
            }
            assertThat(site.online().isAtHead()).isTrue();
            for (Step step : site.online().planDowngrade("base").steps()) {
                site.takeBoth(step, Tolerance.COLUMN_ORDER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWholeHistoryIsOneScript(DatabaseKind kind) throws Exception {
        try (TestDatabase applied = create(kind, "applied");
                TestDatabase scripted = create(kind, "scripted")) {
            Site site = new Site(kind, applied, scripted);

            site.online().upgrade("head");
            site.runScript(site.offline().upgradeScript("head"));
            site.compare("head");

            site.online().downgrade("base");
            site.runScript(site.offline().downgradeScript("head:base"));
            site.compare("base");
        }
    }

    private static TestDatabase create(DatabaseKind kind, String name) {
        Provision provision = SERVERS.provide(DatabaseRequest.of(kind));
        return provision instanceof Provision.Ready ready ? ready.server().create(name) : abort(provision.toString());
    }

    /** Two databases: on one the application runs, on the other a person with scripts. */
    private record Site(DatabaseKind kind, TestDatabase applied, TestDatabase scripted) {

        Retort online() {
            return Retort.configure()
                    .dataSource(applied.dataSource())
                    .scripts(NewsroomDatabase.SQL, NewsroomDatabase.CLASSES)
                    .build();
        }

        Retort offline() {
            return Retort.configure()
                    .dialect(kind == DatabaseKind.SQLITE ? "sqlite" : "postgresql")
                    .scripts(NewsroomDatabase.SQL, NewsroomDatabase.CLASSES)
                    .build();
        }

        void takeBoth(Step step, Tolerance... tolerances) throws Exception {
            Plan plan = new Plan(List.of(step), step.before(), step.after());
            online().apply(plan);
            runScript(offline().script(plan));
            compare(step.direction() + " " + step.revision().orElseThrow().id(), tolerances);
        }

        void runScript(String script) throws Exception {
            assertThat(ShellProgram.of(kind, scripted.url()).run(script)).isEmpty();
        }

        void compare(String where, Tolerance... tolerances) throws SQLException {
            try (Connection one = applied.connect();
                    Connection other = scripted.connect()) {
                assertThat(SchemaSnapshot.of(other)).as(where).hasSameSchemaAs(SchemaSnapshot.of(one), tolerances);
                assertThat(data(other)).as(where).hasSameRowsAs(data(one));
            }
        }

        private static DataSnapshot data(Connection connection) {
            return DataSnapshot.of(connection).without("retort_history", "public.retort_history");
        }

        void write(List<String> statements) throws SQLException {
            for (TestDatabase database : List.of(applied, scripted)) {
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }
}
