package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SessionLeak;
import dev.retort.run.RunResult.StepResult;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a revision does to its session ends with the revision, and is told. */
class SessionOnPostgresqlTest extends OnADatabase {

    private static final String TOP_OF_A_DUMP =
            """
            SET statement_timeout = 0;
            SET lock_timeout = 0;
            SET idle_in_transaction_session_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            SET check_function_bodies = false;
            SET xmloption = content;
            SET client_min_messages = warning;
            SET row_security = off;
            CREATE TABLE public.t_a1 (id INT);
            """;

    SessionOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    /** Another schema, with tables of the engine's names in it, and somebody who may do nothing. */
    @BeforeEach
    void layOutDecoys() {
        database.execute(
                """
                CREATE SCHEMA other;
                CREATE TABLE other.retort_version (version_num varchar(32) PRIMARY KEY);
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'retort_guest') THEN CREATE ROLE retort_guest; END IF;
                END $$""");
    }

    private RunResult runs(String first) {
        scripts.script("a1", "none", first, "\n").table("a2", "a1");
        RunResult result = retort().upgrade("head");

        assertThat(database.rows()).containsExactly("a2");
        assertThat(database.column("SELECT version_num FROM other.retort_version"))
                .isEmpty();
        assertThat(database.column("SELECT schemaname FROM pg_tables WHERE tablename = 't_a2'"))
                .containsExactly("public");
        assertThat(result.steps().get(1).leaks()).isEmpty();
        assertThat(result.leaks()).isEqualTo(result.steps().get(0).leaks());
        return result;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET search_path TO other | search_path | \"$user\", public | other",
                "SET SCHEMA 'other' | search_path | \"$user\", public | other",
                "SELECT set_config('search_path', '', false) | search_path | \"$user\", public | ``",
                "DO $$ BEGIN PERFORM set_config('search_path', 'other', false); END $$ | search_path | \"$user\", public | other",
                "SET ROLE retort_guest | role | none | retort_guest",
                "SET SESSION AUTHORIZATION retort_guest | session_authorization | postgres | retort_guest",
                "SET session_replication_role = replica | session_replication_role | origin | replica",
                "SET TIME ZONE 'Asia/Tokyo' | TimeZone | UTC | Asia/Tokyo",
                "SET backslash_quote = off | backslash_quote | safe_encoding | off",
                "SET lock_timeout = '7s' | lock_timeout | 0 | 7s"
            })
    void aSettingIsPutBackAndTold(String sql, String what, String before, String after) {
        assertThat(runs("CREATE TABLE t_a1 (id INT);\n" + sql + ";\n").leaks())
                .filteredOn(leak -> leak.what().equals(what))
                .extracting(SessionLeak::after)
                .containsExactly(after);
        if (!what.equals("TimeZone")) {
            assertThat(retort().downgrade("base").leaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET my.x = 'new'",
                "set session \"my\".X to new",
                "SELECT set_config('My.x', 'new', false)",
                "DO $$ BEGIN PERFORM set_config('my.x', 'new', false); END $$",
                "DO 'BEGIN PERFORM set_config(''my.x'', ''new'', false); END'",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN SET my.x = new; END $$; SELECT f()",
                "SELECT earlier()",
                "INSERT INTO watched VALUES (1)"
            })
    void aSettingThatNothingListsIsPutBackAndTold(String sql) throws SQLException {
        database.execute(
                """
                CREATE FUNCTION earlier() RETURNS text LANGUAGE sql AS $$ SELECT set_config('my.x', 'new', false) $$;
                CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM earlier(); RETURN NEW; END $$;
                CREATE TABLE watched (id INT);
                CREATE TRIGGER tr AFTER INSERT ON watched FOR EACH ROW EXECUTE FUNCTION fired()""");
        assertThat(runs(sql + ";").leaks()).containsExactly(new SessionLeak("my.x", "", "new"));
        scripts.script("a3", "a2", sql.replace("f()", "g()") + ";", "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET my.x = 'the caller''s'; SET my.y = 'other'");

            assertThat(onConnection(connection).upgrade("head").leaks())
                    .containsExactly(new SessionLeak("my.x", "the caller's", "new"));
            assertThat(shown(connection, "my.x")).isEqualTo("the caller's");
            assertThat(shown(connection, "my.y")).isEqualTo("other");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL my.x = 'new'",
                "SELECT set_config('my.x', 'new', true)",
                "SET my.x = 'new'; RESET my.x",
                "CREATE TYPE pair AS (a INT); CREATE TABLE t (c pair); UPDATE t SET c.a = 1",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql SET my.x = 'new' AS 'SELECT'; SELECT f()"
            })
    void aSettingThatEndsByItselfIsNoLeakEither(String sql) {
        assertThat(runs(sql + ";").leaks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT nextval('s')",
                "INSERT INTO t_s DEFAULT VALUES",
                "ALTER TABLE t_s ADD b bigint DEFAULT nextval('s')",
                "DO $$ BEGIN PERFORM nextval('s'); END $$"
            })
    void theNumberThatWasDrawnLastIsForgotten(String sql) throws SQLException {
        database.execute("CREATE SEQUENCE s; CREATE TABLE t_s (id bigint DEFAULT nextval('s'));"
                + " INSERT INTO t_s VALUES (1)");
        scripts.script("a1", "none", sql + ";", "\n")
                .script("a2", "a1", "SELECT currval('s');", "\n")
                .script(
                        "a3",
                        "none",
                        sql.replace(" b ", " c ") + "; CREATE TABLE t_a3 AS SELECT currval('s'), lastval();",
                        "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> onConnection(connection).upgrade("a2"))
                    .hasMessageContaining("currval of sequence \"s\" is not yet defined in this session");
            onConnection(connection).upgrade("a3");
            assertThatThrownBy(() -> statement.execute("SELECT lastval()"))
                    .hasMessageContaining("lastval is not yet defined");
        }
    }

    @Test
    void whatTheSettingWasIsTold() {
        assertThat(runs("SET search_path TO other; SET check_function_bodies = off;")
                        .leaks())
                .containsExactlyInAnyOrder(
                        new SessionLeak("search_path", "\"$user\", public", "other"),
                        new SessionLeak("check_function_bodies", "on", "off"));
    }

    @Test
    void theTopOfADumpIsNothingSpecial() {
        assertThat(runs(TOP_OF_A_DUMP).leaks())
                .extracting(SessionLeak::what)
                .containsExactlyInAnyOrder(
                        "search_path", "check_function_bodies", "client_min_messages", "row_security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL search_path TO other",
                "SET LOCAL ROLE retort_guest; SELECT 1",
                "SET search_path TO other; SET search_path TO DEFAULT",
                "SET client_min_messages = notice",
                "CREATE TEMP TABLE x (id INT) ON COMMIT DROP",
                "SELECT pg_advisory_xact_lock(7)",
                "DECLARE c CURSOR FOR SELECT 1",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"
            })
    void whatEndsByItselfIsNoLeak(String sql) {
        assertThat(runs(sql + ";").leaks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE TEMP TABLE t_a2 (id serial) | temporary table t_a2",
                "CREATE TEMP VIEW \"T x\" AS SELECT 1 | temporary view T x",
                "CREATE TEMP SEQUENCE s | temporary sequence s",
                "CREATE FUNCTION pg_temp.f(i int) RETURNS int LANGUAGE sql AS 'SELECT 1' | temporary function f(i integer)",
                "PREPARE p AS SELECT 1 | prepared statement p",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1 | cursor c",
                "LISTEN news | listening to news",
                "SELECT pg_advisory_lock(7) | advisory lock 7",
                "SELECT pg_advisory_lock(-7) | advisory lock -7",
                "SELECT pg_advisory_lock_shared(1, -2) | advisory lock 1, -2 (shared)"
            })
    void anObjectOfTheSessionIsRemovedAndTold(String sql, String what) throws SQLException {
        scripts.script("a1", "none", sql + ";", "\n").table("a2", "a1");
        try (Connection connection = database.connect()) {
            RunResult result = onConnection(connection).upgrade("head");

            assertThat(result.steps().get(0).leaks()).singleElement().satisfies(leak -> assertThat(leak.describe())
                    .matches(what.replaceAll("[()]", ".").replace("pg_temp", "pg_temp\\w*")));
            assertThat(result.steps().get(1).leaks()).isEmpty();
            try (Statement statement = connection.createStatement();
                    ResultSet left = statement.executeQuery("SELECT (SELECT count(*) FROM pg_class WHERE"
                            + " relnamespace = pg_my_temp_schema()) + (SELECT count(*) FROM pg_proc WHERE"
                            + " pronamespace = pg_my_temp_schema()) + (SELECT count(*) FROM pg_locks WHERE"
                            + " locktype = 'advisory' AND pid = pg_backend_pid()) + (SELECT count(*) FROM"
                            + " pg_listening_channels()) + (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)"
                            + " + (SELECT count(*) FROM pg_cursors WHERE is_holdable)")) {
                left.next();
                assertThat(left.getInt(1)).isZero();
            }
        }
        assertThat(database.tables()).containsExactly("t_a2");
    }

    @Test
    void eachRevisionAnswersForItself() {
        scripts.script("a1", "none", "SET search_path TO other;", "\n")
                .script("a2", "a1", "SET search_path TO other;", "\n");

        assertThat(retort().upgrade("head").steps())
                .extracting(StepResult::leaks)
                .containsOnly(List.of(new SessionLeak("search_path", "\"$user\", public", "other")));
    }

    @Test
    void onlyWhatCanChangeTheSessionCostsALook() throws SQLException {
        scripts.table("a1", "none").table("a2", "a1").table("a3", "a2");
        retort().upgrade("head");
        int own = 1 + 1 + 1;
        int lookAtTheLock = 1;
        assertThat(statementsOf("a3") - statementsOf("a2"))
                .as("its statement, the version row, the history")
                .isEqualTo(own + lookAtTheLock);

        retort().downgrade("base");
        scripts.script("a2", "a1", "INSERT INTO t_a1 VALUES (2);", "\nDELETE FROM t_a1;")
                .script("a3", "a2", "INSERT INTO t_a1 VALUES (3);", "\nDELETE FROM t_a1;");
        assertThat(statementsOf("a3") - statementsOf("a2"))
                .as("one more, for the parents' rows, and one, so that numbers are forgotten")
                .isEqualTo(own + 1 + 1 + lookAtTheLock);
    }

    /** How many statements an upgrade from nothing sends, begin and commit not counted. */
    private int statementsOf(String target) throws SQLException {
        retort().downgrade("base");
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = database.connect()) {
            Connection counting = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().matches("createStatement|prepareStatement")) {
                            count.incrementAndGet();
                        }
                        return method.invoke(connection, arguments);
                    });
            onConnection(counting).upgrade(target);
        }
        return count.get();
    }

    @Test
    void aRevisionOutsideOfATransactionIsPutBackToo() {
        scripts.autocommitted("a1", "none", "SET search_path TO other; SET ROLE retort_guest;", "")
                .table("a2", "a1");

        RunResult result = retort().upgrade("head");

        assertThat(result.steps().get(0).leaks())
                .extracting(SessionLeak::what)
                .containsExactlyInAnyOrder("search_path", "role");
        assertThat(database.rows()).containsExactly("a2");
    }

    @Test
    void aFailureOutsideOfATransactionStillTellsTheVersionRows() throws SQLException {
        scripts.table("a1", "none")
                .autocommitted("a2", "a1", "SET ROLE retort_guest; SET search_path TO other; SELECT nothing;", "");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> onConnection(connection).upgrade("head")).hasMessageContaining("version rows: a1");
            assertThat(shown(connection, "role")).isEqualTo("none");
            assertThat(shown(connection, "search_path")).isEqualTo("\"$user\", public");
        }
    }

    @Test
    void aQueryOfAMigrationCanLeakAsWell() {
        scripts.table("a1", "none")
                .java("a2", "a1", "op.query(\"SELECT set_config('search_path', 'other', false)\");")
                .table("a3", "a2");

        assertThat(retort().upgrade("head").leaks())
                .containsExactly(new SessionLeak("search_path", "\"$user\", public", "other"));
        assertThat(database.rows()).containsExactly("a3");
    }

    @Test
    void theCallersSettingsComeBackAndItsObjectsStay() throws SQLException {
        scripts.script(
                        "a1",
                        "none",
                        "RESET search_path; RESET ROLE; SET TIME ZONE 'Asia/Tokyo'; RESET TIME ZONE;",
                        "\n")
                .table("a2", "a1");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA app; SET search_path TO app; CREATE TEMP TABLE mine (id INT);"
                    + " LISTEN mine; SET TIME ZONE 'Europe/Vienna'; SET ROLE pg_database_owner; RESET ROLE");

            RunResult result = onConnection(connection).upgrade("head");

            assertThat(result.leaks())
                    .containsExactlyInAnyOrder(
                            new SessionLeak("search_path", "app", "\"$user\", public"),
                            new SessionLeak("TimeZone", "Europe/Vienna", shown(connection, "log_timezone")));
            assertThat(shown(connection, "search_path")).isEqualTo("app");
            assertThat(shown(connection, "TimeZone")).isEqualTo("Europe/Vienna");
            statement.execute("TABLE mine");
        }
        assertThat(database.column("SELECT version_num FROM app.retort_version"))
                .containsExactly("a2");
        assertThat(database.column("SELECT schemaname FROM pg_tables WHERE tablename = 't_a2'"))
                .containsExactly("app");
    }

    @Test
    void theTablesStayWhereTheyWereFoundFirst() {
        database.execute("CREATE SCHEMA app");
        scripts.table("a1", "none").script("a2", "a1", "CREATE TABLE app.t_x (id INT);", "\n");
        retort().upgrade("a1");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO app, public");
            onConnection(connection).upgrade("head");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(database.rows()).containsExactly("a2");
        assertThat(database.column("SELECT schemaname FROM pg_tables WHERE tablename = 'retort_version'"))
                .containsExactlyInAnyOrder("other", "public");
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('" + setting + "')")) {
            row.next();
            return row.getString(1);
        }
    }

    @Nested
    class InOneTransaction {

        @Test
        void eachRevisionIsPutBackWhereItEnds() throws SQLException {
            scripts.script(
                            "a1",
                            "none",
                            "SET search_path TO other; SET LOCAL work_mem = '1MB'; CREATE TEMP TABLE t_a2 (id INT);",
                            "\n")
                    .table("a2", "a1")
                    .script("a3", "a2", "SET client_min_messages = error;", "\n");
            try (Connection connection = database.connect()) {
                RunResult result = configured()
                        .connection(connection)
                        .transactions(TransactionMode.PER_RUN)
                        .lockWait(Duration.ofSeconds(9))
                        .build()
                        .upgrade("head");

                assertThat(result.steps().get(0).leaks())
                        .extracting(SessionLeak::what)
                        .containsExactlyInAnyOrder("search_path", "work_mem", "temporary table t_a2");
                assertThat(result.steps().get(1).leaks()).isEmpty();
                assertThat(result.steps().get(2).leaks())
                        .extracting(SessionLeak::what)
                        .containsExactly("client_min_messages");
                assertThat(shown(connection, "search_path")).isEqualTo("\"$user\", public");
                assertThat(shown(connection, "client_min_messages")).isEqualTo("notice");
                assertThat(shown(connection, "lock_timeout")).isEqualTo("0");
            }
            assertThat(database.rows()).containsExactly("a3");
            assertThat(database.tables()).containsExactly("t_a2");
        }

        @Test
        void ofTheCallerTheyArePutBackAsWell() throws SQLException {
            scripts.script("a1", "none", "SET search_path TO other; SET ROLE retort_guest;", "\n")
                    .table("a2", "a1");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                RunResult result = configured()
                        .connection(connection)
                        .joinTransaction(true)
                        .build()
                        .upgrade("head");
                statement.execute("COMMIT");

                assertThat(result.steps().get(0).leaks())
                        .extracting(SessionLeak::what)
                        .containsExactlyInAnyOrder("search_path", "role");
                assertThat(shown(connection, "search_path")).isEqualTo("\"$user\", public");
                assertThat(shown(connection, "role")).isEqualTo("none");
            }
            assertThat(database.rows()).containsExactly("a2");
        }
    }

    @Test
    void limitsOfTimeAreNoLeaks() {
        scripts.script("a1", "none", "CREATE TABLE t_a1 AS SELECT 1 AS id;", "\n")
                .autocommitted("a2", "a1", "SELECT 1;", "")
                .script("a3", "a2", "SET search_path TO other;", "\n")
                .script("a4", "a3", "SET lock_timeout = '1h';", "\n");

        RunResult result = configured()
                .lockWait(Duration.ofSeconds(9))
                .statementTimeout(Duration.ofMinutes(1))
                .build()
                .upgrade("head");

        assertThat(result.leaks())
                .containsExactly(
                        new SessionLeak("search_path", "\"$user\", public", "other"),
                        new SessionLeak("lock_timeout", "0", "1h"));
    }
}
