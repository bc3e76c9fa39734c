package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding blames and advises is what the author has to change. */
class AdviceTest {

    private final Path scripts;

    AdviceTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @BeforeEach
    void base() throws IOException {
        write("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name TEXT);", "DROP TABLE users;");
    }

    @Test
    void downgradeThatRestoresDifferentlyIsToBlameNotTheUpgrade() throws IOException {
        write(
                "r2",
                "r1",
                "ALTER TABLE users DROP COLUMN name;",
                "ALTER TABLE users ADD COLUMN name TEXT NOT NULL DEFAULT '';");

        assertThat(findings("sqlite", "no-trace"))
                .filteredOn(finding -> finding.headline().contains("NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.headline())
                            .contains("brings column users.name back NOT NULL instead of nullable");
                    assertThat(finding.cure())
                            .contains("let the downgrade make column users.name as it was: nullable yes, default none");
                    assertThat(finding.blame().get(0)).startsWith("downgrade (r2.sql:8)");
                    assertThat(finding.place())
                            .hasValueSatisfying(place -> assertThat(place).endsWith("r2.sql:8"));
                });
    }

    @Test
    void whatADowngradeLeftInTheWayIsNotToBeCuredInTheUpgrade() throws IOException {
        write("r2", "r1", "CREATE TYPE mood AS ENUM ('fine');", "SELECT 1;");

        assertThat(findings("postgresql", "stairway")).singleElement().satisfies(finding -> assertThat(finding.cure())
                .hasValueSatisfying(cure -> assertThat(cure).startsWith("let the downgrade undo everything")));
    }

    @Test
    void downgradeThatOnlyFailsAfterOthersPointsToThem() throws IOException {
        write("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");
        write("r3", "r2", "DROP INDEX ix;", "SELECT 1;");

        assertThat(findings("sqlite", "all-down")).singleElement().satisfies(finding -> assertThat(finding.cure())
                .hasValueSatisfying(cure -> assertThat(cure).startsWith("by itself this downgrade works")));
    }

    /** Written for the schema of today, which isn't there any more when the downgrade runs. */
    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void downgradeThatUsesWhatALaterRevisionMakesLeavesItOut(String database) throws IOException {
        String copy = "CREATE TABLE kept (id INTEGER NOT NULL PRIMARY KEY, name TEXT%s);"
                + " INSERT INTO kept (id, name%s) SELECT id, name%s FROM users;"
                + " DROP TABLE users; ALTER TABLE kept RENAME TO users;";
        String upgrade = "ALTER TABLE users ADD COLUMN mail TEXT;";
        write("r2", "r1", upgrade, copy.formatted(", nid TEXT", ", nid", ", nid"));
        write("r3", "r2", "ALTER TABLE users ADD COLUMN nid TEXT;", "ALTER TABLE users DROP COLUMN nid;");

        assertThat(findings(database, "stairway")).singleElement().satisfies(finding -> assertThat(finding.cure())
                .contains(
                        "leave 'nid' out of the downgrade: revision r3, which comes later, makes it, so it isn't there any"
                                + " more when this downgrade runs"));
        write("r2", "r1", upgrade, copy.formatted("", "", ""));
        assertThat(findings(database, "stairway")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void noOtherToolHasMadeAnything(String database) throws IOException {
        write("r2", "r1", "SELECT 1;", "CREATE TABLE users (id INTEGER);");

        assertThat(findings(database, "stairway")).singleElement().satisfies(finding -> assertThat(
                        finding.cure().orElseThrow())
                .contains("drop or rename what has it first")
                .doesNotContain("stamp"));
    }

    @Test
    void indexThatIsMadeOfOtherColumnsIsToBlameNotItsDrop() throws IOException {
        write("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");
        write(
                "r3",
                "r2",
                "ALTER TABLE users ADD COLUMN mail TEXT;",
                "ALTER TABLE users DROP COLUMN mail;\nDROP INDEX ix;\n-- again, as it was\nCREATE INDEX ix ON users (id);");

        assertThat(findings("sqlite", "no-trace")).singleElement().satisfies(finding -> assertThat(finding.blame())
                .containsExactly("downgrade (r3.sql:11): CREATE INDEX ix ON users (id)"));
    }

    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void insertIsToBlameForRowsThatAreLeft(String database) throws IOException {
        write("r2", "r1", "INSERT INTO users (id, name) VALUES (1, 'Ada');", "DELETE FROM users;");
        write(
                "r3",
                "r2",
                "ALTER TABLE users ADD COLUMN mail TEXT;\n"
                        + "INSERT INTO users (id, name) VALUES (7, 'root') ON CONFLICT DO NOTHING;",
                "ALTER TABLE users DROP COLUMN mail;");

        assertThat(findings(database, "data-round-trip")).singleElement().satisfies(finding -> {
            assertThat(finding.headline()).contains("leaves 1 row in users behind");
            assertThat(finding.blame())
                    .containsExactly(
                            "upgrade (r3.sql:7): INSERT INTO users (id, name) VALUES (7, 'root') ON CONFLICT DO NOTHING");
        });
    }

    @Test
    void columnIsToBlameForADefaultThatALaterConstraintRefuses() throws IOException {
        write(
                "r2",
                "r1",
                "ALTER TABLE users ADD COLUMN kind int NOT NULL DEFAULT 0;\nUPDATE users SET kind = 1;\n"
                        + "ALTER TABLE users ADD CONSTRAINT ck CHECK (kind = 1);",
                "ALTER TABLE users DROP COLUMN kind;");

        assertThat(findings("postgresql", "next-write")).singleElement().satisfies(finding -> assertThat(
                        finding.blame())
                .containsExactly("upgrade (r2.sql:6): ALTER TABLE users ADD COLUMN kind int NOT NULL DEFAULT 0"));
    }

    private List<Finding> findings(String database, String check) {
        return MigrationVerification.of("advice")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(scripts.toString())
                .checks(check)
                .run()
                .findings();
    }

    private void write(String id, String down, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: change\n\n-- upgrade\n" + upgrade
                        + "\n-- downgrade\n" + downgrade + "\n");
    }
}
