package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.BackupTable;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.RowOperation.RestoreRows;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that copy rows to a table of their own, and back. */
public final class BackupStatements {

    private static final String SHARED =
            """
            SELECT a.attname, pg_get_serial_sequence(?, a.attname) AS numbers FROM pg_attribute a
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND a.attname IN (SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?))
            ORDER BY a.attnum""";

    private BackupStatements() {}

    /** Copies the key and the columns that are kept, or all of them, into a table of their own. */
    public static List<SqlStatement> backup(BackupTable operation, CatalogReader catalog) {
        String columns = "*";
        if (!operation.columns().isEmpty()) {
            Set<String> kept = new LinkedHashSet<>(key(operation.table(), catalog));
            kept.addAll(operation.columns());
            columns = kept.stream().map(POSTGRESQL::quote).collect(Collectors.joining(", "));
        }
        return TableStatements.one("CREATE TABLE " + POSTGRESQL.quote(operation.backup()) + " AS SELECT " + columns
                + " FROM " + POSTGRESQL.quote(operation.table()));
    }

    /** Gives columns their values back, each row found by its primary key. */
    public static List<SqlStatement> restoreColumns(RestoreColumns operation, CatalogReader catalog) {
        String values = operation.columns().stream()
                .map(POSTGRESQL::quote)
                .map(column -> column + " = kept." + column)
                .collect(Collectors.joining(", "));
        String sameRow = key(operation.table(), catalog).stream()
                .map(POSTGRESQL::quote)
                .map(column -> "present." + column + " = kept." + column)
                .collect(Collectors.joining(" AND "));
        return TableStatements.one("UPDATE " + POSTGRESQL.quote(operation.table()) + " AS present SET " + values
                + " FROM " + POSTGRESQL.quote(operation.backup()) + " AS kept WHERE " + sameRow);
    }

    /** With the numbers that identity columns gave; those go on after the greatest. */
    public static List<SqlStatement> restoreRows(RestoreRows operation, CatalogReader catalog) {
        String table = POSTGRESQL.quote(operation.table());
        String backup = POSTGRESQL.quote(operation.backup());
        List<String> columns = new ArrayList<>();
        List<SqlStatement> numbering = new ArrayList<>();
        catalog.query(SHARED, table, table, backup).forEach(row -> {
            String column = POSTGRESQL.quote(row.text("attname").orElseThrow());
            columns.add(column);
            row.text("numbers")
                    .ifPresent(sequence -> numbering.add(SqlStatement.of("SELECT setval("
                            + Literals.text(sequence) + ", max(" + column + ")) FROM " + table + " HAVING max(" + column
                            + ") > 0")));
        });
        String names = String.join(", ", columns);
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of("INSERT INTO " + table + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT "
                + names + " FROM " + backup + " ON CONFLICT DO NOTHING"));
        statements.addAll(numbering);
        return statements;
    }

    private static List<String> key(QualifiedName table, CatalogReader catalog) {
        List<String> key = PrimaryKeys.of(table, catalog);
        if (key.isEmpty()) {
            throw new InvalidOperationException(
                    "table " + table + " has no primary key to match backed-up values to their rows",
                    "back up the whole table, or write the SQL yourself");
        }
        return key;
    }
}
