package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataSnapshotException;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.model.ModelSchemaException;
import dev.retort.schema.MetaData;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the caller began on PostgreSQL goes on as it was, whoever began it and whatever is refused meanwhile. */
class CallersTransactionTest {

    private static final MetaData MODEL = metaData()
            .table(table("users", column("id", bigInteger()).notNull()).primaryKey("id"));

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.postgres();
        run("create table users (id bigint not null primary key); insert into users values (1)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        TestDatabases.drop(connection);
    }

    private void run(String sql) throws SQLException {
        TestDatabases.run(connection, sql);
    }

    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String settings() throws SQLException {
        return one("select string_agg(name || '=' || setting, ' ' order by name) from pg_settings"
                + " where source in ('session', 'client') or name in ('transaction_isolation', 'search_path')");
    }

    @Test
    void dataIsReadInATransactionThatWasBegunInSql() throws SQLException {
        run("begin");
        run("set local timezone = 'Asia/Tokyo'");
        run("insert into users values (2)");
        String before = settings();
        assertThat(DataSnapshot.of(connection)).hasRowCount("users", 2);
        Assertions.assertThat(settings()).isEqualTo(before);
        run("commit");
        Assertions.assertThat(one("select count(*) from users")).isEqualTo("2");
    }

    @Test
    void aModelIsBuiltInATransactionThatWasBegunInSql() throws SQLException {
        run("begin");
        run("insert into users values (2)");
        assertThat(SchemaSnapshot.of(connection)).matchesModel(MODEL, connection);
        run("commit");
        Assertions.assertThat(one("select count(*) from users")).isEqualTo("2");
    }

    @Test
    void aTableThatCannotBeReadLeavesTheTransactionUsable() throws SQLException {
        run("drop role if exists without_rights; create role without_rights");
        connection.setAutoCommit(false);
        run("insert into users values (2)");
        run("set local role without_rights");
        String before = settings();
        assertThatThrownBy(() -> DataSnapshot.of(connection, Set.of("users")))
                .isInstanceOf(DataSnapshotException.class)
                .hasMessageContaining("the rows of table public.users couldn't be read")
                .hasMessageContaining("permission denied for table users")
                .hasMessageContaining("what to do: grant select on it to the connection's user, or name the tables");
        Assertions.assertThat(settings()).isEqualTo(before);
        run("reset role");
        connection.commit();
        connection.setAutoCommit(true);
        Assertions.assertThat(one("select count(*) from users")).isEqualTo("2");
    }

    @Test
    void aFailedTransactionStaysFailedAndIsTold() throws SQLException {
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> run("select 1/0")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DataSnapshot.of(connection))
                .isInstanceOf(DataSnapshotException.class)
                .hasMessageContaining("current transaction is aborted");
        assertThatThrownBy(() -> assertThat(schema).matchesModel(MODEL, connection))
                .isInstanceOf(ModelSchemaException.class)
                .hasMessageContaining("current transaction is aborted")
                .hasMessageContaining("not in a failed transaction");
        connection.rollback();
        assertThat(DataSnapshot.of(connection)).hasRowCount("users", 1);
    }
}
