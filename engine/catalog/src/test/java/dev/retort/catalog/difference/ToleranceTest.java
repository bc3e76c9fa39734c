package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each tolerance overlooks its own change and nothing else does. */
class ToleranceTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.postgres();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "COLUMN_ORDER ~ alter table t drop a; alter table t add a int",
                "SERVER_MADE_NAMES ~ alter table t rename constraint t_u_key to t_u_key1",
                "COMMENTS ~ comment on column t.a is 'x'; comment on table t is 'y'",
                "COMMENTS ~ comment on index t_u_key is 'x'; comment on sequence t_id_seq is 'y';"
                        + " comment on constraint t_id_not_null on t is 'z'",
                "GRANTS ~ grant usage on sequence t_id_seq to public",
                "GRANTS ~ grant select on t to public; grant update (a) on t to public",
                "SEQUENCE_POSITION ~ insert into t default values",
                "WHITE_SPACE ~ create or replace function f() returns int language sql as 'select  1'",
                "CONSTRAINT_NAMES ~ alter table t rename constraint t_u_key to one_u",
                "EXTENSIONS ~ create extension if not exists pg_trgm with schema pg_catalog",
                "STORAGE ~ alter table t set (fillfactor = 50); alter table t alter a set statistics 9",
                "STORAGE ~ alter index t_u_key set (fillfactor = 50)",
            })
    void overlooksItsOwnChangeOnly(Tolerance tolerance, String change) throws SQLException {
        TestDatabases.run(
                connection,
                """
                create table t (id int generated always as identity, a int, b int, u int unique);
                create function f() returns int language sql as 'select 1'""");
        SchemaSnapshot before = read();
        TestDatabases.run(connection, change);
        SchemaSnapshot after = read();

        for (Tolerance one : Tolerance.values()) {
            List<Change> changes =
                    SchemaDifference.between(before, after, Set.of(one)).changes();
            boolean wider = tolerance == Tolerance.SERVER_MADE_NAMES && one == Tolerance.CONSTRAINT_NAMES;
            assertThat(changes.isEmpty()).as("%s with %s", change, one).isEqualTo(one == tolerance || wider);
        }
    }

    private SchemaSnapshot read() {
        return SchemaSnapshot.of(connection, SnapshotOptions.everything());
    }
}
