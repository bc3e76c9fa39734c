package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.Query;
import dev.retort.sql.sqlite.CanonicalSql;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.TableDefinition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of one SQLite table or view: {@code PRAGMA table_xinfo} and what only the statement tells. */
record SqliteColumns(ObjectPath table, Optional<TableDefinition> text) {

    private static final String GENERATED_TAIL = " GENERATED ALWAYS";

    List<SchemaObject> read(Connection connection) throws SQLException {
        List<SchemaObject> columns = new ArrayList<>();
        new Query(connection, "select * from pragma_table_xinfo(?, 'main') order by cid", table.name())
                .each(row -> columns.add(column(row, columns.size() + 1)));
        return columns;
    }

    private SchemaObject column(ResultSet row, int position) throws SQLException {
        String name = row.getString("name");
        Optional<String> own = Optional.ofNullable(row.getString("dflt_value"));
        Optional<ColumnDefinition> column = text.flatMap(it -> it.findColumn(name));
        return new SqliteObject(ObjectKind.COLUMN, table.child(name))
                .with(SqliteAttribute.POSITION, String.valueOf(position))
                .with(SqliteAttribute.TYPE, type(row.getString("type")))
                .with(SqliteAttribute.NULLABLE, row.getBoolean("notnull") ? "no" : "yes")
                .with(SqliteAttribute.DEFAULT, own.map(CanonicalSql::of))
                .with(SqliteAttribute.GENERATED, column.flatMap(ColumnDefinition::generated))
                .with(
                        SqliteAttribute.COLLATION,
                        column.flatMap(ColumnDefinition::collation).map(SqliteColumns::upper))
                .with(SqliteAttribute.NOT_NULL_CONSTRAINT, column.flatMap(ColumnDefinition::notNullConstraint))
                .with(SqliteAttribute.HIDDEN, row.getInt("hidden") == 1)
                .build();
    }

    /** The case of letters doesn't count in a type's name. */
    private static Optional<String> type(String declared) {
        String type = upper(CanonicalSql.of(declared));
        String own = type.endsWith(GENERATED_TAIL) ? type.substring(0, type.length() - GENERATED_TAIL.length()) : type;
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
