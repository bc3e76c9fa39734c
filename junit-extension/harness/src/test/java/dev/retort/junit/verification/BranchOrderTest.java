package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Branches lead to the same in either order, and need nothing that they don't name. */
class BranchOrderTest {

    private static final String BOTH = "dev.retort.junit.verification.SmallHistory#databases";
    private static final String NOTHING = "SELECT 1;";

    private final Path scripts;

    BranchOrderTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    private SmallHistory base() {
        return SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));",
                        "DROP TABLE users;");
    }

    /** The revision that needs another is walked behind it, whichever parent the merge names first. */
    @ParameterizedTest
    @CsvSource({"sqlite, a3:b2", "sqlite, b2:a3", "postgresql, a3:b2", "postgresql, b2:a3"})
    void missingDependencyIsNamed(String database, String merged) {
        String parents = merged.replace(":", ", ");
        SmallHistory history = base().revision("a1", "r1", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .revision("a2", "a1", "CREATE TABLE orders (id INTEGER);", "DROP TABLE orders;")
                .revision("a3", "a2", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .revision("b1", "r1", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;")
                .revision("b2", "b1", "CREATE INDEX ix ON orders (id);", "DROP INDEX ix;")
                .revision("m", parents, NOTHING, NOTHING);

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .isEqualTo(
                        """
                        b2 b2 [upgrade] fails before a2 a2, on which it doesn't depend: %s
                          at: b2.sql:6
                          to blame: upgrade (b2.sql:6): CREATE INDEX ix ON orders (id)
                          state: rolled back; version rows: b1%s
                          what to do: let b2 say that it needs a2: -- depends_on: a2 in its header"""
                                .formatted(
                                        onSqlite(
                                                database,
                                                "no such table: main.orders (SQLite)",
                                                "relation \"orders\" does not exist (PostgreSQL)"),
                                        onSqlite(database, "\n  there are: c, users", ""))));
        assertThat(history.withHeader("b2", "-- depends_on: a2")
                        .verification(database)
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void branchThatNeedsAnotherBetweenTwoOthersIsFound(String database) {
        SmallHistory history = base().revision("a", "r1", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .revision("b", "r1", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .revision("c", "r1", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;")
                .revision("m", "a, b, c", NOTHING, NOTHING);

        assertThat(findings(history, database)).isEmpty();
        history.revision("b", "r1", "INSERT INTO c VALUES (1);", "DELETE FROM c;")
                .revision("c", "r1", "CREATE TABLE c (id INTEGER); INSERT INTO c VALUES (2);", "DROP TABLE c;");
        assertThat(findings(history, database))
                .extracting(history::said)
                .containsExactly(
                        """
                        b b [upgrade] fails before c c, on which it doesn't depend: %s
                          at: b.sql:6
                          to blame: upgrade (b.sql:6): INSERT INTO c VALUES (1)
                          state: rolled back; version rows: a
                          %s
                          what to do: let b say that it needs c: -- depends_on: c in its header"""
                                .formatted(
                                        onSqlite(
                                                database,
                                                "no such table: c (SQLite)",
                                                "relation \"c\" does not exist (PostgreSQL)"),
                                        onSqlite(database, "there are: a, users", "near: c VALUES (1)")));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void revisionsThatDoNotCommuteAreNamed(String database) {
        SmallHistory history = base().revision(
                        "a", "r1", "INSERT INTO users VALUES (1, 'root');", "DELETE FROM users WHERE id = 1;")
                .revision("b", "r1", "UPDATE users SET name = upper(name);", NOTHING)
                .revision("m", "a, b", NOTHING, NOTHING);

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .isEqualTo(
                        """
                        a a [upgrade] leads elsewhere when it runs before b b, on which it doesn't depend (%s)
                          at: a.sql:6
                          to blame: upgrade (a.sql:6): INSERT INTO users VALUES (1, 'root')
                          rows of users
                            %s
                          what to do: let a say that it needs b: -- depends_on: b in its header"""
                                .formatted(
                                        onSqlite(database, "SQLite", "PostgreSQL"),
                                        onSqlite(
                                                database,
                                                "as walked: name='root'\n    in the other order: name='ROOT'",
                                                "id=1, name\n      as walked: root\n      in the other order: ROOT"))));
        assertThat(history.withHeader("a", "-- depends_on: b")
                        .verification(database)
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void branchesOfOneTableCommute(String database) {
        SmallHistory history = base().revision(
                        "a",
                        "r1",
                        "ALTER TABLE users ADD COLUMN a INTEGER; INSERT INTO users (id, name, a) VALUES (1, 'a', 1);",
                        "DELETE FROM users WHERE id = 1; ALTER TABLE users DROP COLUMN a;")
                .revision(
                        "b",
                        "r1",
                        "ALTER TABLE users ADD COLUMN b INTEGER; INSERT INTO users (id, name, b) VALUES (2, 'b', 2);",
                        "DELETE FROM users WHERE id = 2; ALTER TABLE users DROP COLUMN b;")
                .revision("m", "a, b", NOTHING, NOTHING);

        assertThat(findings(history, database)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void lineHasOneOrder(String database) {
        SmallHistory history = base().revision("r2", "r1", NOTHING, NOTHING);

        assertThat(history.verification(database).checks("branch-order").run().of(Outcome.Passed.class))
                .singleElement()
                .satisfies(node -> assertThat(
                                ((Outcome.Passed) node.outcome()).looked().what())
                        .isEqualTo("the history has one order only"));
    }

    private static String onSqlite(String database, String there, String elsewhere) {
        return database.equals("sqlite") ? there : elsewhere;
    }

    private static List<Finding> findings(SmallHistory history, String database) {
        return history.verification(database)
                .checks("branch-order")
                .heads(3)
                .run()
                .findings();
    }
}
