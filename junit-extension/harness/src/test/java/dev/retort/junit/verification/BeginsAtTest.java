package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.report.VerificationReport;
import dev.retort.sql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A walk begins in a state that is given, with its rows, at the revision that it has. */
class BeginsAtTest {

    private static final String ROWS = "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace')";

    /** As pg_dump 18 writes it. */
    private static final String PG_DUMP =
            """
            --
            -- PostgreSQL database dump
            --

            \\restrict 4kYhO

            -- Dumped from database version 18.0
            -- Dumped by pg_dump version 18.0

            SET statement_timeout = 0;
            SET lock_timeout = 0;
            SET some_timeout_of_a_newer_server = 0;
            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);
            SET check_function_bodies = false;

            CREATE FUNCTION public.twice(n integer) RETURNS integer
                LANGUAGE plpgsql
                AS $$
            begin
              return n * 2;
            end;
            $$;

            CREATE TABLE public.retort_version (
                version_num character varying(255) NOT NULL
            );

            CREATE TABLE public.users (
                id integer NOT NULL,
                name text
            );

            --
            -- Data for Name: retort_version; Type: TABLE DATA; Schema: public; Owner: -
            --

            COPY public.retort_version (version_num) FROM stdin;
            r1
            \\.

            COPY public.users (id, name) FROM stdin;
            1\tAda
            2\tGrace \\\\ \\tHopper
            3\t\\N
            \\.

            ALTER TABLE ONLY public.users
                ADD CONSTRAINT users_pkey PRIMARY KEY (id);

            \\unrestrict 4kYhO
            """;

    /** As sqlite3 writes it. */
    private static final String SQLITE_DUMP =
            """
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE retort_version (version_num VARCHAR(255) NOT NULL);
            INSERT INTO retort_version VALUES('r1');
            CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT);
            INSERT INTO users VALUES(1,'Ada');
            INSERT INTO users VALUES(2,'Grace; "Hopper"');
            INSERT INTO users VALUES(3,NULL);
            DELETE FROM sqlite_sequence;
            INSERT INTO sqlite_sequence VALUES('users',3);
            CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE users SET id = id WHERE id = -1; SELECT 1; END;
            COMMIT;
            """;

    private final SmallHistory history;
    private final Path folder;

