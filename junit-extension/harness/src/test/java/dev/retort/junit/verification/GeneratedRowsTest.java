package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found though nobody gave a row. */
class GeneratedRowsTest {

    private static final String USERS =
            "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(100), name VARCHAR(50));";

    private final Path folder;

    GeneratedRowsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> databases() {
        return SmallHistory.databases();
    }

    private MigrationVerification history(String database, String upgrade, String downgrade) {
        return SmallHistory.in(folder)
                .revision("r1", "none", USERS, "DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade)
                .verification(database)
                .generatedRows(true);
    }

    private static String text(VerificationReport report) {
        return report.findings().stream().map(Finding::text).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lossIsShownWithTheOneRowThatMatters(String database) {
        String text = text(history(database, "DELETE FROM users WHERE email IS NULL;", "SELECT 1;")
                .run());

        assertThat(text)
                .contains("r2 r2 [upgrade] loses 1 of 1 rows of users", "INSERT INTO ", "VALUES (")
                .contains("carry every row over");
    }

    /** Given rows take the time of now; what a copy forgets is the same time where the second hasn't changed. */
    @ParameterizedTest
    @MethodSource("databases")
    void timeThatACopyForgetsIsFoundWithinTheSameSecond(String database) {
        String made = "(id INTEGER NOT NULL PRIMARY KEY, name TEXT, made TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)";
        String copy =
                "CREATE TABLE other %s; INSERT INTO other (id, name) SELECT id, name FROM notes; DROP TABLE notes;"
                        + " ALTER TABLE other RENAME TO notes;";
        String text = text(SmallHistory.in(folder)
                .revision("r1", "none", "CREATE TABLE notes " + made + ";", "DROP TABLE notes;")
                .revision("r2", "r1", copy.formatted(made), "SELECT 1;")
                .verification(database)
                .generatedRows(true)
                .rowsAt("r1", "notes", Row.of(Map.of("id", 1, "name", "Ada")))
                .run());

        assertThat(text).contains("r2 r2 [upgrade] changes notes.made in ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void soundRevisionStaysQuiet(String database) {
        VerificationReport report = history(
                        database,
                        "ALTER TABLE users ADD COLUMN phone VARCHAR(20);",
                        "ALTER TABLE users DROP COLUMN phone;")
                .run();

        assertThat(text(report)).isEmpty();
        assertThat(report.of(Outcome.Untested.class))
                .extracting(result -> result.check() + " " + result.revision().orElse(""))
                .doesNotContain("data-up r2", "data-round-trip r2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void demandThatLegalRowsBreakIsFoundForSure(String database) {
        String text = text(
                history(database, "CREATE UNIQUE INDEX ux_users_email ON users (email);", "DROP INDEX ux_users_email;")
                        .run());

        assertThat(text)
                .contains("r2 r2 [upgrade] fails with rows that are legal before it")
                .contains("merge or delete rows first that are equal in email")
                .contains("@Refuses(revision = \"r2\", column = \"users.email\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void upgradeThatMakesRoomForItsDemandIsQuiet(String database) {
        String text = text(history(
                        database,
                        "DELETE FROM users WHERE id NOT IN (SELECT min(id) FROM users GROUP BY email) AND email IS NOT"
                                + " NULL;\n"
                                + "CREATE UNIQUE INDEX ux_users_email ON users (email);",
                        "DROP INDEX ux_users_email;")
                .run());

        assertThat(text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void declaredRefusalIsQuietAndAnUntrueOneIsFound(String database) {
        String unique = "CREATE UNIQUE INDEX ux_users_email ON users (email);";
        assertThat(text(history(database, unique, "DROP INDEX ux_users_email;")
                        .refuses("r2", "users.email", "the portal checks it")
                        .run()))
                .isEmpty();
        assertThat(text(history(database, "CREATE INDEX ix_users_email ON users (email);", "DROP INDEX ix_users_email;")
                        .refuses("r2", "users.email", "the portal checks it")
                        .run()))
                .contains("is declared to refuse rows for users.email but doesn't");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givenRowsSayWhatIsInATable(String database) {
        String text = text(
                history(database, "CREATE UNIQUE INDEX ux_users_email ON users (email);", "DROP INDEX ux_users_email;")
                        .rowsAt("r1", "users", row("id", 1, "email", "a@b"))
                        .run());

        assertThat(text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failingRowsAreStoredAndReplayed(String database, @TempDir Path store) throws IOException {
        MigrationVerification first = history(database, "DELETE FROM users WHERE email IS NULL;", "SELECT 1;")
                .storeRowsIn(store);
        assertThat(text(first.run())).contains("stored in ");
        List<Path> files;
        try (Stream<Path> all = Files.walk(store)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        assertThat(Files.readString(files.get(0))).contains("INSERT INTO ", "-- rows: before r2, seed 1");

        assertThat(text(first.run())).contains("stored in " + files.get(0));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void downgradeThatFailsWithTheRowsFromBeforeIsFound(String database) {
        String text = text(history(
                        database,
                        "CREATE TABLE names (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));"
                                + " INSERT INTO names (id, name) SELECT id, name FROM users; DROP TABLE users;",
                        USERS.replace("name VARCHAR(50)", "name VARCHAR(50), old INTEGER NOT NULL")
                                + " INSERT INTO users (id, name) SELECT id, name FROM names; DROP TABLE names;")
                .loses("r2", "users.email", "nobody writes to them")
                .run());

        assertThat(text)
                .contains("r2 r2 [downgrade] fails with rows that were there before it", "INSERT INTO ", "r2.sql:8");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondUpgradeThatFailsWithTheRowsFromBeforeIsFound(String database) {
        String text = text(history(
                        database,
                        "CREATE TABLE IF NOT EXISTS names (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));"
                                + " INSERT INTO names (id, name) SELECT id, name FROM users;",
                        "SELECT 1;")
                .withoutChecks("no-trace", "no-effect", "all-down")
                .run());

        assertThat(text).contains("r2 r2 [upgrade] can't be run again after its downgrade with rows that were there");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rowsThatATriggerWritesAreNoDuplicates(String database) {
        boolean sqlite = database.equals("sqlite");
        String insert = "INSERT INTO seen (name) VALUES (NEW.name)";
        String trigger = sqlite
                ? "CREATE TRIGGER see AFTER UPDATE ON users BEGIN " + insert + "; END;"
                : "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + insert
                        + "; RETURN NEW; END $$; CREATE TRIGGER see AFTER UPDATE ON users FOR EACH ROW EXECUTE"
                        + " FUNCTION see();";
        String text = text(SmallHistory.in(folder)
                .revision(
                        "r1",
                        "none",
                        USERS + " CREATE TABLE seen (name VARCHAR(50)); " + trigger,
                        "DROP TABLE users; DROP TABLE seen;" + (sqlite ? "" : " DROP FUNCTION see();"))
                .revision(
                        "r2",
                        "r1",
                        "ALTER TABLE users ADD COLUMN level INTEGER; UPDATE users SET level = 1;",
                        "ALTER TABLE users DROP COLUMN level;")
                .verification(database)
                .generatedRows(true)
                .run());

        assertThat(text).isEmpty();
    }
}
