package dev.retort.junit.nightly;

import dev.retort.junit.finding.ServerWords;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that both databases have under one name, with the columns that both have.
 *
 * @param name its name, of PostgreSQL's schema {@code public}
 * @param columns the columns, with PostgreSQL's types; {@code enum …} for an enum
 * @param key the columns of the primary key; empty if there is none
 */
record TwinTable(String name, Map<String, String> columns, List<String> key) {

    private static final String TABLES =
            """
            select c.relname, a.attname, case when t.typtype = 'e' then 'enum ' else '' end || t.typname,
              a.attgenerated <> '' as made,
              exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary
                and a.attnum = any (i.indkey)) as key
            from pg_catalog.pg_class c
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_catalog.pg_type t on t.oid = a.atttypid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname !~ '^retort_'
            order by c.oid, a.attnum""";

    /** Copies the columns. */
    TwinTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
    }

    /** All of them, in the order in which PostgreSQL's were made. */
    static List<TwinTable> all(Connection postgresql, Connection sqlite) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        Map<String, List<String>> keys = new LinkedHashMap<>();
        new Query(postgresql, TABLES).each(row -> {
            String table = row.getString(1);
            if (!row.getBoolean(4)) {
                tables.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(row.getString(2), row.getString(3));
            }
            if (row.getBoolean(5)) {
                keys.computeIfAbsent(table, any -> new ArrayList<>()).add(row.getString(2));
            }
        });
        List<TwinTable> twins = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
            List<String> there = new Query(sqlite, "SELECT name FROM pragma_table_info(?)", table.getKey())
                    .list(row -> row.getString(1));
            Map<String, String> columns = new LinkedHashMap<>(table.getValue());
            columns.keySet().retainAll(there);
            List<String> key = keys.getOrDefault(table.getKey(), List.of());
            if (!columns.isEmpty() && columns.keySet().containsAll(key)) {
                twins.add(new TwinTable(table.getKey(), columns, key));
            }
        }
        return twins;
    }

    String list() {
        return columns.keySet().stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
    }

    String select() {
        return "SELECT " + list() + " FROM " + Identifiers.quoted(name);
    }

    String insert() {
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return "INSERT INTO " + Identifiers.quoted(name) + " (" + list() + ") VALUES (" + marks + ")";
    }

    /** The rows, each by its key, or by a number among equal ones if there is none. */
    Map<String, Map<String, Optional<String>>> rows(Connection connection) throws SQLException {
        Map<String, Map<String, Optional<String>>> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select())) {
            while (row.next()) {
                Map<String, Optional<String>> values = new LinkedHashMap<>();
                int i = 1;
                for (Map.Entry<String, String> column : columns.entrySet()) {
                    values.put(column.getKey(), PortableValue.of(row, i++, column.getValue()));
                }
                rows.put(unused(described(values), rows), values);
            }
        }
        return rows;
    }

    private String described(Map<String, Optional<String>> values) {
        return (key.isEmpty() ? List.copyOf(values.keySet()) : key)
                .stream()
                        .map(column -> column + "=" + Discrepancy.shown(values.getOrDefault(column, Optional.empty())))
                        .collect(Collectors.joining(", "));
    }

    private static String unused(String name, Map<String, ?> rows) {
        return rows.containsKey(name)
                ? IntStream.iterate(2, i -> i + 1)
                        .mapToObj(i -> name + " (" + i + ")")
                        .filter(it -> !rows.containsKey(it))
                        .findFirst()
                        .orElseThrow()
                : name;
    }

    /** Replaces SQLite's rows by PostgreSQL's; the result is what SQLite says of the first that it refuses. */
    Optional<String> carryOver(Connection postgresql, Connection sqlite) throws SQLException {
        Query.run(sqlite, "DELETE FROM " + Identifiers.quoted(name));
        try (Statement statement = postgresql.createStatement();
                ResultSet row = statement.executeQuery(select());
                PreparedStatement insert = sqlite.prepareStatement(insert())) {
            while (row.next()) {
                int i = 1;
                for (String type : columns.values()) {
                    insert.setObject(i, PortableValue.forSqlite(row, i, type).orElse(null));
                    i++;
                }
                insert.executeUpdate();
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(ServerWords.marked(String.valueOf(e.getMessage())));
        }
    }
}
