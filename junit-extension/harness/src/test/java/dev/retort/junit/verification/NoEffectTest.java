package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement that changes nothing is found, unless it may be meant so. */
class NoEffectTest {

    private static final String USERS = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));"
            + " CREATE INDEX ix_users_name ON users (name); CREATE VIEW names AS SELECT name FROM users;";
    private static final String NO_USERS = "DROP VIEW names; DROP TABLE users;";

    private final Path scripts;

    NoEffectTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision("r1", "none", USERS, NO_USERS)
                .revision("r2", "r1", upgrade, downgrade);
    }

    static Stream<Arguments> idle() {
        String drop = "; what only another database has is dropped in a section for that database";
        String make = "choose another name, or alter what is there; if it is what you want, take the statement out";
        String match = "correct the condition, or take the statement out";
        return SmallHistory.BOTH.stream()
                .flatMap(database -> Stream.of(
                        Arguments.of(
                                database,
                                "DROP INDEX IF EXISTS ix_user_name",
                                "drop of index ix_user_name, which isn't there",
                                "index ix_user_name is dropped",
                                "there is no index ix_user_name",
                                "name index ix_users_name if that is meant, or take the statement out" + drop),
                        Arguments.of(
                                database,
                                "DROP VIEW IF EXISTS everybody",
                                "drop of view everybody, which isn't there",
                                "view everybody is dropped",
                                "there is no view everybody",
                                "name what is there, or take the statement out" + drop),
                        Arguments.of(
                                database,
                                "CREATE TABLE IF NOT EXISTS users (id INTEGER, mail TEXT)",
                                "create of table users, which is there already",
                                "table users is made",
                                "table users has the name",
                                make),
                        Arguments.of(
                                database,
                                "CREATE INDEX IF NOT EXISTS ix_users_name ON users (id)",
                                "create of index ix_users_name, which is there already",
                                "index ix_users_name is made",
                                "index ix_users_name of users has the name",
                                make),
                        Arguments.of(
                                database,
                                "UPDATE users SET name = 'x' WHERE name = NULL",
                                "UPDATE that matches no row",
                                "rows that the condition is true for",
                                "no comparison with NULL is true; write IS NULL",
                                match),
                        Arguments.of(
                                database,
                                "DELETE FROM users WHERE name NOT IN ('a', NULL)",
                                "DELETE that matches no row",
                                "rows that the condition is true for",
                                "NOT IN is never true with a NULL in the list",
                                match),
                        Arguments.of(
                                database,
                                "DELETE FROM users WHERE 1 = 0",
                                "DELETE that matches no row",
                                "rows that the condition is true for",
                                "1 = 0 is true for no row",
                                match),
                        Arguments.of(
                                database,
                                "UPDATE users SET name = 'x' WHERE id IS NULL",
                                "UPDATE that matches no row",
                                "rows that the condition is true for",
                                "id can't be NULL",
                                match),
                        Arguments.of(
                                database,
                                "UPDATE users SET name = 'x' WHERE name = 'a' AND name = 'b'",
                                "UPDATE that matches no row",
                                "rows that the condition is true for",
                                "name = 'a' and name = 'b' are never both true",
                                match)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("idle")
    void statementIsFound(String database, String sql, String what, String expected, String actual, String cure) {
        SmallHistory history = history("SELECT 1;\n" + sql + ";", "SELECT 1;");

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .isEqualTo(
                        """
                        r2 r2 [upgrade] has no effect with its %s (%s)
                          at: r2.sql:7
                          to blame: upgrade (r2.sql:7): %s
                          expected: %s
                          but was: %s
                          what to do: %s"""
                                .formatted(
                                        what,
                                        database.equals("sqlite") ? "SQLite" : "PostgreSQL",
                                        sql,
                                        expected,
                                        actual,
                                        cure)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("twice")
    void statementThatAnEarlierOneHasDoneIsFound(String database, String sql, String between) {
        SmallHistory history = history(sql + ";\n" + between + "\n" + sql.replace("users", "USERS") + ";", "SELECT 1;");

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .startsWith("r2 r2 [upgrade] has no effect with its " + sql.substring(0, 6)
                        + ", which repeats another one (")
                .contains(
                        "at: r2.sql:8",
                        "but was: the same in r2.sql:6 has done it; only triggers act again",
                        "what to do: take one of the two out"));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("strangers")
    void comparisonWithWhatACheckDoesNotAllowIsFound(String database, String sql, String value) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", STATES, "DROP TABLE log; DROP TABLE items;")
                .revision("r2", "r1", sql + ";", "SELECT 1;");

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .contains(
                        "r2 r2 [upgrade] has no effect with its comparison with a value that isn't allowed (",
                        "but was: state is never '" + value + "': 'new', 'open', 'done' is all that its CHECK allows",
                        "what to do: correct the value, or take the comparison out"));
    }

    private static final String STATES = "CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY, amount INTEGER,"
            + " state VARCHAR(10) NOT NULL, note VARCHAR(10), CONSTRAINT ck_state CHECK (state IN ('new', 'open', 'done')));"
            + " CREATE TABLE log (id INTEGER, amount INTEGER);";

    static Stream<Arguments> strangers() {
        return SmallHistory.BOTH.stream()
                .flatMap(database -> Stream.of(
                        Arguments.of(database, "UPDATE items SET amount = 1 WHERE state <> 'donx'", "donx"),
                        Arguments.of(database, "DELETE FROM items WHERE amount = 1 AND (state = 'old')", "old"),
                        Arguments.of(
                                database,
                                "INSERT INTO log SELECT id, amount FROM items i WHERE i.state IN ('done', 'gone')",
                                "gone"),
                        Arguments.of(
                                database,
                                "UPDATE items SET amount = CASE WHEN state = 'opem' THEN 1 ELSE 2 END",
                                "opem"),
                        Arguments.of(
                                database,
                                "CREATE VIEW open_items AS SELECT id FROM items WHERE state = 'opem'",
                                "opem"),
                        Arguments.of(
                                database, "CREATE INDEX ix_new ON items (amount) WHERE items.state = 'neu'", "neu")));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("known")
    void comparisonsThatCanBeTrueAreQuiet(String database, String sql) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", STATES, "DROP TABLE log; DROP TABLE items;")
                .revision("r2", "r1", sql + ";", "SELECT 1;");

        assertThat(findings(history, database)).isEmpty();
    }

    static Stream<Arguments> known() {
        Stream<String> both = Stream.of(
                "UPDATE items SET state = 'done', note = 'other' WHERE state = 'open' OR note = 'old'",
                "INSERT INTO items (id, state) VALUES (7, 'new'); DELETE FROM items WHERE state IN ('new') AND id = 7",
                "CREATE TABLE other (state VARCHAR(9)); DELETE FROM other WHERE state = 'what'");
        Stream<String> onPostgresql = Stream.of(
                "ALTER TABLE items DROP CONSTRAINT ck_state; UPDATE items SET amount = 1 WHERE state <> 'other'");
        return Stream.concat(
                both.flatMap(sql -> SmallHistory.BOTH.stream().map(database -> Arguments.of(database, sql))),
                onPostgresql.map(sql -> Arguments.of("postgresql", sql)));
    }

    static Stream<Arguments> twice() {
        return SmallHistory.BOTH.stream()
                .flatMap(database -> Stream.of(
                        Arguments.of(database, "UPDATE users SET name = 'x' WHERE name IS NULL", ""),
                        Arguments.of(
                                database,
                                "UPDATE users SET name = CASE WHEN id < 10 THEN 'a' ELSE 'b' END WHERE name <> 'c'",
                                "CREATE TABLE log (id INTEGER);"),
                        Arguments.of(database, "DELETE FROM users WHERE id > 9", "")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE users ADD COLUMN IF NOT EXISTS name text | create of column name of users",
                "ALTER TABLE users DROP COLUMN IF EXISTS nme | drop of column nme of users",
                "ALTER TABLE users DROP CONSTRAINT IF EXISTS users_nam_key | drop of constraint users_nam_key of users",
                "CREATE OR REPLACE VIEW names AS SELECT name FROM users | replacement of view names by the same",
                "CREATE SEQUENCE IF NOT EXISTS users | create of sequence users, which is there already",
                "ALTER TABLE users ADD UNIQUE (name); ALTER TABLE users DROP CONSTRAINT IF EXISTS users_nam_key"
                        + " | drop of constraint users_nam_key of users",
                "CREATE TABLE n (a int UNIQUE); ALTER TABLE n DROP CONSTRAINT IF EXISTS n_b_key | drop of constraint n_b_key of n",
                "CREATE TABLE n (id serial); DROP SEQUENCE IF EXISTS n_ids_seq | drop of sequence n_ids_seq",
                "CREATE TABLE n (a int CHECK (a > 0)); ALTER TABLE n DROP CONSTRAINT IF EXISTS n_a_chk"
                        + " | drop of constraint n_a_chk of n",
                "ALTER TABLE users DROP CONSTRAINT IF EXISTS users_name_key1, DROP CONSTRAINT IF EXISTS users_pkey"
                        + " | drop of constraint users_name_key1 of users",
                "DROP TYPE IF EXISTS state | drop of type state, which isn't there",
                "DROP FUNCTION IF EXISTS touch() | drop of function touch, which isn't there",
                "DROP TRIGGER IF EXISTS noted ON users | drop of trigger noted, which isn't there"
            })
    void whatOnlyPostgresqlCanSayIsFound(String sql, String said) {
        assertThat(findings(history(sql + ";", "SELECT 1;"), "postgresql"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.headline()).contains("has no effect with its " + said));
    }

    static Stream<Arguments> harmless() {
        Stream<String> both = Stream.of(
                "DROP TABLE IF EXISTS orders; CREATE TABLE orders (id INTEGER);",
                "CREATE TABLE orders (id INTEGER); DROP TABLE IF EXISTS orders; CREATE TABLE orders (id INTEGER);",
                "DROP VIEW IF EXISTS names; CREATE VIEW names AS SELECT id, name FROM users;",
                "CREATE TABLE IF NOT EXISTS orders (id INTEGER); CREATE INDEX IF NOT EXISTS ix_orders ON orders (id);",
                "DROP INDEX ix_users_name; CREATE INDEX IF NOT EXISTS ix_users_name ON users (name, id);",
                "CREATE TEMP TABLE kept AS SELECT 1 AS id; DROP TABLE IF EXISTS kept;",
                "UPDATE users SET name = 'x' WHERE name IS NULL;",
                "DELETE FROM users WHERE name <> 'NULL' AND id IN (1, 2);",
                "UPDATE users SET name = (SELECT 'x' WHERE 1 = 0) WHERE id > 3 OR 1 = 0;",
                "UPDATE users SET name = name || 'x'; UPDATE users SET name = name || 'x';",
                "UPDATE users SET name = random() WHERE id > 3; UPDATE users SET name = random() WHERE id > 3;",
                "UPDATE users SET name = 'x' WHERE id > 3; UPDATE users SET name = 'y';"
                        + " UPDATE users SET name = 'x' WHERE id > 3;",
                "DELETE FROM users WHERE id = 5; INSERT INTO users VALUES (5, 'x'); DELETE FROM users WHERE id = 5;");
        Stream<String> onPostgresql = Stream.of(
                "CREATE EXTENSION IF NOT EXISTS plpgsql; CREATE SCHEMA IF NOT EXISTS public;",
                "ALTER TABLE users DROP CONSTRAINT IF EXISTS users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY (id, name);",
                "ALTER TABLE users ALTER name SET NOT NULL; ALTER TABLE users DROP CONSTRAINT IF EXISTS users_name_not_null;",
                "CREATE OR REPLACE VIEW names AS SELECT name, id FROM users;",
                "CREATE OR REPLACE VIEW names AS SELECT name FROM users; CREATE TABLE orders (id int);",
                "CREATE TABLE n (a text CHECK (a <> '')); ALTER TABLE n DROP CONSTRAINT IF EXISTS n_a_check;",
                "ALTER TABLE users ADD UNIQUE (name); ALTER TABLE users DROP CONSTRAINT IF EXISTS users_name_key;",
                "CREATE TABLE n (id serial); DROP TABLE n; DROP SEQUENCE IF EXISTS n_id_seq;",
                "CREATE TABLE n (a int, b int, CHECK (a < b)); ALTER TABLE n DROP CONSTRAINT IF EXISTS n_check;",
                "CREATE TABLE n (a int, b int, UNIQUE (a, b)); ALTER TABLE n DROP CONSTRAINT IF EXISTS n_a_b_key1;",
                "CREATE TABLE n (a text); CREATE INDEX ON n (lower(a)); DROP INDEX IF EXISTS n_lower_idx;",
                "ALTER TABLE users ADD COLUMN number_of_everything_that_was_ever_counted_in_a_long_year int UNIQUE; ALTER TABLE users"
                        + " DROP CONSTRAINT IF EXISTS users_number_of_everything_that_was_ever_counted_in_a_long__key;",
                "ALTER TABLE users DROP CONSTRAINT IF EXISTS users_pkey1, DROP CONSTRAINT IF EXISTS users_pkey;",
                "DO $$ BEGIN CREATE TYPE state AS ENUM ('a'); END $$; DROP TYPE IF EXISTS state;",
                "ALTER TABLE users ADD COLUMN IF NOT EXISTS mail text;");
        return Stream.concat(
                both.flatMap(sql -> SmallHistory.BOTH.stream().map(database -> Arguments.of(database, sql))),
                onPostgresql.map(sql -> Arguments.of("postgresql", sql)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("harmless")
    void whatIsMeantSoIsQuiet(String database, String sql) {
        SmallHistory history = history(sql, "SELECT 1;");

        assertThat(history.verification(database)
                        .checks("no-effect", "upgrade")
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void listOfNamesFromAnotherTimeIsOneFault(String database) {
        SmallHistory history = history(
                "DROP TABLE IF EXISTS elders;\nDROP VIEW IF EXISTS forebears;\nDROP INDEX IF EXISTS ix_user_name;",
                "SELECT 1;");

        assertThat(findings(history, database)).hasSize(2).anySatisfy(finding -> assertThat(history.said(finding))
                .isEqualTo(
                        """
                        r2 r2 [upgrade] has no effect with its drops of 2 things that aren't there (%s)
                          at: r2.sql:6
                          to blame: upgrade (r2.sql:6): DROP TABLE IF EXISTS elders
                                    upgrade (r2.sql:7): DROP VIEW IF EXISTS forebears
                          expected: they are dropped: table elders, view forebears
                          but was: there is none of them
                          what to do: name what is there, or take the statements out; what only another database has is dropped \
                        in a section for that database"""
                                .formatted(database.equals("sqlite") ? "SQLite" : "PostgreSQL")));
    }

    @ParameterizedTest
    @CsvSource({"sqlite, database", "postgresql, schema"})
    void tableBeforeTheDotIsNoSchema(String database, String holder) {
        SmallHistory history = history("DROP INDEX IF EXISTS users.ix_users_name;", "SELECT 1;");

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(
                        finding.cure().orElseThrow())
                .startsWith("write ix_users_name alone: what stands before the dot is a " + holder
                        + ", and users is a table"));
    }

    /** What is left has nothing to do with a drop of another name in the upgrade. */
    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void anotherFaultOfTheSameKindStaysAnother(String database) {
        SmallHistory history = history("DROP TABLE IF EXISTS elders; CREATE TABLE orders (id INTEGER);", "SELECT 1;");

        assertThat(history.verification(database)
                        .checks("no-effect", "no-trace")
                        .run()
                        .faults())
                .hasSize(2);
    }

    /** The downgrade's drop misses, so that something is left: one fault. */
    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void dropThatMissesAndItsLeftoverAreOneFault(String database) {
        SmallHistory history = history("CREATE INDEX ix ON users (id);", "DROP INDEX IF EXISTS ix_id;");

        assertThat(history.verification(database).run().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.told().text())
                        .startsWith("r2 r2 [downgrade] has no effect with its drop of index ix_id, which isn't there")
                        .contains("also seen by: no trace", "name index ix if that is meant"));
    }

    /** A column that is added leaves the CHECKs of the others as they are. */
    @ParameterizedTest
    @CsvSource({"sqlite", "postgresql"})
    void valueThatACheckForbidsIsFoundBehindAnAddedColumn(String database) {
        SmallHistory history = history(
                        "CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, kind VARCHAR(9) CHECK (kind IN ('cat', 'dog')));",
                        "DROP TABLE pets;")
                .revision(
                        "r3",
                        "r2",
                        "ALTER TABLE pets ADD COLUMN paws INTEGER; UPDATE pets SET paws = 4 WHERE kind <> 'cow';",
                        "ALTER TABLE pets DROP COLUMN paws;");

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(finding.text())
                .contains("r3 r3 [upgrade] has no effect with its comparison", "kind is never 'cow'"));
    }

    /** SQL looks outside for a column that a subquery's own table doesn't have. */
    @ParameterizedTest
    @CsvSource({
        "sqlite, DELETE FROM pets WHERE owner NOT IN (SELECT owner FROM users)",
        "postgresql, DELETE FROM pets WHERE owner NOT IN (SELECT owner FROM users)",
        "sqlite, UPDATE pets SET owner = NULL WHERE NOT owner IN (SELECT DISTINCT owner FROM users WHERE name <> '')",
        "postgresql, DELETE FROM pets WHERE id > 1 AND owner IN (SELECT \"owner\" FROM public.users)"
    })
    void subqueryThatAsksForAnotherTablesColumnIsFound(String database, String sql) {
        assertThat(findings(withPets(sql), database))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.text())
                                .contains(
                                        "r3 r3 [upgrade] has no effect with its subquery, which asks users for owner, a column that it doesn't have",
                                        "to blame: upgrade (",
                                        "expected: a column of users",
                                        "but was: owner is a column of pets, so that each row is compared with itself",
                                        "what to do: ask for the column that is meant, and write the table before it: users.the_column"));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE FROM pets WHERE owner NOT IN (SELECT id FROM users)",
        "DELETE FROM pets WHERE owner IN (SELECT owner FROM pets WHERE name IS NULL)",
        "DELETE FROM pets WHERE EXISTS (SELECT 1 FROM users WHERE id = owner)",
        "DELETE FROM pets WHERE owner IN (SELECT pets.owner FROM users)",
        "ALTER TABLE users ADD COLUMN owner INTEGER; DELETE FROM pets WHERE owner IN (SELECT owner FROM users)"
    })
    void otherSubqueriesAreQuiet(String sql) {
        assertThat(findings(withPets(sql), "sqlite")).isEmpty();
    }

    private SmallHistory withPets(String sql) {
        return history(
                        "CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER, name VARCHAR(20));",
                        "DROP TABLE pets;")
                .irreversible("r3", "r2", sql + ";", "it is a correction");
    }

    private static List<Finding> findings(SmallHistory history, String database) {
        return history.verification(database).checks("no-effect").run().findings();
    }
}
