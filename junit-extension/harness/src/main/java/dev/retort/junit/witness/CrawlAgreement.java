package dev.retort.junit.witness;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import java.sql.Connection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether SchemaCrawler and the snapshot tell the same of all that SchemaCrawler sees rightly: tables; columns with
 * place, type, nullability, default, whether they are generated or count by themselves; keys, foreign keys with their
 * actions, indexes with their columns; views and triggers; on PostgreSQL also checks, deferrability, sequences, labels
 * of enum types and comments. What belongs to an extension is left out.
 */
public final class CrawlAgreement {

    private final int facts;
    private final NavigableSet<Fact> onlyCrawled;
    private final NavigableSet<Fact> onlyRead;

    private CrawlAgreement(NavigableSet<Fact> crawled, NavigableSet<Fact> read) {
        this.facts = crawled.size();
        this.onlyCrawled = without(crawled, read);
        this.onlyRead = without(read, crawled);
    }

    private static NavigableSet<Fact> without(NavigableSet<Fact> facts, NavigableSet<Fact> others) {
        NavigableSet<Fact> rest = new TreeSet<>(facts);
        rest.removeAll(others);
        return rest;
    }

    /** Compares what both tell of the same schema. */
    public static CrawlAgreement between(SchemaCrawl crawl, SchemaSnapshot snapshot) {
        return between(crawl, snapshot, any -> false);
    }

    /**
     * Compares what both tell of the same schema.
     *
     * @param left tells the names of tables that the snapshot leaves out
     */
    public static CrawlAgreement between(SchemaCrawl crawl, SchemaSnapshot snapshot, Predicate<String> left) {
        return new CrawlAgreement(crawl.facts(left), new SnapshotFacts(snapshot).facts());
    }

    /** Whether both tell the same. */
    public boolean isComplete() {
        return onlyCrawled.isEmpty() && onlyRead.isEmpty();
    }

    /** How many things SchemaCrawler tells. */
    public int facts() {
        return facts;
    }

    /** The things of which they tell different things, sorted, such as {@code type of public.users.email}. */
    public List<String> disputed() {
        return Stream.concat(onlyCrawled.stream(), onlyRead.stream())
                .map(Fact::about)
                .distinct()
                .sorted()
                .toList();
    }

    /** What each of the two says about one thing: two lines. */
    public List<String> statements(String disputed) {
        return List.of(
                "SchemaCrawler says: " + said(onlyCrawled, disputed), "the snapshot says: " + said(onlyRead, disputed));
    }

    private static String said(NavigableSet<Fact> facts, String about) {
        String said = facts.stream()
                .filter(fact -> fact.about().equals(about))
                .map(Fact::value)
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? "nothing" : said.replaceAll("\\s+", " ");
    }

    /** The facts that only one of them tells, one a line; empty if they agree. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        onlyCrawled.forEach(
                fact -> text.append("only SchemaCrawler: ").append(fact).append('\n'));
        onlyRead.forEach(fact -> text.append("only the snapshot: ").append(fact).append('\n'));
        return text.toString();
    }

    /** What came of asking SchemaCrawler about a schema that the harness has read itself. */
    public sealed interface Testimony {

        /**
         * It was heard.
         *
         * @param agreement whether the snapshot says the same
         */
        record Heard(CrawlAgreement agreement) implements Testimony {}

        /**
         * It has nothing to say.
         *
         * @param reason why
         */
        record Silent(String reason) implements Testimony {}

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
}
