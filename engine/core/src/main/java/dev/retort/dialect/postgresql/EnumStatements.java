package dev.retort.dialect.postgresql;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.AddEnumLabel;
import dev.retort.operation.CreateEnum;
import dev.retort.operation.DropEnum;
import dev.retort.operation.RenameEnumLabel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements about enum types. A label can be added in a transaction since version 12, but not be used in the same one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html">ALTER TYPE</a>
 */
final class EnumStatements {

    private EnumStatements() {}

    static List<SqlStatement> create(CreateEnum operation) {
        String labels =
                operation.type().labels().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
        return TableStatements.one(
                "CREATE TYPE " + Identifiers.quote(operation.type().name()) + " AS ENUM " + labels);
    }

    static List<SqlStatement> drop(DropEnum operation) {
        return TableStatements.one(
                "DROP TYPE " + TableStatements.ifExists(operation.presence()) + Identifiers.quote(operation.name()));
    }

    static List<SqlStatement> addLabel(AddEnumLabel operation) {
        String place = operation
                .place()
                .map(it -> (it.before() ? " BEFORE " : " AFTER ") + Literals.text(it.neighbour()))
                .orElse("");
        return TableStatements.one("ALTER TYPE " + Identifiers.quote(operation.type()) + " ADD VALUE "
                + Literals.text(operation.label()) + place);
    }

    static List<SqlStatement> renameLabel(RenameEnumLabel operation) {
        return TableStatements.one("ALTER TYPE " + Identifiers.quote(operation.type()) + " RENAME VALUE "
                + Literals.text(operation.label()) + " TO " + Literals.text(operation.newLabel()));
    }
}
