package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for a PostgreSQL server wherever it comes from. */
interface PostgresContract {

    DatabaseServer server();

    @Test
    default void aNewDatabaseIsEmptyAndSpeaksUnicode() throws SQLException {
        try (TestDatabase database = server().create("Ärger & mehr")) {
            assertThat(Sql.column(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .isEmpty();
            assertThat(Sql.column(database, "SHOW server_encoding")).containsExactly("UTF8");
            assertThat(Sql.column(database, "SELECT current_database()")).containsExactly(database.name());
            assertThat(database.name()).contains("rger_mehr");
        }
    }

    @Test
    default void clonesHaveTheFrozenStateAndAreIndependent() throws SQLException {
        TestDatabase database = server().create("x");
        Sql.run(database, "CREATE TABLE t (a text)", "INSERT INTO t VALUES ('frozen')");
        TestDatabase.Template template = database.freeze();
        Sql.run(database, "INSERT INTO t VALUES ('later')");
        TestDatabase one = template.clone("one");
        Sql.run(one, "INSERT INTO t VALUES ('one')");

        assertThat(Sql.column(one, "SELECT a FROM t")).containsExactly("frozen", "one");
        assertThat(Sql.column(template.clone("two"), "SELECT a FROM t")).containsExactly("frozen");
        assertThat(Sql.column(database, "SELECT a FROM t")).containsExactly("frozen", "later");
    }

    @Test
    default void anOpenConnectionKeepsADatabaseFromBeingFrozenAndIsNamed() throws SQLException {
        TestDatabase database = server().create("busy");
        try (Connection connection = database.connect()) {
            connection.setClientInfo("ApplicationName", "the culprit");

            assertThatThrownBy(database::freeze)
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("the database is in use")
                    .hasMessageContaining("the culprit")
                    .hasMessageContaining("close all connections");
        }
        database.freeze().close();
    }

    @Test
    default void aClosedTemplateMakesNoMoreClones() throws SQLException {
        TestDatabase.Template template = server().create("x").freeze();
        TestDatabase clone = template.clone("y");
        template.close();

        assertThatThrownBy(() -> template.clone("z")).isInstanceOf(TestDatabaseException.class);
        assertThat(Sql.column(clone, "SELECT 1")).containsExactly("1");
    }

    @Test
    default void severalThreadsCanWorkAtOnce() throws Exception {
        TestDatabase database = server().create("x");
        Sql.run(database, "CREATE TABLE t (a int)");
        TestDatabase.Template template = database.freeze();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<String>>> results = threads.invokeAll(IntStream.range(0, 30)
                    .<Callable<List<String>>>mapToObj(i -> () -> {
                        try (TestDatabase clone = template.clone("n" + i);
                                TestDatabase fresh = server().create("fresh")) {
                            Sql.run(clone, "INSERT INTO t VALUES (" + i + ")");
                            Sql.run(fresh, "CREATE TABLE t (a int)");
                            return Sql.column(clone, "SELECT a FROM t");
                        }
                    })
                    .toList());
            for (int i = 0; i < 30; i++) {
                assertThat(results.get(i).get()).containsExactly(String.valueOf(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
