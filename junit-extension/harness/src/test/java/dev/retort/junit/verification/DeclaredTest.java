package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declared changes and losses are held to the same law: each has to come true. */
class DeclaredTest {

    private final Path scripts;

    DeclaredTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @BeforeEach
    void base() throws IOException {
        write(
                "r1",
                "none",
                "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));",
                "DROP TABLE users;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changeThatHappensIsGreen(String database) throws IOException {
        write("r2", "r1", "UPDATE users SET name = upper(name);", "SELECT 1;");

        assertThat(findings(verification(database).changes("r2", "users.name", "we shout")))
                .isEmpty();
        assertThat(findings(verification(database).changes("r2", "USERS.Name", "we shout")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changeThatTheDowngradeRestoresHappensToo(String database) throws IOException {
        write("r2", "r1", "UPDATE users SET name = 'ANN';", "UPDATE users SET name = 'Ann';");

        assertThat(findings(verification(database).changes("r2", "users.name", "we shout")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changeThatDoesNotHappenFails(String database) throws IOException {
        write("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");

        assertThat(findings(verification(database).changes("r2", "users.name", "we thought so")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith("r2 change [upgrade] is declared to change users.name but doesn't (")
                        .contains("at: " + scripts.resolve("r2.sql"), "declared: we thought so")
                        .contains("what to do: remove the declaration, or give rows in which the change shows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changeAtARevisionThatTouchesNothingFails(String database) throws IOException {
        write("r2", "r1", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE notes;");

        assertThat(headlines(verification(database).changes("r2", "users.name", "we thought so")))
                .singleElement()
                .asString()
                .startsWith("r2 change [upgrade] is declared to change users.name but doesn't");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changeOfAnotherColumnIsNotTheDeclaredOne(String database) throws IOException {
        write("r2", "r1", "UPDATE users SET name = upper(name);", "SELECT 1;");

        assertThat(headlines(verification(database).changes("r2", "users.id", "we count anew")))
                .satisfiesExactly(
                        undeclared -> assertThat(undeclared).contains("changes users.name in 1 of 1 rows"),
                        declared -> assertThat(declared).contains("is declared to change users.id but doesn't"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void tableAndColumnMustBeThereEvenWithoutRows(String database) throws IOException {
        write("r2", "r1", "UPDATE users SET name = upper(name);", "SELECT 1;");
        MigrationVerification empty = MigrationVerification.of("small")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(scripts.toString());

        assertThat(findings(empty.changes("r2", "users.nmae", "a slip").loses("r2", "user.name", "another")))
                .satisfiesExactly(
                        change -> assertThat(change.text())
                                .startsWith(
                                        "r2 change [upgrade] is declared to change users.nmae, and there is no column"
                                                + " nmae")
                                .contains("there are: id, name", "did you mean 'name'?"),
                        loss -> assertThat(loss.text())
                                .startsWith("r2 change [downgrade] is declared to lose user.name, and there is no table"
                                        + " user")
                                .contains("did you mean 'users'?"));
    }

    private List<String> headlines(MigrationVerification verification) {
        return findings(verification).stream().map(Finding::headline).distinct().toList();
    }

    private static List<Finding> findings(MigrationVerification verification) {
        return verification.checks("data-up", "data-round-trip").run().findings().stream()
                .filter(finding -> !finding.headline().contains("doesn't restore"))
                .toList();
    }

    private MigrationVerification verification(String database) {
        return MigrationVerification.of("small")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(scripts.toString())
                .rowsAt("r1", "users", row("id", 1, "name", "Ann"));
    }

    private void write(String id, String down, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: change\n\n-- upgrade\n" + upgrade
                        + "\n-- downgrade\n" + downgrade + "\n");
    }
}
