package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** Writes COMMENT ON. */
final class Comments {

    private Comments() {}

    static String on(String target, String text) {
        return "COMMENT ON " + target + " IS " + Literals.text(text);
    }

    static String none(String target) {
        return "COMMENT ON " + target + " IS NULL";
    }

    static String column(QualifiedName table, String column) {
        return "COLUMN " + POSTGRESQL.quote(table) + "." + POSTGRESQL.quote(column);
    }

    static Optional<SqlStatement> ofColumn(QualifiedName table, Column column) {
        return column.comment().map(text -> SqlStatement.of(on(column(table, column.name()), text)));
    }
}
