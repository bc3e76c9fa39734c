package dev.retort.junit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas that nobody thought of: every table is filled, and the database refuses no insert. */
class RandomSchemasTest {

    /** Many more with {@code mvn verify}. */
    private static final int SCHEMAS = Integer.getInteger("retort.random.schemas", 40);

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyTableIsFilledAndNoInsertFails(DatabaseKind database) throws SQLException {
        List<String> wrong = new ArrayList<>();
        Tally tally = new Tally();
        try (Connection server =
                database == DatabaseKind.POSTGRESQL ? TestDatabases.postgres() : TestDatabases.sqlite()) {
            for (long seed = 1; seed <= SCHEMAS; seed++) {
                String ddl = RandomSchema.of(seed, database);
                if (database == DatabaseKind.POSTGRESQL) {
                    fill(server, ddl, seed, wrong, tally);
                } else {
                    try (Connection connection = TestDatabases.sqlite()) {
                        Query.run(connection, "pragma foreign_keys = on");
                        fill(connection, ddl, seed, wrong, tally);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tally.tables).isGreaterThan(2 * SCHEMAS);
    }

    private static final class Tally {
        private int tables;
    }

    private static void fill(Connection connection, String ddl, long seed, List<String> wrong, Tally tally)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            TestDatabases.run(connection, ddl);
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            GeneratedRows rows = RowGenerator.seeded(seed).fill(connection, schema);
            tally.tables += rows.coverage().tables().size();
            List<String> found = new ArrayList<>();
            rows.untested().forEach(table -> found.add(table.toString()));
            rows.refusals().stream().limit(4).forEach(found::add);
            if (!found.isEmpty()) {
                wrong.add("seed " + seed + ": " + String.join("\n  ", found) + "\n" + ddl);
            }
        } catch (SQLException e) {
            throw new SQLException("seed " + seed + ": " + e.getMessage() + "\n" + ddl, e);
        } finally {
            connection.rollback();
        }
    }
}
