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
 * The walk of trivial revisions against the same statements, each up, down and up again, through raw JDBC in the same
 * transactions with nothing compared: once with the checks of the schema alone and no rows, once with all checks that are on
 * by default and generated rows.
 */
public final class WalkBenchmark {

    private WalkBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments the number of revisions, 50 if there is none; that of tables which the first revision makes and no other
     *     touches, 0; that of rounds, 5; {@code schema} or {@code rows} for one of the walks alone; a database for it alone
     */
    public static void main(String[] arguments) throws Exception {
        int revisions = number(arguments, 0, 50);
        int untouched = number(arguments, 1, 0);
        int rounds = number(arguments, 2, 5);
        List<TrivialHistory.Statements> history = TrivialHistory.statements(revisions, untouched);
        Path scripts = TrivialHistory.write(history);
        System.out.printf(
                "%-34s %10s %10s %12s %8s%n",
                revisions + " revisions, " + untouched + " tables", "median", "best", "raw JDBC", "ratio");
        try (DatabaseServers servers =
                DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment))) {
            for (DatabaseKind kind : DatabaseKind.values()) {
                if (isWanted(arguments, 4, kind.id())
                        && servers.provide(DatabaseRequest.of(kind)) instanceof Provision.Ready ready) {
                    for (String checks : List.of("schema", "rows")) {
                        if (isWanted(arguments, 3, checks)) {
                            Rounds.Result result = Rounds.measure(
                                    rounds,
                                    () -> walk(scripts, servers, kind, checks.equals("rows")),
                                    () -> raw(history, ready.server()));
                            System.out.printf(
                                    "%-34s %7.0f ms %7.0f ms %9.0f ms %8.1f%n",
                                    ready.server().displayName() + ", " + checks,
                                    result.subject(),
                                    result.best(),
                                    result.baseline(),
                                    result.ratio());
                        }
                    }
                }
            }
        }
    }

    private static int number(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }

    private static boolean isWanted(String[] arguments, int position, String name) {
        return arguments.length <= position || arguments[position].equals(name);
    }

    private static void walk(Path scripts, DatabaseServers servers, DatabaseKind kind, boolean rows) {
        MigrationVerification verification = MigrationVerification.of("benchmark")
                .scripts(scripts.toString())
                .databases(DatabaseRequest.of(kind))
                .servers(servers);
        VerificationReport report = rows
                ? verification.run()
                : verification
                        .generatedRows(false)
                        .checks("upgrade", "stairway", "no-trace", "all-down")
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
