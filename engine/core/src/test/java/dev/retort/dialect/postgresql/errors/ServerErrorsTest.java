package dev.retort.dialect.postgresql.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.postgresql.Workbench;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure is one of a real server, and its explanation is read as a person would. */
class ServerErrorsTest {

    private Workbench bench;

    @BeforeEach
    void createTables() throws SQLException {
        bench = Workbench.open();
        bench.execute(
                """
                CREATE TABLE teams (id int PRIMARY KEY, name text);
                CREATE TABLE "Users" (id int PRIMARY KEY, email text, phone text, team int, age text,
                  score numeric, CONSTRAINT ck_id CHECK (id < 100));
                INSERT INTO teams VALUES (1, 'one');
                INSERT INTO "Users" VALUES (1, 'a@x', NULL, 1, '10', 1.6), (2, 'a@x', '1', 7, 'ten', 2e10),
                  (3, 'b@x', NULL, 7, '', 3), (4, NULL, '2', NULL, '40', 4), (5, NULL, '3', 8, NULL, NULL)""");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    private void assertFacts(String sql, String... facts) {
        assertThat(bench.failureOf(sql).text()).contains(facts).contains("what to do: ");
    }

    @Nested
    class OffendingRowsOfDefinitions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ALTER TABLE \"Users\" ADD CONSTRAINT uq UNIQUE (email)",
                    "CREATE UNIQUE INDEX uq ON \"Users\" (email)",
                    "-- why\nCREATE UNIQUE INDEX uq ON \"Users\" (email)"
                })
        void duplicatesWithTheirNumbers(String sql) {
            assertFacts(sql, "duplicates: 1: email = a@x, rows = 2\n", "in an earlier step");
        }

        @Test
        void duplicatesAmongNullsAndExpressionsAndSomeRows() {
            assertFacts(
                    "CREATE UNIQUE INDEX uq ON \"Users\" (email) NULLS NOT DISTINCT WHERE id > 3",
                    "duplicates: 1: email = NULL, rows = 2\n");
            assertFacts(
                    "CREATE UNIQUE INDEX uq ON \"Users\" (lower(email), substr(email, 1, 1))",
                    "duplicates: 1: lower = a@x, substr = a, rows = 2\n");
        }

        @Test
        void concurrentIndexLeavesAnInvalidOne() {
            String sql = "CREATE UNIQUE INDEX CONCURRENTLY uq ON \"Users\" (email)";
            assertFacts(sql, "duplicates: 1: email = a@x, rows = 2", "invalid indexes: uq", "DROP INDEX uq");
            assertFacts(sql, "invalid indexes: uq", "DROP INDEX uq, and run again");
        }

        @Test
        void rowsWithNull() {
            assertFacts(
                    "ALTER TABLE \"Users\" ALTER COLUMN phone SET NOT NULL",
                    "rows with NULL: 2: id = 1; id = 3\n",
                    "UPDATE public.\"Users\" SET phone = … WHERE phone IS NULL");
        }

        @Test
        void newColumnThatRefusesNull() {
            assertFacts("ALTER TABLE \"Users\" ADD COLUMN x int NOT NULL", "give the new column a default");
        }

        @Test
        void orphans() {
            assertFacts(
                    "ALTER TABLE \"Users\" ADD CONSTRAINT fk FOREIGN KEY (team) REFERENCES teams (id)",
                    "offending key: (team)=(7)",
                    "orphans: 2: team = 7, rows = 2; team = 8, rows = 1\n");
        }

        @Test
        void orphansOfAKeyThatWasNotChecked() throws SQLException {
            bench.execute("ALTER TABLE \"Users\" ADD CONSTRAINT fk FOREIGN KEY (team) REFERENCES teams NOT VALID");
            assertFacts(
                    "ALTER TABLE \"Users\" VALIDATE CONSTRAINT fk",
                    "orphans: 2: team = 7, rows = 2; team = 8, rows = 1");
        }

        @Test
        void rowsAgainstACheck() throws SQLException {
            assertFacts(
                    "ALTER TABLE \"Users\" ADD CONSTRAINT ck CHECK (age <> 'ten' AND (phone <> ')' OR id < 4))",
                    "offending rows: 1: id = 2\n");
            bench.execute("ALTER TABLE \"Users\" ADD CONSTRAINT ck CHECK (id > 2) NOT VALID");
            assertFacts("ALTER TABLE \"Users\" VALIDATE CONSTRAINT ck", "offending rows: 2: id = 1; id = 2\n");
        }

        @Test
        void onlyTheFirstRowsAreShownAndLongValuesAreCut() throws SQLException {
            bench.execute("CREATE TABLE many AS SELECT repeat('x', 200) || i % 10 AS a FROM generate_series(1, 40) i");
            String text = bench.failureOf("CREATE UNIQUE INDEX ON many (a)").text();
            assertThat(text)
                    .contains("duplicates: 10: a = " + "x".repeat(100) + "…, rows = 4; ")
                    .contains("; …\n");
            assertThat(text).doesNotContain("x".repeat(101));
        }

        @Test
        void valuesThatAreNoneOfTheNewType() {
            assertFacts(
                    "ALTER TABLE \"Users\" ALTER COLUMN age TYPE integer USING age::integer",
                    "column: \"Users\".age",
                    "new type: integer",
                    "offending rows: 2: id = 2, value = ten; id = 3, value = ''\n");
            assertFacts(
                    "ALTER TABLE \"Users\" ALTER COLUMN email TYPE varchar(2)",
                    "offending rows: 3: id = 1, value = a@x; id = 2, value = a@x; id = 3, value = b@x\n");
            assertFacts(
                    "ALTER TABLE \"Users\" ALTER COLUMN score TYPE integer USING score::integer",
                    "offending rows: 1: id = 2, value = 20000000000\n");
        }

        @Test
        void hostileNamesAreOnlyNames() throws SQLException {
            bench.execute("CREATE TABLE \"a)=(b; DROP TABLE teams; --\" (\"x)=(\"\" y\" int);"
                    + "INSERT INTO \"a)=(b; DROP TABLE teams; --\" VALUES (1), (1), (NULL)");
            bench.failureOf("CREATE UNIQUE INDEX ON \"a)=(b; DROP TABLE teams; --\" (\"x)=(\"\" y\")");
            assertFacts(
                    "ALTER TABLE \"a)=(b; DROP TABLE teams; --\" ALTER COLUMN \"x)=(\"\" y\" SET NOT NULL",
                    "rows with NULL: 1: ctid = (0,3)");
            assertThat(bench.column("SELECT 1 FROM teams")).hasSize(1);
        }
    }

    @Nested
    class OffendingRowsOfData {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "INSERT INTO teams VALUES (1)            | offending key: (id)=(1)",
                    "INSERT INTO \"Users\" (id) VALUES (100) | offending row: (100, null, null",
                    "INSERT INTO teams (name) VALUES ('x')   | offending row: (null, x)"
                })
        void areShown(String sql, String fact) {
            assertFacts(sql, fact);
        }

        @Test
        void pointedToRowsAreNamed() throws SQLException {
            bench.execute("CREATE TABLE pointing (team int REFERENCES teams)");
            assertFacts("INSERT INTO pointing VALUES (9)", "offending key: (team)=(9)");
            bench.execute("INSERT INTO pointing VALUES (1)");
            assertFacts("DELETE FROM teams", "offending key: (id)=(1)");
        }
    }

    @Nested
    class Names {

        @Test
        void theNearestTable() throws SQLException {
            assertFacts("SELECT * FROM taems", "nearest name: teams", "did you mean teams?", "near: taems");
            bench.execute("CREATE SCHEMA shop; CREATE TABLE shop.orders ()");
            assertFacts("SELECT * FROM orders", "nearest name: shop.orders");
            assertThat(bench.failureOf("SELECT * FROM nothing_like_it").text())
                    .doesNotContain("nearest")
                    .contains("create it in an earlier revision");
        }

        @Test
        void theNearestColumn() {
            assertFacts("ALTER TABLE \"Users\" DROP COLUMN emial", "nearest name: Users.email");
            assertFacts("SELECT u.phnoe FROM \"Users\" u", "nearest name: Users.phone", "near: u.phnoe");
        }

        @Test
        void theNearestConstraintAndTheEnumThatIsMissing() {
            assertFacts("ALTER TABLE \"Users\" DROP CONSTRAINT ck_ib", "nearest name: ck_id");
            assertFacts("ALTER TABLE \"Users\" ADD COLUMN mood mood", "op.createEnum(…)");
            assertFacts("DROP TRIGGER touch ON \"Users\"", "check its name and the object it belongs to");
        }
    }

    @Nested
    class NamesThatAreTaken {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "CREATE VIEW teams AS SELECT 1                          | table teams",
                    "CREATE INDEX teams_pkey ON teams (name)                | index teams_pkey of table teams",
                    "ALTER TABLE teams ADD CONSTRAINT \"Users_pkey\" UNIQUE (name) | constraint Users_pkey on table \"Users\"",
                    "ALTER TABLE \"Users\" ADD CONSTRAINT ck_id CHECK (true)  | constraint ck_id on table \"Users\"",
                    "ALTER TABLE \"Users\" ADD COLUMN phone int              | column phone of table \"Users\"",
                    "ALTER TABLE \"Users\" RENAME phone TO email             | column email of table \"Users\"",
                    "CREATE TYPE mood AS ENUM ()                            | type mood",
                    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1' | function f()"
                })
        void areShownWithTheirOwner(String sql, String owner) throws SQLException {
            bench.execute(
                    "CREATE TYPE mood AS ENUM ('ok'); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
            assertFacts(sql, "the name belongs to: ", owner, "choose another name");
        }

        @Test
        void byTheSameRevisionAreSaidToBe() {
            assertFacts(
                    "CREATE TABLE made (); CREATE TABLE made ()",
                    "the name belongs to: what an earlier statement of this revision made");
        }

        @Test
        void andThoseThatItRenamesAreNotAdvised() {
            assertFacts(
                    "ALTER TABLE teams RENAME name TO title; UPDATE teams SET name = 'x'",
                    "'name' is there before this revision: an earlier statement of it renames, moves or drops that");
            assertFacts(
                    "ALTER TABLE teams RENAME TO squads; UPDATE teams SET name = 'x'",
                    "'teams' is there before this revision");
        }
    }

    @Nested
    class EnumLabels {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "INSERT INTO moody VALUES (1, 'fine')",
                    "UPDATE moody SET mood = 'fine'",
                    "WITH one AS (SELECT 1) INSERT INTO moody (mood) VALUES ('fine')",
                    "DELETE FROM moody WHERE mood = 'fine'"
                })
        void areShownWithTheirColumn(String sql) throws SQLException {
            bench.execute("CREATE TYPE mood AS ENUM ('ok', 'so so'); CREATE TABLE moody (id int, mood mood)");
            assertFacts(sql, "column: moody.mood", "labels: 'ok', 'so so'", "op.addEnumLabel(…)");
        }
    }

    @Nested
    class CuresByCode {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ALTER TABLE teams ALTER COLUMN name TYPE int              | type(…, \"column::newtype\")",
                    "CREATE TABLE teams ()                                     | choose another name",
                    "CREATE TABLE nowhere.a ()                                 | create the schema first",
                    "DO $$ BEGIN EXECUTE 'VACUUM'; END $$                      | op.autocommit(…)",
                    "ALTER TABLE teams ADD FOREIGN KEY (name) REFERENCES \"Users\" (email) | unique constraint on the",
                    "SELECT no_such(1)                                         | extension with this function"
                })
        void areGiven(String sql, String cure) {
            assertFacts(sql, cure);
        }

        @Test
        void viewsInTheWay() throws SQLException {
            bench.execute("CREATE VIEW v AS SELECT name FROM teams");
            assertFacts("ALTER TABLE teams ALTER COLUMN name TYPE varchar(9)", "if a view or a generated column uses");
            assertFacts("DROP TABLE teams", "used by: view v depends on table teams", "CASCADE would take all of them");
        }

        @Test
        void timeoutsAndLocks() throws SQLException {
            assertFacts("SET statement_timeout = 1; SELECT pg_sleep(10)", "raise statement_timeout");
            bench.execute("RESET statement_timeout; SET lock_timeout = 1");
            try (Connection other = bench.database().connect();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE teams");
                assertFacts("ALTER TABLE teams ADD COLUMN x int", "raise lock_timeout");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ALTER TABLE teams ALTER COLUMN id DROP NOT NULL         | drop the primary key, op.dropConstraint",
                    "ALTER TABLE teams ADD PRIMARY KEY (name)                | a table has one primary key",
                    "CREATE OR REPLACE VIEW named AS SELECT name FROM teams  | drop it, and create it anew",
                    "ALTER TABLE parts_1 ALTER COLUMN n TYPE bigint          | changed at the parent",
                    "ALTER TABLE parts_1 DROP COLUMN n                       | changed at the parent"
                })
        void whatADefinitionCanNotBe(String sql, String cure) throws SQLException {
            bench.execute("CREATE VIEW named AS SELECT id, name FROM teams;"
                    + " CREATE TABLE parts (n int) PARTITION BY RANGE (n);"
                    + " CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (9)");
            assertFacts(sql, cure);
        }

        @Test
        void rights() throws SQLException {
            bench.execute("SET ROLE pg_monitor");
            assertFacts("DROP TABLE teams", "run as the object's owner");
        }

        @Test
        void labelsInTheSameTransaction() throws SQLException {
            bench.execute("CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE moods (m mood)");
            bench.execute("BEGIN; ALTER TYPE mood ADD VALUE 'sad'");
            assertFacts("INSERT INTO moods VALUES ('sad')", "in a later revision");
        }
    }

    @Test
    void thePlaceOfASyntaxErrorButNeverAPassword() {
        assertThat(bench.failureOf("CREATE TABLE a (b int,, c int)").text()).contains("near: , c int)");
        assertThat(bench.failureOf("ALTER ROLE postgres PASSWORD 'hunter2' NONSENSE 'hunter2'")
                        .text())
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX ON accounts (password_hash)",
                "INSERT INTO accounts VALUES (3, 'hunter3', '')",
                "INSERT INTO accounts VALUES (NULL, 'hunter3', 'x')",
                "ALTER TABLE accounts ALTER COLUMN password_hash TYPE integer USING password_hash::integer",
                "CREATE UNIQUE INDEX ON accounts (lower(api_token))"
            })
    void valuesOfColumnsThatAreCalledSecretAreNeverShown(String sql) throws SQLException {
        bench.execute("CREATE TABLE accounts (id int PRIMARY KEY, password_hash text,"
                + " api_token text CHECK (api_token <> ''));"
                + " INSERT INTO accounts VALUES (1, 'hunter3', 'hunter1'), (2, 'hunter3', 'hunter1')");
        assertThat(bench.failureOf(sql).text()).contains("what to do").doesNotContain("hunter");
    }

    @Test
    void anUnreadableCatalogueTakesNothingAway() {
        Problem problem = Problem.of("statement-failed", "a statement failed").with("known", "before");
        Problem explained = new ServerErrors()
                .explain(problem, new SQLException("relation \"x\" does not exist", "42P01"), "SELECT", (sql, more) -> {
                    throw new InvalidOperationException("no", "no");
                });
        assertThat(explained).isEqualTo(problem);
        assertThat(new ServerErrors().explain(problem, new SQLException("no state"), "SELECT", bench.catalog()))
                .isEqualTo(problem);
    }
}
