package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOnPostgresqlTest extends RunContract {

    RunOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Test
    void createsAnIndexConcurrentlyOutsideOfATransaction() {
        scripts.table("a1", "none")
                .autocommitted(
                        "a2", "a1", "CREATE INDEX CONCURRENTLY ix_a1 ON t_a1 (id);", "DROP INDEX CONCURRENTLY ix_a1;");

        retort().upgrade("head");

        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE tablename = 't_a1'"))
                .contains("ix_a1");
        assertThat(database.rows()).containsExactly("a2");
        assertThat(retort().downgrade("-1").heads()).containsExactly("a1");
    }

    @Test
    void keepsItsTablesInASchemaOfTheirOwn() {
        database.execute("CREATE SCHEMA ops");
        scripts.table("a1", "none");

        configured()
                .versionTableSchema("ops")
                .versionTable("alembic_version")
                .build()
                .upgrade("head");

        assertThat(database.column("SELECT version_num FROM ops.alembic_version"))
                .containsExactly("a1");
        assertThat(database.column("SELECT revision FROM ops.retort_history")).containsExactly("a1");
        assertThat(database.column("SELECT contype FROM pg_constraint WHERE conname = 'alembic_version_pkc'"))
                .containsExactly("p");
    }

    @Test
    void findsItsTablesByTheSearchPath() throws SQLException {
        scripts.table("a1", "none");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA app");
            statement.execute("SET search_path TO app");
            onConnection(connection).upgrade("head");

            assertThat(onConnection(connection).isAtHead()).isTrue();
        }
        assertThat(database.column("SELECT schemaname FROM pg_tables WHERE tablename = 'retort_version'"))
                .containsExactly("app");
        assertThat(retort().isAtHead()).isFalse();
    }
}