    BeginsAtTest(@TempDir Path scripts, @TempDir Path folder) {
        this.folder = folder;
        history = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name TEXT);",
                        "DROP TABLE users;")
                .revision("r2", "r1", "ALTER TABLE users ADD COLUMN mail TEXT;", "ALTER TABLE users DROP COLUMN mail;")
                .revision("r3", "r2", "ALTER TABLE users DROP COLUMN name;", "ALTER TABLE users ADD COLUMN name TEXT;");
    }

    private static DatabaseServer server(String database) {
        return ((Provision.Ready) SharedServers.SERVERS.provide(DatabaseRequest.parse(database))).server();
    }

    /** A database of the server at a revision, with rows. */
    private TestDatabase database(String kind, String revision) throws SQLException {
        TestDatabase database = server(kind).create("state");
        Retort.configure()
                .scripts(history.folder().toString())
                .dataSource(database.dataSource())
                .quiet(true)
                .build()
                .upgrade(revision);
        try (Connection connection = database.connect()) {
            Query.run(connection, ROWS);
        }
        return database;
    }

    private Path dump(String database) throws IOException {
        return Files.writeString(folder.resolve("state.sql"), database.equals("sqlite") ? SQLITE_DUMP : PG_DUMP);
    }

    private static void assertFoundAboveR1(VerificationReport report) {
        assertThat(report.findings())
                .as(report.text())
                .extracting(Finding::headline)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("r3 r3 ["));
        assertThat(report.findings()).anyMatch(finding -> finding.text().contains("Grace"));
        assertThat(report.results()).noneMatch(result -> result.revision().equals(Optional.of("r1")));
        assertThat(report.untested())
                .extracting(result -> ((Outcome.Untested) result.outcome()).reason())
                .anyMatch(reason -> reason.startsWith("the walk began at r1, in the state of ")
                        && reason.contains("1 revision up to there isn't run"));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void aDump(String database) throws IOException {
        VerificationReport report = history.verification(database)
                .beginsAt(dump(database).toString())
                .run();

        assertFoundAboveR1(report);
        assertThat(report.of(Outcome.Passed.class))
                .filteredOn(result -> result.check().equals("all-down"))
                .extracting(result -> result.outcome().toString())
                .allMatch(text -> text.contains("down to r1, where the walk began, and up again"));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void aDatabaseThatIsCopiedAndNotWrittenTo(String database) throws SQLException {
        try (TestDatabase live = database(database, "r1")) {
            String before = rows(live);

            assertFoundAboveR1(history.verification(database)
                    .beginsAt(live.url())
                    .reportedValues(ReportedValues.SHOWN)
                    .run());
            assertThat(history.verification(database).beginsAt(live.url()).run().text())
                    .contains("Xxxxx")
                    .doesNotContain("Grace");

            assertThat(rows(live)).isEqualTo(before).contains("Grace");
        }
    }

    private static String rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new Query(connection, "SELECT id, name FROM users ORDER BY id")
                    .list(row -> row.getString(1) + row.getString(2))
                    .toString();
        }
    }

    @Test
    void aFileOfSqliteWhichStaysAsItIs() throws SQLException, IOException {
        try (TestDatabase live = database("sqlite", "r1")) {
            Path file = Path.of(live.url().substring("jdbc:sqlite:".length()));
            byte[] before = Files.readAllBytes(file);

            assertFoundAboveR1(
                    history.verification("sqlite").beginsAt(file.toString()).run());

            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void theRevisionCanBeSaidAndRowsOfLowerRevisionsAreNamed(String database) throws IOException {
        Path dump = dump(database);
        Files.writeString(
                dump,
                Files.readString(dump).replaceFirst("(?m)^r1$", "gone").replace("VALUES('r1')", "VALUES('gone')"));

        VerificationReport report = history.verification(database)
                .beginsAt(dump.toString(), "r2", "")
                .rowsAt("r1", "users")
                .checks("data-up", "all-down")
                .run();

        assertThat(report.findings())
                .extracting(Finding::headline)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("r3"));
        assertThat(report.untested())
                .extracting(result -> ((Outcome.Untested) result.outcome()).reason())
                .anyMatch(reason ->
                        reason.contains("2 revisions up to there aren't run; rows given at r1 aren't inserted"));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void aStateAtTheHeadsLeavesNothingToWalkWhichIsSaid(String database) throws IOException {
        VerificationReport report = history.verification(database)
                .beginsAt(dump(database).toString(), "r3", "")
                .run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.untested())
                .extracting(result -> ((Outcome.Untested) result.outcome()).reason())
                .anyMatch(reason -> reason.contains("3 revisions up to there aren't run, and none comes after"));
    }

    @Test
    void checksThatBeginAtBaseAreUntested() throws IOException {
        VerificationReport report = history.verification("sqlite")
                .beginsAt(dump("sqlite").toString())
                .squashed(history.folder().toString())
                .deployed(history.folder().toString())
                .checks("squash", "released", "branch-order")
                .run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.untested())
                .filteredOn(
                        result -> List.of("squash", "released", "branch-order").contains(result.check()))
                .hasSize(3)
                .extracting(result -> ((Outcome.Untested) result.outcome()).reason())
                .containsOnly("the walk began at r1, and this check begins at base");
    }

    static Stream<List<String>> texts() {
        return Stream.of(
                List.of("PGDMP\u0001", "it is a dump in pg_dump's own format", "pg_restore -f state.sql"),
                List.of("", "it is empty", "write it by pg_dump"),
                List.of("a\0b", "it is neither SQL nor a file of SQLite", "name a dump"),
                List.of("CREATE TABLE t (id int);", "nobody can tell of which database", "name the dialect"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNoStateIsRefused(List<String> slip) throws IOException {
        Path file = Files.writeString(folder.resolve("state"), slip.get(0));

        assertThatThrownBy(() ->
                        history.verification("sqlite").beginsAt(file.toString()).run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("no walk can begin with " + file + ": " + slip.get(1))
                .hasMessageContaining(slip.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere.sql           | there is no state 'nowhere.sql'            | or as classpath:",
                "classpath:nowhere.sql | there is no state 'classpath:nowhere.sql'  | put it on the test class path",
                "src                   | it is a directory                          | pg_restore",
                "jdbc:sqlite::memory:  | it is a database in memory                 | name a file",
                "jdbc:mysql://h/shop   | there is no dialect for 'jdbc:mysql://'    | write postgresql://",
                "oracle://h/shop       | there is no dialect for 'oracle://'        | write postgresql://",
            })
    void whatIsNotThereIsRefused(String state, String said, String cure) {
        assertThatThrownBy(() -> history.verification("sqlite").beginsAt(state).run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining(said)
                .hasMessageContaining(cure);
    }

    @Test
    void twoStatesOfOneKindAreRefusedAndOneOfAnotherKindIsNamed() throws IOException {
        String dump = dump("sqlite").toString();

        assertThatThrownBy(() -> history.verification("sqlite")
                        .beginsAt(dump)
                        .beginsAt(dump)
                        .run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("there are two of sqlite");
        assertThatThrownBy(() -> history.verification("sqlite")
                        .beginsAt(dump, "", "postgresql")
                        .run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("it is of sqlite, not of postgresql");
        assertThat(history.verification("postgresql")
                        .beginsAt(dump)
                        .checks("upgrade")
                        .run()
                        .untested())
                .extracting(result -> ((Outcome.Untested) result.outcome()).reason())
                .contains(dump + " is of sqlite, and no database of that kind is tested in this run");
    }

    private String refusal(String database, Path state) {
        List<Finding> findings =
                history.verification(database).beginsAt(state.toString()).run().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).text();
    }

    /** The database is on two branches at once, or on one of them: the walk goes on with what is above. */
    @ParameterizedTest
    @CsvSource({"sqlite, 'a,b', 'm'", "postgresql, 'a,b', 'm'", "sqlite, 'a', 'b,m'", "postgresql, 'a', 'b,m'"})
    void aStateWithSeveralHeads(String kind, String heads, String above) throws SQLException {
        history.revision("a", "r3", "ALTER TABLE users ADD COLUMN a TEXT;", "ALTER TABLE users DROP COLUMN a;")
                .revision("b", "r3", "ALTER TABLE users ADD COLUMN b TEXT;", "ALTER TABLE users DROP COLUMN b;")
                .revision(
                        "m", "a, b", "ALTER TABLE users DROP COLUMN mail;", "ALTER TABLE users ADD COLUMN mail TEXT;");
        try (TestDatabase live = server(kind).create("heads")) {
            Retort retort = Retort.configure()
                    .scripts(history.folder().toString())
                    .dataSource(live.dataSource())
                    .quiet(true)
                    .build();
            for (String head : heads.split(",")) {
                retort.upgrade(head);
            }
            try (Connection connection = live.connect()) {
                Query.run(connection, "INSERT INTO users (id, mail) VALUES (1, 'Ada')");
            }

            VerificationReport report = history.verification(kind)
                    .beginsAt(live.url())
                    .checks("upgrade", "data-up", "all-down")
                    .run();

            assertThat(report.findings())
                    .as(report.text())
                    .extracting(Finding::headline)
                    .singleElement()
                    .asString()
                    .startsWith("m m [upgrade] loses users.mail in 1 of 1 rows");
            assertThat(report.of(Outcome.Passed.class))
                    .filteredOn(result -> result.check().equals("upgrade"))
                    .extracting(result -> result.revision().orElseThrow())
                    .containsExactlyInAnyOrder(above.split(","));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void whatItsVersionTableSaysMustBeThere(String database) throws IOException {
        Path dump = dump(database);
        String text = Files.readString(dump);

        Files.writeString(dump, text.replaceFirst("(?m)^r1$", "r11").replace("VALUES('r1')", "VALUES('r11')"));
        assertThat(refusal(database, dump))
                .contains(
                        "no walk can begin with " + dump + ": its version table says r11, which isn't in this history",
                        "there are: r1, r2, r3",
                        "did you mean 'r1'?");

        Files.writeString(
                dump, text.replaceFirst("(?m)^r1\n", "").replace("INSERT INTO retort_version VALUES('r1');", ""));
        assertThat(refusal(database, dump)).contains("it has no version row", "revision = \"4f2c…\"");

        Files.writeString(dump, text.replace("retort_version", "alembic_version"));
        assertThat(refusal(database, dump)).contains("it has no version row of Retort, and was filled by Alembic");

        Files.writeString(
                dump,
                text.replace("CREATE TABLE public.users", "CREATE TABEL public.users")
                        .replace("CREATE TABLE users", "CREATE TABEL users"));
        assertThat(refusal(database, dump))
                .contains("the state can't be loaded into an empty database", "statement: CREATE TABEL");
    }

    @Test
    void aDumpWithOwnersThatAreNotThereSaysHowToDumpWithout() throws IOException {
        Path dump = dump("postgresql");
        Files.writeString(
                dump,
                Files.readString(dump)
                        .replace("\\unrestrict", "ALTER TABLE public.users OWNER TO nobody_here;\n\\unrestrict"));

        assertThat(refusal("postgresql", dump))
                .contains("role \"nobody_here\" does not exist", "pg_dump --no-owner --no-privileges");
    }
}
