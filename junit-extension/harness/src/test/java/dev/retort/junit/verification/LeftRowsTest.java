package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that would point to nothing at the end of an upgrade on SQLite: who did it, and what helps. */
class LeftRowsTest {

    private static final String PETS = "CREATE TABLE owners (id INTEGER NOT NULL PRIMARY KEY, kind VARCHAR(10));\n"
            + "CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER%s);";

    private final SmallHistory history;

    LeftRowsTest(@TempDir Path scripts) {
        this.history = SmallHistory.in(scripts);
    }

    private MigrationVerification verification() {
        return history.verification("sqlite").generatedRows(true).checks("upgrade-with-rows");
    }

    private void write(String key, String upgrade) {
        history.revision("r1", "none", PETS.formatted(key), "DROP TABLE pets; DROP TABLE owners;")
                .irreversible("r2", "r1", upgrade, "it is a correction");
    }

    private List<Finding> findings() {
        return verification().run().findings();
    }

    @Test
    void whatDeletesTheParentsIsToBlame() {
        write(
                " REFERENCES owners (id)",
                "CREATE TABLE notes (id INTEGER);\nDELETE FROM owners WHERE kind IS NULL OR kind <> 'person';\nDROP TABLE notes;");

        assertThat(findings()).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .startsWith(
                        "r2 r2 [upgrade] fails with rows that are legal before it: the revision would leave foreign keys")
                .contains(
                        "at: r2.sql:7",
                        "to blame: upgrade (r2.sql:7): DELETE FROM owners WHERE kind IS NULL OR kind <> 'person'",
                        "what to do: delete rows of pets first that point to the rows of owners which it deletes, or give them another"
                                + " parent; or declare @Refuses(revision = \"r2\", column = \"pets\", because = \"…\")")
                .doesNotContain("DROP TABLE notes"));
        assertThat(verification()
                        .refuses("r2", "pets", "nobody has such owners")
                        .run()
                        .findings())
                .isEmpty();
    }

    @Test
    void whatMakesTheKeyIsToBlame() {
        write(
                "",
                """
                CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER REFERENCES owners (id));
                INSERT INTO copy (id, owner) SELECT id, owner FROM pets;
                DROP TABLE pets;
                ALTER TABLE copy RENAME TO pets;
                CREATE INDEX ix_pets_owner ON pets (owner);""");

        assertThat(findings()).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .contains(
                        "at: r2.sql:6",
                        "to blame: upgrade (r2.sql:6): CREATE TABLE copy",
                        "what to do: delete rows first whose owner has no parent",
                        "@Refuses(revision = \"r2\", column = \"pets.owner\"")
                .doesNotContain("upgrade (r2.sql:8)"));
    }

    /** A table that was renamed is still the one that is declared. */
    @Test
    void aRenamedTableIsNamedAsItWas() {
        history.revision(
                        "r1",
                        "none",
                        "CREATE TABLE keys (id INTEGER NOT NULL PRIMARY KEY, handle VARCHAR(20));",
                        "DROP TABLE keys;")
                .irreversible(
                        "r2",
                        "r1",
                        """
                        ALTER TABLE keys RENAME TO old_keys;
                        CREATE TABLE devices (id INTEGER NOT NULL PRIMARY KEY, kid VARCHAR(20) UNIQUE);
                        INSERT INTO devices (id, kid) SELECT id, upper(handle) FROM old_keys;
                        DROP TABLE old_keys;""",
                        "it is a correction");

        assertThat(findings()).singleElement().satisfies(finding -> assertThat(finding.text())
                .contains("to blame: upgrade (", "INSERT INTO devices", "column = \"keys"));
        assertThat(verification().refuses("r2", "keys", "they are unique").run().findings())
                .isEmpty();
    }
}
