package dev.retort.assertions.data;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * PostgreSQL's tables: plain ones and the roots of partitions. Values are the output functions' text, with settings
 * under which it is exact. Tables of extensions are left out.
 */
final class PostgresData implements DataCatalog {

    private static final Map<String, String> FIXED = Map.of(
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "lc_monetary", "C");

    private static final String TABLES =
            """
            select n.nspname || '.' || c.relname,
                   array(select a.attname::text from pg_catalog.pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
                   array(select a.attname::text from pg_catalog.pg_index i
                           cross join unnest(i.indkey::int2[]) with ordinality k (number, place)
                           join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                          where i.indrelid = c.oid and i.indisprimary and k.place <= i.indnkeyatts order by k.place),
                   (select string_agg(format('%I::text as v%s', a.attname, a.attnum), ', ' order by a.attnum) from pg_catalog.pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                   array(select 'v' || a.attnum from pg_catalog.pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
                   format('%s %I.%I', case c.relkind when 'p' then '' else 'only' end, n.nspname, c.relname)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
             order by 1""";

    private final Connection connection;
    private final Map<String, String> before = new LinkedHashMap<>();

    PostgresData(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<DataTable> tables() throws SQLException {
        List<DataTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(table(rows));
            }
        }
        return tables;
    }

    private static DataTable table(ResultSet row) throws SQLException {
        List<String> columns = names(row.getArray(2));
        List<String> key = names(row.getArray(3));
        String order = String.join(", ", key.stream().map(PostgresData::quoted).toList());
        String values = columns.isEmpty() ? "" : row.getString(4);
        String from = "select " + values + " from " + row.getString(6);
        String select = from + (key.isEmpty() ? "" : " order by " + order);
        return new DataTable(row.getString(1), columns, key, select, digest(names(row.getArray(5)), from));
    }

    private static Optional<String> digest(List<String> values, String from) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(RowDigest.SQL.formatted(
                        values.stream().map(RowDigest.SQL_VALUE::formatted).collect(Collectors.joining(" || ")), from));
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean needsTransaction() {
        return true;
    }

    @Override
    public void fixSettings() throws SQLException {
        for (String name : FIXED.keySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select pg_catalog.current_setting('" + name + "')")) {
                rows.next();
                before.put(name, rows.getString(1));
            }
        }
        set(FIXED);
    }

    @Override
    public void restoreSettings() throws SQLException {
        set(before);
    }

    private void set(Map<String, String> values) throws SQLException {
        boolean local = !connection.getAutoCommit();
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_catalog.set_config(?, ?, " + local + ")")) {
            for (Map.Entry<String, String> setting : values.entrySet()) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }
}
