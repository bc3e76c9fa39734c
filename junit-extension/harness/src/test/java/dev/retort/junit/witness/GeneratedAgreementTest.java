package dev.retort.junit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Two readers that know nothing of each other tell the same of schemas that nobody thought of. */
class GeneratedAgreementTest {

    /** Five times as many with {@code mvn verify}. */
    private static final int SCHEMAS = Integer.getInteger("retort.generated.schemas", 40);

    private static final int AT_ONCE = 20;

    private final Set<String> aspects = new TreeSet<>();

    /** What is compared; each must be seen often, lest the agreement be about nothing. */
    private static final String[] EVERYWHERE = {
        "column",
        "type of",
        "default of",
        "generated column",
        "counting column",
        "primary key of",
        "foreign key of",
        "index",
        "columns of",
        "predicate of",
        "view",
        "definition of",
        "trigger of",
        "statement of",
        "table"
    };

    private static final String[] ONLY_POSTGRESQL = {
        "expression of",
        "condition of",
        "comment of",
        "check of",
        "check constraint",
        "unique constraint",
        "primary key constraint",
        "sequence",
        "labels of"
    };

    @Test
    void agreesOnSqlite() throws SQLException {
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            String ddl = GeneratedSchema.sqlite(seed);
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, ddl);
                SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
                assertAgreement(SchemaCrawl.of(connection), snapshot, ddl);
                assertThat(SchemaSnapshot.parse(snapshot.toText())).as(ddl).isEqualTo(snapshot);
            }
        }
        assertThat(aspects).contains(EVERYWHERE).contains("unique of");
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
                String which = "schemas %s to %s".formatted(first, first + AT_ONCE - 1);
                assertAgreement(SchemaCrawl.of(connection), snapshot, which);
                assertThat(snapshot.objects()).hasSizeGreaterThan(2 * AT_ONCE);
                connection.rollback();
            }
        }
        assertThat(aspects).contains(EVERYWHERE).contains(ONLY_POSTGRESQL);
    }

    private void assertAgreement(SchemaCrawl crawl, SchemaSnapshot snapshot, String description) {
        assertThat(CrawlAgreement.between(crawl, snapshot).toText())
                .as(description)
                .isEmpty();
        crawl.facts(any -> false).forEach(fact -> aspects.add(aspect(fact.toString())));
    }

    private static String aspect(String fact) {
        for (String aspect : ONLY_POSTGRESQL) {
            if (fact.startsWith(aspect + " ")) {
                return aspect;
            }
        }
        int of = fact.indexOf(" of ");
        boolean told = of > 0
                && fact.substring(0, of)
                        .matches(
                                "type|default|columns|predicate|definition|trigger|statement|unique|(primary|foreign) key");
        return told ? fact.substring(0, of + 3) : fact.replaceFirst("^((?:generated |counting )?\\w+) .*(?s:.*)", "$1");
    }
}
