package dev.retort.junit.witness;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import java.sql.Connection;
import java.util.Objects;
import java.util.function.Predicate;

/** What came of asking SchemaCrawler about a schema that the harness has read itself. */
public sealed interface Testimony {

    /**
     * It was heard.
     *
     * @param agreement whether the snapshot says the same
     */
    record Heard(CrawlAgreement agreement) implements Testimony {
        /** Checks that it isn't null. */
        public Heard {
            Objects.requireNonNull(agreement, "agreement");
        }
    }

    /**
     * It has nothing to say.
     *
     * @param reason why
     */
    record Silent(String reason) implements Testimony {
        /** Checks that it isn't null. */
        public Silent {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Asks SchemaCrawler about a schema, and holds the snapshot of it against the answer.
     *
     * @param left tells the names of tables that the snapshot leaves out
     */
    static Testimony of(Connection connection, SchemaSnapshot snapshot, Predicate<String> left) {
        try {
            CrawlAgreement agreement = CrawlAgreement.between(SchemaCrawl.of(connection), snapshot, left);
            return agreement.facts() == 0 && agreement.isComplete()
                    ? new Silent("the schema is empty")
                    : new Heard(agreement);
        } catch (RetortException e) {
            return new Silent(e.problem().text().replaceAll("\\s*\n\\s*", "; "));
        } catch (RuntimeException e) {
            return new Silent("what SchemaCrawler says can't be compared: " + e);
        }
    }
}
