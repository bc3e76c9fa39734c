package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteServerTest {

    private Path directory;
    private DatabaseServers servers;
    private DatabaseServer server;

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary;
        servers = Settings.servers(Map.of(DatabaseSettings.DIRECTORY, directory.toString()));
        server = Settings.ready(servers, "sqlite");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void tellsWhatItIs() {
        assertThat(server.displayName()).matches("SQLite 3\\.[0-9.]+");
        assertThat(server.kind()).isEqualTo(DatabaseKind.SQLITE);
        assertThat(server.origin()).isEqualTo(DatabaseServer.Origin.FILES);
    }

    @Test
    void aNewDatabaseIsEmptyAndOfItsOwn() throws SQLException {
        TestDatabase first = server.create("same name");
        TestDatabase second = server.create("same name");
        Sql.run(first, "CREATE TABLE t (a)");

        assertThat(Sql.column(second, "SELECT name FROM sqlite_master")).isEmpty();
        assertThat(first.name()).contains("same_name").isNotEqualTo(second.name());
    }

    @Test
    void waitsForLocksAndLeavesForeignKeysToTheEngine() throws SQLException {
        TestDatabase database = server.create("x");

        assertThat(Sql.column(database, "PRAGMA busy_timeout")).containsExactly("10000");
        assertThat(Sql.column(database, "PRAGMA foreign_keys")).containsExactly("0");
    }

    @Test
    void clonesHaveTheFrozenStateAndAreIndependent() throws SQLException {
        TestDatabase database = server.create("x");
        Sql.run(database, "CREATE TABLE t (a)", "INSERT INTO t VALUES ('frozen')");
        TestDatabase.Template template = database.freeze();
        Sql.run(database, "INSERT INTO t VALUES ('later')");
        TestDatabase one = template.clone("one");
        Sql.run(one, "INSERT INTO t VALUES ('one')");

        assertThat(Sql.column(one, "SELECT a FROM t")).containsExactly("frozen", "one");
        assertThat(Sql.column(template.clone("two"), "SELECT a FROM t")).containsExactly("frozen");
        assertThat(Sql.column(database, "SELECT a FROM t")).containsExactly("frozen", "later");
    }

    @Test
    void whatIsOnlyInTheWriteAheadLogIsFrozenToo() throws SQLException {
        TestDatabase database = server.create("wal");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("CREATE TABLE t (a)");
            statement.execute("INSERT INTO t VALUES ('in the log')");

            TestDatabase clone = database.freeze().clone("wal");

            assertThat(Sql.column(clone, "SELECT a FROM t")).containsExactly("in the log");
            assertThat(Sql.column(clone, "PRAGMA journal_mode")).containsExactly("wal");
        }
    }

    @Test
    void anUnfinishedTransactionIsNotFrozen() throws SQLException {
        TestDatabase database = server.create("x");
        Sql.run(database, "CREATE TABLE t (a)");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES ('uncommitted')");

            assertThat(Sql.column(database.freeze().clone("y"), "SELECT a FROM t"))
                    .isEmpty();
            connection.rollback();
        }
    }

    @Test
    void anExclusiveWriterKeepsADatabaseFromBeingFrozen() throws SQLException {
        TestDatabase database = server.create("busy");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(database::freeze)
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("cannot be made a template")
                    .hasMessageContaining("end the transactions");
        }
    }

    @Test
    void rowIdentifiersSurvive() throws SQLException {
        TestDatabase database = server.create("x");
        Sql.run(database, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2), (3)", "DELETE FROM t WHERE a < 3");

        assertThat(Sql.column(database.freeze().clone("y"), "SELECT rowid FROM t"))
                .containsExactly("3");
    }

    @Test
    void aClosedTemplateMakesNoMoreClones() {
        TestDatabase database = server.create("x");
        TestDatabase.Template template = database.freeze();
        TestDatabase clone = template.clone("y");
        template.close();
        template.close();

        assertThatThrownBy(() -> template.clone("z")).isInstanceOf(TestDatabaseException.class);
        assertThat(Files.exists(file(clone))).isTrue();
    }

    @Test
    void closingRemovesTheFileAndItsCompanions() throws SQLException, IOException {
        TestDatabase database = server.create("x");
        Sql.run(database, "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        Path parent = file(database).getParent();
        database.close();
        database.close();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void theDirectoryGoesAtTheEndUnlessADatabaseIsKept() throws IOException {
        TestDatabase kept = server.create("kept");
        kept.keep();
        kept.close();
        server.create("forgotten");
        servers.close();

        assertThat(files()).hasSize(2).contains(file(kept)).allMatch(path -> path.toString()
                .contains("kept"));
        assertThat(kept.howToConnect()).isEqualTo("sqlite3 '" + file(kept) + "'");
    }

    @Test
    void nothingIsLeftAtTheEnd() throws IOException {
        server.create("x").freeze();
        servers.close();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void severalThreadsCanWorkAtOnce() throws Exception {
        TestDatabase database = server.create("x");
        Sql.run(database, "CREATE TABLE t (a)");
        TestDatabase.Template template = database.freeze();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> results = threads.invokeAll(IntStream.range(0, 64)
                    .<Callable<List<String>>>mapToObj(i -> () -> {
                        try (TestDatabase clone = template.clone("n" + i)) {
                            Sql.run(clone, "INSERT INTO t VALUES (" + i + ")");
                            return Sql.column(clone, "SELECT a FROM t");
                        }
                    })
                    .toList());
            for (int i = 0; i < 64; i++) {
                assertThat(results.get(i).get()).containsExactly(String.valueOf(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Path file(TestDatabase database) {
        return Path.of(database.url().substring("jdbc:sqlite:".length()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
