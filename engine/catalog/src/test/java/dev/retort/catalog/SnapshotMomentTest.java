package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL schema is read as of one moment, and the caller's transaction and settings are as before. */
class SnapshotMomentTest {

    private static final String ONE =
            "drop table if exists two cascade; create table one (a int primary key, b int unique, c int check (c > 0));"
                    + " create view v as select a, b from one";
    private static final String TWO =
            "drop table if exists one cascade; create table two (x int primary key, y int); create view v as select y from two;"
                    + " create index i on two (y)";

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.postgres();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void whileTablesAreMadeAndDroppedItIsOneOfTheSchemasThatWere() throws SQLException {
        readsOnly(ONE, TWO, Duration.ofMillis(20));
    }

    /** Nothing here is locked by reading, so that changes fall between any two queries. */
    @Test
    void whileTypesAreMadeAndDroppedItIsOneOfTheSchemasThatWere() throws SQLException {
        readsOnly(
                "drop schema if exists two; drop type if exists of_two; create schema one; create type of_one as enum ('x')",
                "drop schema if exists one; drop type if exists of_one; create schema two; create type of_two as enum ('x')",
                Duration.ofMillis(1));
    }

    private void readsOnly(String first, String second, Duration between) throws SQLException {
        TestDatabases.run(connection, second);
        SchemaSnapshot two = SchemaSnapshot.of(connection);
        TestDatabases.run(connection, first);
        SchemaSnapshot one = SchemaSnapshot.of(connection);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> changes =
                CompletableFuture.supplyAsync(() -> changeUntil(done, List.of(second, first), between));
        SnapshotReader reader = new SnapshotReader();
        Set<SchemaSnapshot> seen = new HashSet<>();
        try {
            for (int i = 0; i < 40; i++) {
                seen.add(SchemaSnapshot.of(connection));
                seen.add(reader.read(connection));
            }
        } finally {
            done.set(true);
        }

        assertThat(changes.join()).isPositive();
        assertThat(seen).isSubsetOf(Set.of(one, two));
    }

    private int changeUntil(AtomicBoolean done, List<String> scripts, Duration between) {
        int changes = 0;
        try (Connection other =
                DriverManager.getConnection(connection.getMetaData().getURL(), "postgres", "")) {
            other.setAutoCommit(false);
            while (!done.get()) {
                TestDatabases.run(other, scripts.get(changes % 2));
                other.commit();
                changes++;
                LockSupport.parkNanos(between.toNanos());
            }
            return changes;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aTransactionThatWasBegunInSqlKeepsItsSettingsAndTheSessionItsOwn() throws SQLException {
        String session = one("show timezone");
        TestDatabases.run(connection, "begin; set local timezone = 'Asia/Tokyo'; create table t (a int)");

        assertThat(SchemaSnapshot.of(connection).find(ObjectKind.TABLE, "t")).isPresent();

        assertThat(one("show timezone")).isEqualTo("Asia/Tokyo");
        assertThat(one("show search_path")).contains("public");
        TestDatabases.run(connection, "commit");
        assertThat(one("show timezone")).isEqualTo(session);
        assertThat(SchemaSnapshot.of(connection).find(ObjectKind.TABLE, "t")).isPresent();
    }

    @Test
    void aTransactionOfTheDriverGoesOn() throws SQLException {
        connection.setAutoCommit(false);
        TestDatabases.run(connection, "create table t (a int)");
        for (SnapshotReader reader : List.of(new SnapshotReader(), new SnapshotReader(SnapshotOptions.everything()))) {
            assertThat(reader.read(connection).find(ObjectKind.TABLE, "t")).isPresent();
        }
        connection.commit();
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(one("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void aSequenceThatMayNotBeReadIsSaidToBeSo() throws SQLException {
        TestDatabases.run(
                connection, "create sequence s; drop role if exists reader_of_none; create role reader_of_none");
        connection.setAutoCommit(false);
        TestDatabases.run(connection, "set local role reader_of_none");
        SchemaSnapshot snapshot =
                SchemaSnapshot.of(connection, SnapshotOptions.standard().withSequencePositions());
        connection.rollback();
        connection.setAutoCommit(true);
        TestDatabases.run(connection, "drop role reader_of_none");

        assertThat(snapshot.find(ObjectKind.SEQUENCE, "s").orElseThrow().attribute("sequence position"))
                .contains("not readable");
    }

    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
