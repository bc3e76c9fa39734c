package dev.retort.benchmarks;

import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The walk of trivial revisions, each up, down and up again with the whole catalogue compared, against the same
 * statements through raw JDBC, in the same transactions, with nothing compared.
 */
public final class WalkBenchmark {

    private static final int ROUNDS = 5;

    private WalkBenchmark() {}

    /** Runs it; the first argument is the number of revisions, 50 if there is none. */
    public static void main(String[] arguments) throws Exception {
        int revisions = arguments.length == 0 ? 50 : Integer.parseInt(arguments[0]);
        Path scripts = TrivialHistory.write(revisions);
        List<TrivialHistory.Statements> history = TrivialHistory.statements(revisions);
        System.out.printf(
                "%-26s %10s %12s %8s%n", "walk of " + revisions + " revisions", "Retort", "raw JDBC", "ratio");
        try (DatabaseServers servers =
                DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment))) {
            for (DatabaseKind kind : DatabaseKind.values()) {
                if (servers.provide(DatabaseRequest.of(kind)) instanceof Provision.Ready ready) {
                    Rounds.Result result = Rounds.measure(
                            ROUNDS, () -> walk(scripts, servers, kind), () -> raw(history, ready.server()));
                    System.out.printf(
                            "%-26s %7.0f ms %9.0f ms %8.1f%n",
                            ready.server().displayName(), result.subject(), result.baseline(), result.ratio());
                }
            }
        }
    }

    private static void walk(Path scripts, DatabaseServers servers, DatabaseKind kind) {
        VerificationReport report = MigrationVerification.of("benchmark")
                .scripts(scripts.toString())
                .databases(DatabaseRequest.of(kind))
                .servers(servers)
                .checks("upgrade", "stairway", "no-trace")
                .run();
        if (!report.isSuccessful()) {
            throw new IllegalStateException(report.text());
        }
    }

    private static void raw(List<TrivialHistory.Statements> history, DatabaseServer server) throws SQLException {
        try (TestDatabase database = server.create("raw");
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (TrivialHistory.Statements revision : history) {
                run(connection, revision.up());
                run(connection, revision.down());
                run(connection, revision.up());
            }
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }
}
