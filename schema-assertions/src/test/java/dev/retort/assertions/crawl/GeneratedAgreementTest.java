package dev.retort.assertions.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.difference.TestDatabases;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Two readers that know nothing of each other tell the same of schemas that nobody thought of. */
class GeneratedAgreementTest {

    private static final int SCHEMAS = 200;
    private static final int AT_ONCE = 20;

    @Test
    void agreesOnSqlite() throws SQLException {
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            String ddl = GeneratedSchema.sqlite(seed);
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, ddl);
                SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
                assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), snapshot)
                                .toText())
                        .as(ddl)
                        .isEmpty();
                assertThat(SchemaSnapshot.parse(snapshot.toText())).as(ddl).isEqualTo(snapshot);
            }
        }
    }

    @Test
    void agreesOnPostgresql() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            connection.setAutoCommit(false);
            for (long first = 1; first <= SCHEMAS; first += AT_ONCE) {
                StringBuilder ddl = new StringBuilder();
                for (long seed = first; seed < first + AT_ONCE; seed++) {
                    ddl.append(GeneratedSchema.postgres(seed)).append('\n');
                }
                TestDatabases.run(connection, ddl.toString());
                SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
                assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), snapshot)
                                .toText())
                        .as("schemas %s to %s", first, first + AT_ONCE - 1)
                        .isEmpty();
                assertThat(snapshot.objects()).hasSizeGreaterThan(2 * AT_ONCE);
                connection.rollback();
            }
        }
    }
}
