package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a downgrade brings back what an earlier revision may have forgotten, both are named. */
class AsExpectedSinceTest {

    private static final String ITEMS =
            "CREATE TABLE %s (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40)%s, state VARCHAR(10)%s);";
    private static final String REBUILD = ITEMS
            + " INSERT INTO copy SELECT id, name, state FROM items; DROP TABLE items; ALTER TABLE copy RENAME TO items;";

    private final SmallHistory history;

    AsExpectedSinceTest(@TempDir Path scripts) {
        this.history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE TABLE others (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE others;");
    }

    private List<String> found(String database) {
        return history.verification(database).checks("no-trace").run().findings().stream()
                .map(Finding::text)
                .toList();
    }

    @Test
    void aRebuildThatBringsBackMoreThanThereWas() {
        history.revision("r2", "r1", ITEMS.formatted("items", " DEFAULT 'a'", ""), "DROP TABLE items;")
                .revision(
                        "r3",
                        "r2",
                        REBUILD.formatted("copy", " DEFAULT 'b'", " NOT NULL"),
                        REBUILD.formatted("copy", " DEFAULT 'a'", " NOT NULL"));

        assertThat(found("sqlite"))
                .singleElement()
                .asString()
                .startsWith("r3 r3 [downgrade] brings column items.state back NOT NULL instead of nullable")
                .contains("it is as expected since r2 r2, " + history.folder().resolve("r2.sql") + ":6");
    }

    @Test
    void aConstraintThatBothDirectionsOfARebuildHave() {
        history.revision("r2", "r1", ITEMS.formatted("items", "", ""), "DROP TABLE items;")
                .revision(
                        "r3",
                        "r2",
                        REBUILD.formatted("copy", " DEFAULT 'b' UNIQUE", ""),
                        REBUILD.formatted("copy", " UNIQUE", ""));

        assertThat(found("sqlite")).anySatisfy(text -> assertThat(text)
                .contains("[downgrade]", "unique constraint", "it is as expected since r2 r2, ", "r2.sql:6"));
    }

    @Test
    void aDefaultThatIsNeitherTheEarlierNorTheLaterOne() {
        history.revision("r2", "r1", ITEMS.formatted("items", "", ""), "DROP TABLE items;")
                .revision(
                        "r3",
                        "r2",
                        "ALTER TABLE items ALTER name SET DEFAULT 'b';",
                        "ALTER TABLE items ALTER name SET DEFAULT 'a';");

        assertThat(found("postgresql"))
                .singleElement()
                .asString()
                .startsWith("r3 r3 [downgrade] brings column items.name back with default 'a'")
                .contains("it is as expected since r2 r2, ", "r2.sql:6");
    }

    @Test
    void whatTheRevisionItselfChangedIsItsOwnBusiness() {
        history.revision("r2", "r1", ITEMS.formatted("items", "", ""), "DROP TABLE items;")
                .revision("r3", "r2", "ALTER TABLE items ALTER name SET DEFAULT 'b';", "SELECT 1;");

        assertThat(found("postgresql")).singleElement().asString().doesNotContain("as expected since");
    }
}
