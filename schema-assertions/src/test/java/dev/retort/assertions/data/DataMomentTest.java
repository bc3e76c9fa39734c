package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether all tables are read as of one moment, while another connection commits. */
class DataMomentTest {

    private static final String TABLES =
            "create table a_first (id int primary key); create table b_second (id int primary key);"
                    + "insert into a_first values (1); insert into b_second values (1);";

    private interface Hook {
        void before(String sql) throws SQLException;
    }

    /** The connection, with something that happens before each query. */
    private static Connection hooked(Connection connection, Hook hook) {
        return wrapped(
                Connection.class,
                connection,
                (method, result) ->
                        method.getName().equals("createStatement") ? hooked((Statement) result, hook) : result);
    }

    private static Statement hooked(Statement statement, Hook hook) {
        return (Statement) Proxy.newProxyInstance(
                DataMomentTest.class.getClassLoader(), new Class<?>[] {Statement.class}, (self, method, arguments) -> {
                    if (method.getName().equals("executeQuery")) {
                        hook.before((String) arguments[0]);
                    }
                    return called(statement, method, arguments);
                });
    }

    private interface Result {
        Object of(Method method, Object result);
    }

    private static <T> T wrapped(Class<T> type, T real, Result result) {
        return type.cast(Proxy.newProxyInstance(
                DataMomentTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> result.of(method, called(real, method, arguments))));
    }

    private static Object called(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Reads while another connection adds a row to both tables, just before the second table is read. */
    private static DataSnapshot readWhileWritten(Connection reader, Connection writer) {
        Hook hook = sql -> {
            if (sql.contains("b_second") && sql.contains("from")) {
                TestDatabases.run(writer, "insert into a_first values (2); insert into b_second values (2)");
            }
        };
        return DataSnapshot.of(hooked(reader, hook));
    }

    private static Connection another(Connection connection) throws SQLException {
        return DriverManager.getConnection(
                connection.getMetaData().getURL(), connection.getMetaData().getUserName(), "");
    }

    @Test
    void readsAllTablesOfPostgresqlAsOfOneMoment() throws SQLException {
        try (Connection reader = TestDatabases.postgres();
                Connection writer = another(reader)) {
            TestDatabases.run(reader, TABLES);
            DataSnapshot before = DataSnapshot.of(reader);
            assertThat(readWhileWritten(reader, writer)).isEqualTo(before);
            assertThat(DataSnapshot.of(reader).rowCount()).isEqualTo(4);
            assertThat(reader.getAutoCommit()).isTrue();
            assertThat(reader.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void leavesTheIsolationOfTheCallersTransactionAsItIs() throws SQLException {
        try (Connection reader = TestDatabases.postgres();
                Connection writer = another(reader)) {
            TestDatabases.run(reader, TABLES);
            reader.setAutoCommit(false);
            DataSnapshot mixed = readWhileWritten(reader, writer);
            assertThat(mixed.find("a_first").orElseThrow().rows()).hasSize(1);
            assertThat(mixed.find("b_second").orElseThrow().rows()).hasSize(2);
            assertThat(reader.getAutoCommit()).isFalse();
        }
    }

    @Test
    void readsAllTablesOfSqliteAsOfOneMoment(@TempDir Path directory) throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("moment.db");
        try (Connection reader = DriverManager.getConnection(url);
                Connection writer = DriverManager.getConnection(url)) {
            TestDatabases.run(reader, "pragma journal_mode = wal");
            TestDatabases.run(reader, TABLES);
            DataSnapshot before = DataSnapshot.of(reader);
            assertThat(readWhileWritten(reader, writer)).isEqualTo(before);
            assertThat(DataSnapshot.of(reader).rowCount()).isEqualTo(4);
        }
    }

    @Test
    void readsInsideOfATransactionThatWasBegunInSql() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, TABLES);
            DataSnapshot before = DataSnapshot.of(connection);
            TestDatabases.run(connection, "begin");
            TestDatabases.run(connection, "delete from a_first");
            assertThat(DataSnapshot.of(connection).rowCount()).isEqualTo(1);
            TestDatabases.run(connection, "rollback");
            assertThat(DataSnapshot.of(connection)).isEqualTo(before);
        }
    }

    @Test
    void leavesNoTransactionOpen(@TempDir Path directory) throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("open.db");
        try (Connection reader = DriverManager.getConnection(url);
                Connection writer = DriverManager.getConnection(url)) {
            TestDatabases.run(reader, TABLES);
            assertThat(DataSnapshot.of(reader).rowCount()).isEqualTo(2);
            TestDatabases.run(writer, "begin exclusive");
            TestDatabases.run(writer, "insert into a_first values (5)");
            TestDatabases.run(writer, "commit");
            assertThat(DataSnapshot.of(reader).rowCount()).isEqualTo(3);
        }
    }
}
