package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application writes next after each upgrade. */
class NextWriteTest {

    private static final String NOTHING = "SELECT 1;";
    private static final String TABLES = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));"
            + " CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id));";

    private final Path scripts;

    NextWriteTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision("r1", "none", TABLES, "DROP TABLE orders; DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade);
    }

    @ParameterizedTest(name = "{2} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0) NOT ENFORCED)"
                        + " | leaves t with a check constraint t_n_check that isn't enforced | INSERT INTO public.t (id, n)",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, u int REFERENCES users NOT ENFORCED)"
                        + " | leaves t with a foreign key t_u_fkey that isn't enforced | INSERT INTO public.t (id, u)",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, u int REFERENCES users); ALTER TABLE t DISABLE TRIGGER ALL"
                        + " | leaves t with a foreign key t_u_fkey that isn't enforced | INSERT INTO public.t (id, u)",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT -1 CHECK (n > 0))"
                        + " | gives t.n a default that t refuses | INSERT INTO public.t (id)",
                "sqlite | CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER DEFAULT -1 CONSTRAINT positive CHECK (n > 0))"
                        + " | gives t.n a default that t refuses | INSERT INTO t",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, u int NOT NULL REFERENCES users ON DELETE SET NULL)"
                        + " | leaves t with a foreign key t_u_fkey whose ON DELETE can't act | DELETE FROM",
                "sqlite | CREATE TABLE t (id INTEGER PRIMARY KEY, u INTEGER NOT NULL REFERENCES users (id) ON DELETE SET NULL)"
                        + " | whose ON DELETE can't act | DELETE FROM",
                "postgresql | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.nam := 1; RETURN NEW; END';"
                        + " CREATE TRIGGER g BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f()"
                        + " | leaves users so that no row can be inserted | INSERT INTO public.users",
                "sqlite | CREATE TRIGGER g AFTER INSERT ON users BEGIN INSERT INTO log VALUES (NEW.id); END"
                        + " | leaves users so that no row can be inserted | INSERT INTO users",
                "postgresql | CREATE TABLE t (id serial PRIMARY KEY, n int); INSERT INTO t VALUES (1, 1)"
                        + " | leaves t so that the next insert collides in id | INSERT INTO"
            })
    void faultIsFound(String database, String upgrade, String harm, String tried) {
        SmallHistory history = history(upgrade + ";", NOTHING);

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .startsWith("r2 r2 [upgrade] ")
                .contains(
                        harm, "r2.sql:6", "to blame: upgrade (r2.sql:6)", "tried: " + tried, "expected: ", "but was: ")
                .contains("what to do: "));
    }

    @Test
    void wholeMessage() {
        SmallHistory history =
                history("CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0) NOT ENFORCED);", "DROP TABLE t;");

        assertThat(history.said(findings(history, "postgresql").get(0)))
                .isEqualTo(
                        """
                        r2 r2 [upgrade] leaves t with a check constraint t_n_check that isn't enforced (PostgreSQL)
                          at: r2.sql:6
                          to blame: upgrade (r2.sql:6): CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0) NOT ENFORCED)
                          tried: INSERT INTO public.t (id, n) VALUES (1, 0)
                          expected: the row is refused
                          but was: the row is accepted
                          what to do: enforce it: without NOT ENFORCED, with its triggers enabled; or drop it, so that nobody relies on it""");
    }

    @Test
    void faultIsSaidOfTheRevisionThatMakesIt() {
        SmallHistory history = history(
                        "CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0) NOT ENFORCED);", "DROP TABLE t;")
                .revision("r3", "r2", "ALTER TABLE t ADD m int;", "ALTER TABLE t DROP m;");

        assertThat(findings(history, "postgresql")).singleElement().satisfies(finding -> assertThat(finding.headline())
                .startsWith("r2 r2 [upgrade] leaves t"));
    }

    @Test
    void cascadeThatATriggerHoldsBackIsFound() {
        SmallHistory history = history(
                """
                CREATE TABLE t (id int PRIMARY KEY, u int NOT NULL REFERENCES users ON DELETE CASCADE);
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER kept BEFORE DELETE ON t FOR EACH ROW EXECUTE FUNCTION keep();""",
                NOTHING);

        assertThat(findings(history, "postgresql")).singleElement().satisfies(finding -> assertThat(finding.text())
                .contains(
                        "with a foreign key t_u_fkey whose ON DELETE can't act",
                        "but was: the row goes, and rows still point to it"));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | CREATE TABLE t (id serial PRIMARY KEY, n int NOT NULL DEFAULT 1 CHECK (n > 0), u int REFERENCES users"
                        + " ON DELETE CASCADE, m text UNIQUE, UNIQUE (n, m)); INSERT INTO t (n, m) VALUES (1, 'x')",
                "postgresql | CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL, b text GENERATED ALWAYS"
                        + " AS (upper(a)) STORED, CHECK (a <> ''))",
                "postgresql | CREATE TYPE s AS ENUM ('a', 'b'); CREATE DOMAIN d AS text CHECK (VALUE ~ '^[a-z]+$');"
                        + " CREATE TABLE t (s s NOT NULL DEFAULT 'a', d d, r int4range, j jsonb NOT NULL DEFAULT '{}', x int[])",
                "postgresql | CREATE TABLE t (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                        + " CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2030-01-01')",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t (id) ON DELETE SET NULL)",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, u int REFERENCES users DEFERRABLE INITIALLY DEFERRED)",
                "postgresql | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''read only''; END';"
                        + " CREATE TRIGGER g BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f()",
                "postgresql | CREATE TABLE t (id int PRIMARY KEY, n text NOT NULL);"
                        + " CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := coalesce(NEW.n, ''x''); RETURN NEW; END';"
                        + " CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "sqlite | CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER NOT NULL DEFAULT 1 CHECK (n > 0),"
                        + " u INTEGER REFERENCES users (id) ON DELETE CASCADE, m TEXT UNIQUE); INSERT INTO t (m) VALUES ('x')",
                "sqlite | CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT NOT NULL COLLATE NOCASE UNIQUE) WITHOUT ROWID",
                "sqlite | CREATE TABLE t (id INTEGER PRIMARY KEY, u INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)",
                "sqlite | CREATE TRIGGER g BEFORE INSERT ON users BEGIN SELECT RAISE(ABORT, 'read only'); END"
            })
    void soundTableIsQuietAndTheWalkUndisturbed(String database, String upgrade) {
        SmallHistory history = history(upgrade + ";", NOTHING);

        assertThat(findings(history, database)).isEmpty();
        List<Finding> with = history.verification(database)
                .checks("next-write", "data-up", "one-run", "all-down", "no-trace")
                .run()
                .findings();
        List<Finding> without = history.verification(database)
                .checks("data-up", "one-run", "all-down", "no-trace")
                .run()
                .findings();
        assertThat(with)
                .extracting(Finding::headline)
                .isEqualTo(without.stream().map(Finding::headline).toList());
    }

    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void rowsThatAreThereAreNoHindrance(String database) {
        assertThat(history("ALTER TABLE users ADD COLUMN mail VARCHAR(20);", "ALTER TABLE users DROP COLUMN mail;")
                        .verification(database)
                        .rowsAt("r1", "users", row("id", 1, "name", "Ann"), row("id", 2, "name", "Bob"))
                        .run()
                        .findings())
                .isEmpty();
    }

    private static List<Finding> findings(SmallHistory history, String database) {
        return history.verification(database).checks("next-write").run().findings();
    }
}
