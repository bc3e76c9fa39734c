package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.schema.QualifiedName;
import java.util.List;

/** Reads primary keys from the catalogue. */
final class PrimaryKeys {

    private static final String COLUMNS =
            """
            SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indisprimary AND i.indrelid = to_regclass(?)
            ORDER BY array_position(i.indkey::int2[], a.attnum)""";

    private PrimaryKeys() {}

    /** The columns of a table's primary key in its order; none if it has none. */
    static List<String> of(QualifiedName table, CatalogReader catalog) {
        return catalog.query(COLUMNS, POSTGRESQL.quote(table)).stream()
                .map(row -> row.text("attname").orElseThrow())
                .toList();
    }
}
