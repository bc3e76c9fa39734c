package dev.retort.catalog.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks for the marks of catalogues: what changes whenever one of their rows does. */
final class PostgresMarks {

    /** Since 18 there is a function for it; a row's hash is slower. */
    private static final int WITH_HASH_OF_XID = 18;

    private static final Map<Boolean, String> TOTALS = new HashMap<>();

    private final PostgresReading reading;
    private final boolean hashesXid;

    PostgresMarks(Connection connection, PostgresReading reading) throws SQLException {
        this.reading = reading;
        this.hashesXid = connection.getMetaData().getDatabaseMajorVersion() >= WITH_HASH_OF_XID;
    }

    /**
     * The sum of a catalogue's marks, and a guess of which objects changed.
     *
     * @param mark all rows' marks, xor
     * @param ids all rows' object numbers, xor
     * @param recent the numbers of objects whose rows were written lately
     */
    record Total(long mark, long ids, Set<Long> recent) {

        static final Total NONE = new Total(0, 0, Set.of());
    }

    /**
     * One look at all catalogues.
     *
     * @param byCatalog by the catalogues' names; none for one without rows
     * @param horizon the oldest transaction that may still have written what isn't seen yet
     */
    record Totals(Map<String, Total> byCatalog, String horizon) {

        Total of(MarkedCatalog catalog) {
            return byCatalog.getOrDefault(catalog.name(), Total.NONE);
        }
    }

    /** What was written since that transaction counts as recent. */
    Totals totals(String since) throws SQLException {
        return reading.ask(totalsQuery(), PostgresMarks::totals, since);
    }

    private static Totals totals(ResultSet rows) throws SQLException {
        Map<String, Total> totals = new HashMap<>();
        String horizon = "";
        while (rows.next()) {
            String name = rows.getString(1);
            long mark = rows.getLong(2);
            if (name.equals("horizon")) {
                horizon = String.valueOf(rows.getString(4));
            } else if (!rows.wasNull()) {
                totals.put(name, new Total(mark, rows.getLong(3), recent(rows.getString(4))));
            }
        }
        return new Totals(totals, horizon);
    }

    private static Set<Long> recent(String list) {
        return Stream.of(list.split(","))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private String totalsQuery() {
        synchronized (TOTALS) {
            return TOTALS.computeIfAbsent(
                    hashesXid,
                    any -> "with since (age) as (select age(nullif(?, '')::xid))\n"
                            + IntStream.range(0, MarkedCatalog.list().size())
                                    .mapToObj(this::total)
                                    .collect(Collectors.joining("\nunion all\n"))
                            + "\nunion all\nselect 'horizon', 0, 0, pg_snapshot_xmin(pg_current_snapshot())::xid::text");
        }
    }

    private String total(int place) {
        MarkedCatalog catalog = MarkedCatalog.list().get(place);
        boolean guesses = catalog.kind() == MarkedCatalog.Kind.RELATION;
        return "select '%s', bit_xor(%s), %s from %s"
                .formatted(
                        catalog.name(),
                        mark(catalog),
                        guesses
                                ? "bit_xor(%1$s::int8), coalesce(string_agg(%1$s::text, ',') filter (where age(r.xmin) <= (select age from since)), '')"
                                        .formatted(catalog.id())
                                : "0::int8, ''",
                        catalog.rows());
    }

    private String mark(MarkedCatalog catalog) {
        int seed = MarkedCatalog.list().indexOf(catalog);
        return catalog.mark()
                .replace(
                        MarkedCatalog.PLACE,
                        hashesXid
                                ? "hashtidextended(r.ctid, hashxidextended(r.xmin, " + seed + "))"
                                : "hash_record_extended(row(r.ctid, r.xmin), " + seed + ")");
    }

    /** The mark of each object, by catalogue: of all objects, and where only some are asked for of those. */
    Map<String, Map<Long, Long>> ofObjects(List<MarkedCatalog> all, List<MarkedCatalog> some, Set<Long> ids)
            throws SQLException {
        Map<String, Map<Long, Long>> marks = new HashMap<>();
        all.forEach(catalog -> marks.put(catalog.name(), new HashMap<>()));
        some.forEach(catalog -> marks.put(catalog.name(), new HashMap<>()));
        if (marks.isEmpty()) {
            return marks;
        }
        String query = "with wanted (ids) as (select ?::text::oid[])\n"
                + Stream.concat(
                                all.stream().map(catalog -> objects(catalog, "")),
                                some.stream().map(catalog -> objects(catalog, only(catalog))))
                        .collect(Collectors.joining("\nunion all\n"));
        return reading.ask(
                query,
                rows -> {
                    while (rows.next()) {
                        marks.getOrDefault(rows.getString(1), new HashMap<>()).put(rows.getLong(2), rows.getLong(3));
                    }
                    return marks;
                },
                CatalogQuery.array(ids));
    }

    private String objects(MarkedCatalog catalog, String condition) {
        return "select '%s', %s, bit_xor(%s) from %s group by 2"
                .formatted(catalog.name(), catalog.id(), mark(catalog), catalog.rows() + condition);
    }

    private static String only(MarkedCatalog catalog) {
        return (catalog.rows().contains(" where ") ? " and " : " where ") + catalog.id()
                + " = any ((select ids from wanted)::oid[])";
    }

    /** The tables that these indexes and sequences of identity columns are parts of. */
    Set<Long> holders(Set<Long> parts) throws SQLException {
        String array = CatalogQuery.array(parts);
        return parts.isEmpty() ? Set.of() : numbers(CatalogQuery.named("holders"), array, array);
    }

    /** The relations in which something depends on objects of these numbers. */
    Set<Long> dependents(Set<Long> objects) throws SQLException {
        return numbers(CatalogQuery.named("dependents"), CatalogQuery.array(objects));
    }

    /** The relations that have a query that depends on these relations. */
    Set<Long> dependentQueries(Set<Long> relations) throws SQLException {
        return numbers(CatalogQuery.named("dependent-queries"), CatalogQuery.array(relations));
    }

    private Set<Long> numbers(String query, String... parameters) throws SQLException {
        return reading.ask(
                query,
                rows -> {
                    Set<Long> numbers = new HashSet<>();
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                    }
                    return numbers;
                },
                parameters);
    }
}
