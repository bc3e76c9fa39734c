package dev.retort.dialect.postgresql.errors;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that failed.
 *
 * @param server what the server said
 * @param statement the statement
 * @param catalog the database as it is now
 */
record Failure(ServerMessage server, String statement, CatalogReader catalog) {

    private static final String DEFINED = "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint"
            + " WHERE conrelid = to_regclass(?) AND conname = ?";

    private static final String COLUMNS =
            "SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0";

    private static final String KEY =
            """
            SELECT a.attname AS name FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = to_regclass(?) AND i.indisprimary
            ORDER BY array_position(i.indkey::int2[], a.attnum)""";

    /** Whether it defines something, so that existing rows were in the way. */
    boolean isDefinition() {
        return Clauses.defines(statement);
    }

    /** The table that the server names, as SQL. */
    Optional<String> table() {
        return server.table().map(name -> POSTGRESQL.quote(new QualifiedName(server.schema(), name)));
    }

    /** The definition of the constraint that the server names: as it is in the catalogue, else the statement itself. */
    String constraintText() {
        return table().map(it -> catalog.texts(DEFINED, it, server.constraint().orElse(""))).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(statement);
    }

    /** The key's columns of a table, as SQL; its rows' places if it has no key. */
    List<String> key(String table) {
        List<String> columns =
                catalog.texts(KEY, table).stream().map(POSTGRESQL::quote).toList();
        return columns.isEmpty() ? List.of("ctid") : columns;
    }

    /** Whether a column of the table that the server names is called like a secret. */
    boolean holdsSecrets() {
        return table().map(it -> catalog.texts(COLUMNS, it)).stream()
                .flatMap(List::stream)
                .anyMatch(RowList::inName);
    }

    /** The first rows of a query, of whose texts none is a placeholder for a value. */
    List<Row> rows(String sql) {
        return sql.indexOf('?') >= 0 ? List.of() : catalog.query(sql);
    }

    /**
     * What the server said, in its own fields, which don't change with the language of its messages.
     *
     * @param state the SQLSTATE; empty text if there is none
     * @param text the message
     * @param schema the schema of the table
     * @param table the table
     * @param column the column
     * @param constraint the constraint or unique index
     * @param detail the second sentence
     * @param position where in the statement, in characters from 1; 0 if not said
     * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">Error fields</a>
     */
    record ServerMessage(
            String state,
            String text,
            Optional<String> schema,
            Optional<String> table,
            Optional<String> column,
            Optional<String> constraint,
            Optional<String> detail,
            int position) {

        /** Takes the fields from the driver's exception by their getters' names; the driver is no part of this module. */
        static ServerMessage of(SQLException error) {
            Object fields = get(error, "getServerErrorMessage").orElse("");
            return new ServerMessage(
                    Optional.ofNullable(error.getSQLState()).orElse(""),
                    text(fields, "getMessage").orElseGet(() -> String.valueOf(error.getMessage())),
                    text(fields, "getSchema"),
                    text(fields, "getTable"),
                    text(fields, "getColumn"),
                    text(fields, "getConstraint"),
                    text(fields, "getDetail"),
                    text(fields, "getPosition").map(Integer::parseInt).orElse(0));
        }

        private static Optional<String> text(Object fields, String getter) {
            return get(fields, getter).map(Object::toString);
        }

        private static Optional<Object> get(Object target, String getter) {
            try {
                @Nullable Object value = target.getClass().getMethod(getter).invoke(target);
                return Optional.ofNullable(value);
            } catch (ReflectiveOperationException absent) {
                return Optional.empty();
            }
        }
    }
}
