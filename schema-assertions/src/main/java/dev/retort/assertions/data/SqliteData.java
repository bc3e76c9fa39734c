package dev.retort.assertions.data;

import dev.retort.catalog.ObjectPath;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Query;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads SQLite's rows; {@code quote()} tells the storage class and every digit of a value. */
final class SqliteData implements DataCatalog {

    private static final String TABLES =
            """
            select name from pragma_table_list
             where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite\\_%' escape '\\'""";

    private static final int MOST_AT_ONCE = 500;

    private final Connection connection;
    private boolean own;
    private @Nullable Boolean utf8;
    private boolean hasMathematics;
    private Optional<SqlitePages> pages = Optional.empty();

    SqliteData(Connection connection) {
        this.connection = connection;
    }

    /** A transaction that is open already refuses another one; there is no other way to ask for it. */
    @Override
    public void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            try {
                Query.run(connection, "begin");
                own = true;
            } catch (SQLException alreadyOpen) {
                own = false;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            Query.run(connection, "commit");
        }
    }

    @Override
    public List<DataCatalog.Table> tables() throws SQLException {
        hasMathematics = hasMathematics();
        List<DataCatalog.Table> tables = new Query(connection, TABLES).list(row -> table(row.getString(1)));
        pages = Optional.of(SqlitePages.of(connection));
        return tables;
    }

    @Override
    public List<DataCatalog.Table> tables(Collection<String> names) throws SQLException {
        hasMathematics = hasMathematics();
        List<DataCatalog.Table> tables = new ArrayList<>();
        for (String name : new Query(connection, TABLES).list(row -> row.getString(1))) {
            if (names.contains(ObjectPath.of(name).toString())) {
                tables.add(table(name));
            }
        }
        return tables;
    }

    /** In one query, as far as its columns may be many: https://www.sqlite.org/limits.html. */
    @Override
    public Set<String> filled(List<DataCatalog.Table> tables) throws SQLException {
        Set<String> filled = new HashSet<>();
        for (int from = 0; from < tables.size(); from += MOST_AT_ONCE) {
            List<DataCatalog.Table> some = tables.subList(from, Math.min(from + MOST_AT_ONCE, tables.size()));
            String query = some.stream()
                    .map(table -> "exists (select 1 from main."
                            + Identifiers.quoted(ObjectPath.parse(table.name()).name()) + ")")
                    .collect(Collectors.joining(", ", "select ", ""));
            new Query(connection, query).each(row -> {
                for (int i = 0; i < some.size(); i++) {
                    if (row.getBoolean(i + 1)) {
                        filled.add(some.get(i).name());
                    }
                }
            });
        }
        return filled;
    }

    private DataCatalog.Table table(String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        SortedMap<Integer, String> key = new TreeMap<>();
        String query = "select name, pk from pragma_table_xinfo(?, 'main') where hidden <> 1 order by cid";
        new Query(connection, query, name).each(row -> {
            columns.add(row.getString(1));
            key.put(row.getInt(2), row.getString(1));
        });
        List<String> keyColumns = List.copyOf(key.tailMap(1).values());
        return new DataCatalog.Table(
                ObjectPath.of(name).toString(),
                columns,
                keyColumns,
                select(name, columns, keyColumns),
                false,
                false,
                Optional.empty());
    }

    private String select(String table, List<String> columns, List<String> key) {
        String values = joined(columns.stream().map(this::exact).toList());
        String order = key.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
        return "select " + values + " from main." + Identifiers.quoted(table)
                + (key.isEmpty() ? "" : " order by " + order);
    }

    /** As a tree, since the depth of an expression is limited. */
    private static String joined(List<String> values) {
        int half = values.size() / 2;
        return half == 0
                ? String.join("", values)
                : "(" + joined(values.subList(0, half)) + " || ',' || " + joined(values.subList(half, values.size()))
                        + ")";
    }

    /** A text with a NUL would be cut by quote(), so it is shown by its bytes; −0.0 would lose its sign. */
    private String exact(String column) {
        String negativeZero = " when %1$s = 0 and typeof(%1$s) = 'real' and atan2(%1$s, -1.0) < 0 then '-0.0'";
        return ("case when typeof(%1$s) = 'text' and instr(%1$s, char(0))"
                        + " then 'cast(x''' || hex(%1$s) || ''' as text)'"
                        + (hasMathematics ? negativeZero : "") + " else quote(%1$s) end")
                .formatted(Identifiers.quoted(column));
    }

    @Override
    public Optional<String> state(DataCatalog.Table table) {
        return pages.flatMap(read -> read.state(ObjectPath.parse(table.name()).name()));
    }

    @Override
    public void read(DataCatalog.Table table, RowPacker packer) throws SQLException {
        boolean bytes = isUtf8();
        new Query(connection, table.select())
                .each(row ->
                        packer.append(bytes ? row.getBytes(1) : row.getString(1).getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isUtf8() throws SQLException {
        Boolean known = utf8;
        if (known == null) {
            known = first("pragma main.encoding").equals("UTF-8");
            utf8 = known;
        }
        return known;
    }

    /** To list the functions takes longer than to read some small tables. */
    private boolean hasMathematics() {
        try {
            return first("select atan2(-0.0, -1.0) < 0").equals("1");
        } catch (SQLException noSuchFunction) {
            return false;
        }
    }

    private String first(String query) throws SQLException {
        return new Query(connection, query).get(row -> row.getString(1));
    }

    @Override
    public RowFormat format() {
        return new RowFormat.Literals();
    }
}
