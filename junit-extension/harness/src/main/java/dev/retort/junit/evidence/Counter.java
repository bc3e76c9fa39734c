package dev.retort.junit.evidence;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far numbers have been given out, which is no part of a schema but of what the next insert does: by a sequence of
 * PostgreSQL, or for a table of SQLite with AUTOINCREMENT.
 *
 * @param name the sequence's or the table's name
 * @param position the last number given out; empty if none was yet
 * @param column the column that takes its numbers and lets no number stand twice, as {@code public.items.id} or, on SQLite,
 *     {@code items}; empty if there is none
 * @param farthest the farthest number in that column; empty without rows
 * @param behind whether the next number is one that the rows have, or comes before it
 */
public record Counter(
        String name,
        Optional<BigInteger> position,
        Optional<String> column,
        Optional<BigInteger> farthest,
        boolean behind) {

    /**
     * Sequences with the columns that they number: those of identities, and those that are a column's whole default.
     * https://www.postgresql.org/docs/18/catalog-pg-depend.html
     */
    private static final String SEQUENCES =
            """
            select sn.nspname || '.' || sc.relname as name, s.seqincrement > 0 as ascending, s.seqincrement, s.seqcycle,
              quote_ident(sn.nspname) || '.' || quote_ident(sc.relname) as sequence,
              tn.nspname || '.' || tc.relname || '.' || a.attname as "column",
              quote_ident(tn.nspname) || '.' || quote_ident(tc.relname) as "table", quote_ident(a.attname) as quoted
            from pg_catalog.pg_sequence s
            join pg_catalog.pg_class sc on sc.oid = s.seqrelid and sc.relpersistence::text <> ?
            join pg_catalog.pg_namespace sn on sn.oid = sc.relnamespace
            left join (
              select objid as sequence, refobjid as relation, refobjsubid as attribute from pg_catalog.pg_depend
              where classid = 'pg_catalog.pg_class'::regclass and refclassid = 'pg_catalog.pg_class'::regclass
                and deptype = 'i' and refobjsubid > 0
              union
              select d.refobjid, ad.adrelid, ad.adnum from pg_catalog.pg_depend d
              join pg_catalog.pg_attrdef ad on ad.oid = d.objid
              where d.classid = 'pg_catalog.pg_attrdef'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
                and pg_catalog.pg_get_expr(ad.adbin, ad.adrelid) ~ '^nextval\\(''[^'']+''::regclass\\)$'
            ) numbered on numbered.sequence = s.seqrelid and exists (
              select from pg_catalog.pg_index i where i.indrelid = numbered.relation and i.indisunique
                and i.indnkeyatts = 1 and i.indkey[0] = numbered.attribute and i.indpred is null)
            left join pg_catalog.pg_class tc on tc.oid = numbered.relation
            left join pg_catalog.pg_namespace tn on tn.oid = tc.relnamespace
            left join pg_catalog.pg_attribute a on a.attrelid = numbered.relation and a.attnum = numbered.attribute
            order by 1, 6""";

    /** The persistence of temporary ones; as a parameter, so that the query is prepared. */
    private static final String TEMPORARY = "t";

    /** SQLite makes this table with the first AUTOINCREMENT: https://www.sqlite.org/autoinc.html. */
    private static final String HAS_MARKS = "select 1 from main.sqlite_schema where name = 'sqlite_sequence'";

    private static final String MARKS = "select name, seq from main.sqlite_sequence order by name";

    /** The counters of a database, in the order of their names. */
    static List<Counter> read(Connection connection) throws SQLException {
        return isPostgresql(connection) ? List.copyOf(Sequence.all(connection).values()) : ofSqlite(connection);
    }

    private static boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals(DatabaseKind.POSTGRESQL.label());
    }

    private static List<Counter> ofSqlite(Connection connection) throws SQLException {
        return new Query(connection, HAS_MARKS).hasRows()
                ? new Query(connection, MARKS).list(row -> mark(row.getString(1), row.getLong(2)))
                : List.of();
    }

    private static Counter mark(String table, long number) {
        return new Counter(table, Optional.of(BigInteger.valueOf(number)), Optional.of(table), Optional.empty(), false);
    }

    /**
     * Lets counters take note of rows that were inserted with their numbers, and go one further on SQLite, as if a row with
     * the next number had been deleted since: so the application would leave them.
     */
    static void catchUp(Connection connection) throws SQLException {
        if (isPostgresql(connection)) {
            for (Map.Entry<Sequence, Counter> one : Sequence.all(connection).entrySet()) {
                if (one.getValue().behind()) {
                    BigInteger farthest = one.getValue().farthest().orElseThrow();
                    Query.run(connection, one.getKey().goingOnFrom(farthest));
                }
            }
        } else if (!ofSqlite(connection).isEmpty()) {
            Query.run(connection, "update main.sqlite_sequence set seq = seq + 1");
        }
    }

    /** A query that sets all sequences to where they are now, which no rollback does; none on SQLite, where it does. */
    static Optional<String> restoring(Connection connection) throws SQLException {
        if (!isPostgresql(connection)) {
            return Optional.empty();
        }
        List<String> names = new Query(connection, NAMES).list(row -> row.getString(1));
        String positions = names.stream()
                .map(name -> "select 'pg_catalog.setval(' || quote_literal(" + quoted(name)
                        + ") || ', ' || last_value || ', ' || is_called || ')' from " + name)
                .collect(Collectors.joining(" union all "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "select " + String.join(", ", new Query(connection, positions).list(row -> row.getString(1))));
    }

    /** Sets sequences of PostgreSQL that went on since to where they were. */
    static void goBack(Connection connection, List<Counter> past) throws SQLException {
        for (Counter then : past) {
            new Query(connection, GOING_BACK, then.position.map(String::valueOf).orElse(""), then.name).hasRows();
        }
    }

    private static final String GOING_BACK =
            """
            select pg_catalog.setval(s.seqrelid::regclass, coalesce(p.position, s.seqstart), p.position is not null)
            from (select nullif(?::text, '')::bigint as position) p, pg_catalog.pg_sequence s
            join pg_catalog.pg_class c on c.oid = s.seqrelid and c.relpersistence <> 't'
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname || '.' || c.relname = ?
              and pg_catalog.pg_sequence_last_value(c.oid) is distinct from p.position""";

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static final String NAMES =
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and c.relpersistence <> 't' order by 1""";

    /** A sequence of PostgreSQL. */
    private record Sequence(
            String name,
            boolean ascending,
            BigInteger increment,
            boolean cycle,
            String quoted,
            Optional<String> column,
            String table,
            String quotedColumn) {

        /** All of them, each with its counter; one that numbers several columns stands there for each. */
        static Map<Sequence, Counter> all(Connection connection) throws SQLException {
            Map<Sequence, Counter> all = new LinkedHashMap<>();
            List<Sequence> sequences = new Query(connection, SEQUENCES, TEMPORARY).list(Sequence::of);
            if (!sequences.isEmpty()) {
                String positions = IntStream.range(0, sequences.size())
                        .mapToObj(i -> sequences.get(i).position(i))
                        .collect(Collectors.joining(" union all ", "", " order by 1"));
                new Query(connection, positions).each(row -> {
                    Sequence sequence = sequences.get(row.getInt(1));
                    all.put(sequence, sequence.at(row));
                });
            }
            return all;
        }

        private static Sequence of(ResultSet row) throws SQLException {
            return new Sequence(
                    row.getString(1),
                    row.getBoolean(2),
                    BigInteger.valueOf(row.getLong(3)),
                    row.getBoolean(4),
                    row.getString(5),
                    Optional.ofNullable(row.getString(6)),
                    String.valueOf(row.getString(7)),
                    String.valueOf(row.getString(8)));
        }

        /** A query for its position and the farthest number in its column. */
        private String position(int number) {
            String farthest = column.isEmpty()
                    ? "null"
                    : "(select " + (ascending ? "max(" : "min(") + quotedColumn + ") from " + table + ")";
            return "(select " + number + ", last_value, is_called, " + farthest + "::numeric from " + quoted + ")";
        }

        /** Makes it go on behind a number, if that is one that it can give. */
        String goingOnFrom(BigInteger number) {
            return "select pg_catalog.setval(seqrelid::regclass, " + number + ") from pg_catalog.pg_sequence"
                    + " where seqrelid = '" + quoted.replace("'", "''") + "'::regclass and " + number
                    + " between seqmin and seqmax";
        }

        private Counter at(ResultSet row) throws SQLException {
            BigInteger last = BigInteger.valueOf(row.getLong(2));
            boolean called = row.getBoolean(3);
            BigInteger next = called ? last.add(increment) : last;
            Optional<BigInteger> farthest =
                    Optional.ofNullable(row.getBigDecimal(4)).map(BigDecimal::toBigInteger);
            boolean behind = !cycle
                    && farthest.filter(it -> ascending ? next.compareTo(it) <= 0 : next.compareTo(it) >= 0)
                            .isPresent();
            return new Counter(name, called ? Optional.of(last) : Optional.empty(), column, farthest, behind);
        }
    }
}
