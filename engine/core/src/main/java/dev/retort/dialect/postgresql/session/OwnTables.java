package dev.retort.dialect.postgresql.session;

import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the schema of a table that is named without one. */
final class OwnTables {

    private static final String QUERY =
            """
            SELECT coalesce((SELECT n.nspname FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.oid = to_regclass(quote_ident(t.name))), current_schema())
            FROM unnest(?::text[]) WITH ORDINALITY t (name, place) ORDER BY place""";

    private OwnTables() {}

    /** The names with the schema in which the search path finds them, or would create them; as they are if it has none. */
    static List<QualifiedName> locate(Connection connection, List<QualifiedName> tables) throws SQLException {
        if (tables.stream().allMatch(table -> table.schema().isPresent())) {
            return tables;
        }
        List<QualifiedName> located = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", tables.stream().map(QualifiedName::name).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                for (QualifiedName table : tables) {
                    row.next();
                    String schema = row.getString(1);
                    boolean known = table.schema().isPresent() || schema == null;
                    located.add(known ? table : QualifiedName.of(schema, table.name()));
                }
            }
        }
        return List.copyOf(located);
    }
}
