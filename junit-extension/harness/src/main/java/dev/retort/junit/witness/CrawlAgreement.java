package dev.retort.junit.witness;

import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whether SchemaCrawler and the snapshot tell the same of all that SchemaCrawler sees rightly: tables; columns with
 * place, type, nullability, default, whether they are generated or count by themselves; keys, foreign keys with their
 * actions, indexes with their columns; views and triggers; on PostgreSQL also checks, deferrability, sequences, labels of
 * enum types and comments. Tables of extensions are told only by SchemaCrawler.
 *
 * @param onlyCrawled facts that only SchemaCrawler tells
 * @param onlyInSnapshot facts that only the snapshot tells
 */
public record CrawlAgreement(List<String> onlyCrawled, List<String> onlyInSnapshot) {

    /** Copies the lists. */
    public CrawlAgreement {
        onlyCrawled = List.copyOf(onlyCrawled);
        onlyInSnapshot = List.copyOf(onlyInSnapshot);
    }

    /** Compares what both told of the same schema. */
    public static CrawlAgreement between(SchemaCrawl crawl, SchemaSnapshot snapshot) {
        NavigableSet<String> crawled = crawl.facts();
        NavigableSet<String> read = new SnapshotFacts(snapshot).facts();
        return new CrawlAgreement(without(crawled, read), without(read, crawled));
    }

    private static List<String> without(NavigableSet<String> facts, NavigableSet<String> others) {
        NavigableSet<String> rest = new TreeSet<>(facts);
        rest.removeAll(others);
        return List.copyOf(rest);
    }

    /** Whether both tell the same. */
    public boolean isComplete() {
        return onlyCrawled.isEmpty() && onlyInSnapshot.isEmpty();
    }

    /** The facts that only one of them tells, one a line; empty if they agree. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        onlyCrawled.forEach(
                fact -> text.append("only SchemaCrawler: ").append(fact).append('\n'));
        onlyInSnapshot.forEach(
                fact -> text.append("only the snapshot: ").append(fact).append('\n'));
        return text.toString();
    }
}
