package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Presence;
import dev.retort.schema.EnumType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements about enum types. A label can be added in a transaction since version 12, but not be used in the same one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html">ALTER TYPE</a>
 */
public final class EnumStatements {

    private EnumStatements() {}

    /** There is no IF NOT EXISTS, so the catalogue is asked. */
    public static List<SqlStatement> create(CreateEnum operation, CatalogReader catalog) {
        boolean optional = operation.presence() == Presence.OPTIONAL;
        String name = POSTGRESQL.quote(operation.type().name());
        boolean there = optional
                && !catalog.query("SELECT 1 AS found WHERE to_regtype(?) IS NOT NULL", name)
                        .isEmpty();
        return there ? List.of() : List.of(creation(operation.type()));
    }

    static SqlStatement creation(EnumType type) {
        String labels = type.labels().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
        return SqlStatement.of("CREATE TYPE " + POSTGRESQL.quote(type.name()) + " AS ENUM " + labels);
    }

    /** Renames the type. */
    public static List<SqlStatement> rename(RenameEnum operation) {
        return TableStatements.rename("TYPE", operation.type(), operation.newName());
    }

    /** Drops the type. */
    public static List<SqlStatement> drop(DropEnum operation) {
        return TableStatements.drop(
                "TYPE", operation.presence(), POSTGRESQL.quote(operation.name()), operation.cascade());
    }

    /** Adds the label at its place, or as the last. */
    public static List<SqlStatement> addLabel(AddEnumLabel operation) {
        String place = operation
                .place()
                .map(it -> (it.before() ? " BEFORE " : " AFTER ") + Literals.text(it.neighbour()))
                .orElse("");
        return SqlStatement.all("ALTER TYPE " + POSTGRESQL.quote(operation.type()) + " ADD VALUE "
                + TableStatements.ifNotExists(operation.presence())
                + Literals.text(operation.label()) + place);
    }

    /** Renames the label in the type and so in every row. */
    public static List<SqlStatement> renameLabel(RenameEnumLabel operation) {
        return SqlStatement.all("ALTER TYPE " + POSTGRESQL.quote(operation.type()) + " RENAME VALUE "
                + Literals.text(operation.label()) + " TO " + Literals.text(operation.newLabel()));
    }
}
