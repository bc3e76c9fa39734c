package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.rows.GivenRows;
import dev.retort.sql.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database of a finding is the walk's own at that moment, with the rows that were in it. */
class KeptDatabaseTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:sqlite3|psql) '(?:postgresql://)?([^']+)'");

    private final SmallHistory history;

    KeptDatabaseTest(@TempDir Path scripts) {
        history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE users;")
                .revision("r2", "r1", "CREATE INDEX ix ON users (id);", "SELECT 1;");
    }

    private static Connection connect(Finding finding) throws SQLException {
        Matcher address = ADDRESS.matcher(finding.inspect().orElseThrow());
        assertThat(address.find()).as(finding.inspect().toString()).isTrue();
        return address.group().startsWith("sqlite3")
                ? DriverManager.getConnection("jdbc:sqlite:" + address.group(1))
                : DriverManager.getConnection("jdbc:postgresql://"
                        + address.group(1).replaceFirst("^[^@]*@", "") + "?user=postgres&password=postgres");
    }

    private VerificationReport run(String database) {
        return history.verification(database)
                .rows(GivenRows.sql("r1", "INSERT INTO users (id) VALUES (7)"))
                .rows(GivenRows.sql("r2", "INSERT INTO users (id) VALUES (8)"))
                .checks("upgrade", "no-trace", "stairway")
                .run();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void afterADowngradeThatLeavesSomethingItHasTheRowsAndWhatIsLeft(String database) throws SQLException {
        VerificationReport report = run(database);

        List<Optional<String>> places =
                report.findings().stream().map(Finding::inspect).distinct().toList();
        assertThat(report.findings()).as(report.text()).hasSize(2);
        assertThat(places).hasSize(1);
        try (Connection connection = connect(report.findings().get(0))) {
            assertThat(new Query(connection, "SELECT id FROM users ORDER BY id").list(row -> row.getInt(1)))
                    .containsExactly(7, 8);
            assertThat(new Query(connection, "SELECT version_num FROM retort_version").list(row -> row.getString(1)))
                    .containsExactly("r1");
            try (var statement = connection.createStatement()) {
                statement.execute("DROP INDEX ix");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void afterAnUpgradeThatFailsItIsWhereThatBegan(String database) throws SQLException {
        history.revision("r2", "r1", "CREATE INDEX ix ON nothing (id);", "SELECT 1;");

        VerificationReport report = run(database);

        assertThat(report.findings()).as(report.text()).hasSize(1);
        try (Connection connection = connect(report.findings().get(0))) {
            assertThat(new Query(connection, "SELECT id FROM users").list(row -> row.getInt(1)))
                    .containsExactly(7);
        }
    }
}
