package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes a schema on each real database, reads both, and leaves nothing behind. */
final class BothDatabases implements AutoCloseable {

    private final Connection postgres;

    BothDatabases() throws SQLException {
        postgres = TestDatabases.postgres();
        postgres.setAutoCommit(false);
    }

    Connection postgres() {
        return postgres;
    }

    SchemaSnapshot sqlite(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    SchemaSnapshot postgres(String sql) throws SQLException {
        TestDatabases.run(postgres, sql);
        SchemaSnapshot snapshot = SchemaSnapshot.of(postgres);
        postgres.rollback();
        return snapshot;
    }

    CrossDatabaseDifference between(String sqlite, String postgresql) throws SQLException {
        return between(sqlite, postgresql, CrossDatabaseRules.standard());
    }

    CrossDatabaseDifference between(String sqlite, String postgresql, CrossDatabaseRules rules) throws SQLException {
        return CrossDatabaseDifference.between(sqlite(sqlite), postgres(postgresql), rules);
    }

    List<String> changes(String sqlite, String postgresql) throws SQLException {
        return between(sqlite, postgresql).changes().stream()
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() throws SQLException {
        postgres.close();
    }
}
