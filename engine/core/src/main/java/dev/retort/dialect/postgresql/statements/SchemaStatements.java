package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.SchemaOperation.*;
import java.util.List;

/** Statements about schemas and extensions. */
public final class SchemaStatements {

    private SchemaStatements() {}

    /** Creates the schema. */
    public static List<SqlStatement> create(CreateSchema operation) {
        return TableStatements.one("CREATE SCHEMA " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(operation.name()));
    }

    /** Drops the schema. */
    public static List<SqlStatement> drop(DropSchema operation) {
        return TableStatements.one("DROP SCHEMA " + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + TableStatements.cascade(operation.cascade()));
    }

    /** Creates the extension. */
    public static List<SqlStatement> createExtension(CreateExtension operation) {
        return TableStatements.one("CREATE EXTENSION " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(operation.name())
                + operation
                        .schema()
                        .map(name -> " SCHEMA " + POSTGRESQL.quote(name))
                        .orElse(""));
    }

    /** Drops the extension. */
    public static List<SqlStatement> dropExtension(DropExtension operation) {
        return TableStatements.one("DROP EXTENSION " + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + TableStatements.cascade(operation.cascade()));
    }
}
