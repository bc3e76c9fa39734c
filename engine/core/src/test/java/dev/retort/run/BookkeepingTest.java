package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the way of the engine's own tables on PostgreSQL, what is said about it, and that the cures cure it. */
class BookkeepingTest {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final ScriptFolder scripts;
    private final PostgresDatabase database;
    private final String user = "user_" + COUNTER.incrementAndGet();

    BookkeepingTest(@TempDir Path directory) throws SQLException {
        this.scripts = new ScriptFolder(directory).table("a1", "none").table("a2", "a1");
        this.database = PostgresServer.createDatabase();
        database.execute("CREATE ROLE " + user + " LOGIN");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP OWNED BY " + user + " CASCADE; DROP ROLE " + user);
        database.close();
    }

    private String url() throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getURL().replaceAll("\\?.*", "") + "?user=" + user;
        }
    }

    private Retort retort() throws SQLException {
        return Retort.configure().url(url()).scripts(scripts.location()).build();
    }

    private RetortException refused() throws SQLException {
        Retort retort = retort();
        RetortException refused = catchThrowableOfType(RetortException.class, () -> retort.upgrade("head"));
        assertThat(database.column("SELECT count(*) FROM pg_tables WHERE tablename LIKE 't\\_%'"))
                .as("nothing was done")
                .containsExactly("0");
        return refused;
    }

    private void worksAfter(String cure) throws SQLException {
        database.execute(cure);
        assertThat(retort().upgrade("head").heads()).containsExactly("a2");
    }

    @Test
    void aUserWhoMayNotCreateTables() throws SQLException {
        assertThat(refused())
                .isInstanceOf(BookkeepingException.class)
                .hasMessageStartingWith("our own table public.retort_version can't be created\n")
                .hasMessageContaining("permission denied for schema public")
                .hasMessageContaining("grant the privilege (GRANT …")
                .hasMessageContaining("version_table = \"schema.retort_version\"");
        worksAfter("GRANT CREATE ON SCHEMA public TO " + user);
    }

    @Test
    void aSchemaWhereTheUserMay() throws SQLException {
        database.execute(
                "CREATE SCHEMA own AUTHORIZATION " + user + "; ALTER ROLE " + user + " SET search_path = public");
        scripts.script("a1", "none", "CREATE TABLE own.t_a (n int);", "").script("a2", "a1", "SELECT 1;", "");
        assertThat(refused()).isInstanceOf(BookkeepingException.class);

        assertThat(Retort.configure()
                        .url(url())
                        .versionTableSchema("own")
                        .scripts(scripts.location())
                        .build()
                        .upgrade("head")
                        .heads())
                .containsExactly("a2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER ROLE me SET search_path = '' | search_path: \"\" | ALTER ROLE me SET search_path = public",
                "ALTER ROLE me SET search_path = nowhere, hidden | search_path: nowhere, hidden | CREATE SCHEMA nowhere"
                        + " AUTHORIZATION me",
                "ALTER ROLE me SET search_path = hidden | search_path: hidden | GRANT ALL ON SCHEMA hidden TO me"
            })
    void aSearchPathThatLeadsNowhere(String sql, String path, String cure) throws SQLException {
        database.execute("CREATE SCHEMA hidden; GRANT CREATE ON SCHEMA public TO " + user);
        database.execute(sql.replace("me", user));
        assertThat(refused())
                .hasMessageStartingWith("no schema of the search path is there, or this user may not use it\n")
                .hasMessageContaining(path)
                .hasMessageContaining("schemas: public\n")
                .hasMessageContaining("ALTER ROLE … SET search_path = ");
        Retort retort = retort();
        assertThatThrownBy(retort::current).hasMessageContaining(path);
        worksAfter(cure.replace(" me", " " + user));
    }

    @Test
    void aSearchPathOfTheUrlThatLeadsNowhere() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + user);
        for (String given : List.of("currentSchema=nowhere", "options=-csearch_path%3Dnowhere")) {
            Retort retort = Retort.configure()
                    .url(url() + "&" + given)
                    .scripts(scripts.location())
                    .build();
            assertThatThrownBy(() -> retort.upgrade("head"))
                    .hasMessageContaining("search_path: nowhere")
                    .hasMessageContaining("in the URL, currentSchema=…");
            assertThatThrownBy(retort::isAtHead).hasMessageContaining("search_path: nowhere");
        }
        worksAfter("SELECT 1");
    }

    @Test
    void aRevisionWhoseOwnSearchPathLeadsNowhere() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + user);
        scripts.script("a1", "none", "SET search_path TO nowhere; CREATE TABLE t_a (n int);", "");
        assertThat(refused())
                .hasMessageContaining("search_path: \"$user\", public")
                .hasMessageContaining("this revision, which sets another in which no schema is there");
        scripts.script("a1", "none", "SET search_path TO nowhere; CREATE TABLE public.t_a (n int);", "");
        worksAfter("SELECT 1");
    }

    @Test
    void aSessionThatIsReadOnly() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + user + "; ALTER ROLE " + user
                + " SET default_transaction_read_only = on");
        assertThat(refused())
                .hasMessageContaining("read-only transaction")
                .hasMessageContaining("as a user without default_transaction_read_only");
        worksAfter("ALTER ROLE " + user + " RESET default_transaction_read_only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET transaction_read_only = on",
                "SET TRANSACTION READ ONLY",
                "SELECT set_config('transaction_read_only', 'on', true)",
                "SET transaction_read_only = on; CREATE TABLE t_b (n int)"
            })
    void aRevisionThatMakesItsTransactionReadOnly(String sql) throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + user);
        scripts.script("a1", "none", "CREATE TABLE t_a (n int);", "").script("a2", "a1", sql + ";", "");
        Retort retort = retort();
        assertThatThrownBy(() -> retort.upgrade("head"))
                .hasMessageContaining("read-only transaction")
                .hasMessageContaining("remove SET TRANSACTION READ ONLY, or SET transaction_read_only = on")
                .hasMessageNotContaining("version_table =");
        scripts.script("a2", "a1", sql.replaceFirst("^[^;]*;? ?", "SELECT 1; "), "");
        assertThat(retort().upgrade("head").heads()).containsExactly("a2");
    }

    @Test
    void tablesThatAnotherUserOwns() throws SQLException {
        try (Connection owner = database.connect()) {
            Retort.configure()
                    .connection(owner)
                    .scripts(scripts.location())
                    .build()
                    .stamp("base");
            Retort.configure()
                    .connection(owner)
                    .scripts(scripts.location())
                    .build()
                    .ensureVersionTable();
        }
        database.execute("GRANT CREATE ON SCHEMA public TO " + user);
        assertThat(refused())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("permission denied for table retort_version")
                .hasMessageContaining("grant the privilege");

        database.execute("GRANT SELECT ON retort_version, retort_history TO " + user);
        assertThat(refused())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("cause: our own table public.retort_version can't be written")
                .hasMessageContaining("permission denied for table retort_version")
                .hasMessageContaining("rolled back");
        worksAfter("GRANT ALL ON retort_version, retort_history TO " + user);
    }

    @Test
    void aUserWithOneConnection() throws SQLException {
        database.execute("ALTER ROLE " + user + " CONNECTION LIMIT 1");
        worksAfter("GRANT CREATE ON SCHEMA public TO " + user);
    }

    @Test
    void aUserWithoutAnyConnection() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + user + "; ALTER ROLE " + user + " CONNECTION LIMIT 0");
        assertThat(refused())
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("no connection left for this user")
                .hasMessageContaining("CONNECTION LIMIT");
        worksAfter("ALTER ROLE " + user + " CONNECTION LIMIT 2");
    }

    @Test
    void aPoolOfOneConnection() {
        assertThat(Retort.configure()
                        .dataSource(new ConnectionsOnly(poolOfOne()))
                        .scripts(scripts.location())
                        .build()
                        .upgrade("head")
                        .heads())
                .containsExactly("a2");
    }

    @Test
    void anIdThatTheVersionTableIsTooNarrowFor() throws SQLException {
        String id = "2024-01-15-a-migration-whose-name-says-all-of-it";
        scripts.table(id.replace("-", "_"), "a2");
        database.execute("GRANT CREATE ON SCHEMA public TO " + user
                + "; CREATE TABLE retort_version (version_num varchar(32) NOT NULL PRIMARY KEY); GRANT ALL ON retort_version TO "
                + user);
        assertThat(refused())
                .isInstanceOfSatisfying(
                        RetortException.class, it -> assertThat(it.code()).isEqualTo("version-column-too-short"))
                .hasMessageContaining("takes 32 characters, but an id has " + id.length())
                .hasMessageContaining("revision: " + id.replace("-", "_"));
        String message = refused().getMessage();
        database.execute(message.substring(message.indexOf("ALTER TABLE")));
        assertThat(retort().upgrade("head").heads()).containsExactly(id.replace("-", "_"));
    }

    /** Gives one connection at a time, as a pool of that size does. */
    private TestDatabase poolOfOne() {
        Semaphore free = new Semaphore(1);
        return new TestDatabase() {
            @Override
            public Connection connect() throws SQLException {
                if (!free.tryAcquire()) {
                    throw new SQLTransientConnectionException("Connection is not available, request timed out");
                }
                Connection connection = database.connect();
                return (Connection) Proxy.newProxyInstance(
                        BookkeepingTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                free.release();
                            }
                            return method.invoke(connection, arguments);
                        });
            }

            @Override
            public String url() {
                return database.url();
            }

            @Override
            public void close() {}
        };
    }
}
