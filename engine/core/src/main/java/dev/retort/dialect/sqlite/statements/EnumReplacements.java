package dev.retort.dialect.sqlite.statements;

import static dev.retort.schema.Schema.*;
import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.rebuild.TableEdits;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.EnumOperation.ReplaceEnum.EnumColumn;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other labels for the columns of an enumeration: their checks, their values, and their defaults change.
 *
 * @param operation the change
 * @param catalog tells which columns there are
 */
public record EnumReplacements(ReplaceEnum operation, CatalogReader catalog) {

    /** The statements, table by table. */
    public static List<SqlStatement> of(ReplaceEnum operation, CatalogReader catalog) {
        return new EnumReplacements(operation, catalog).statements();
    }

    private List<SqlStatement> statements() {
        Map<QualifiedName, TableEdits> tables = new LinkedHashMap<>();
        for (EnumColumn column : operation.columns().isEmpty() ? found() : operation.columns()) {
            TableEdits edits = tables.computeIfAbsent(column.table(), table -> new TableEdits(catalog, table));
            edits.apply(alteration(column, edits));
        }
        return tables.values().stream()
                .flatMap(edits -> edits.statements().stream())
                .toList();
    }

    /** The columns whose checks have exactly the original labels. */
    private List<EnumColumn> found() {
        List<String> labels = operation
                .original()
                .orElseThrow(() -> new InvalidOperationException(
                        "SQLite doesn't record which columns use enum "
                                + operation.type().name(),
                        "name them, .usedBy(\"table\", \"column\"), or give the former type: .was(…)"))
                .labels();
        List<EnumColumn> columns = new ArrayList<>();
        for (QualifiedName table : tables()) {
            TableDefinition.read(StoredTable.get(catalog, table).sql()).columns().stream()
                    .filter(column -> column.labelCheck()
                            .filter(check -> labels(check).equals(labels))
                            .isPresent())
                    .forEach(column -> columns.add(new EnumColumn(table, column.name())));
        }
        return columns;
    }

    private List<QualifiedName> tables() {
        QualifiedName type = operation.type().name();
        String query = "SELECT name FROM " + StoredTable.schemaTable(type) + " WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql LIKE 'CREATE TABLE%' ORDER BY name";
        return catalog.texts(query).stream().map(type::withName).toList();
    }

    private static List<String> labels(Clause check) {
        return check.body().stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .map(Token::name)
                .toList();
    }

    private AlterColumn alteration(EnumColumn used, TableEdits edits) {
        ColumnDefinition column = edits.getColumn(used.column());
        SqlType type = enumeration(operation.type());
        return new AlterColumn(
                used.table(),
                column.name(),
                Optional.of(type),
                conversion(SQLITE.quote(column.name())),
                Optional.empty(),
                defaultOf(column).<Change<Default>>map(Change::to).orElseGet(Change::keep),
                Change.keep(),
                Change.keep(),
                operation.original().map(before -> column(column.name(), enumeration(before))));
    }

    private Optional<SqlText> conversion(String column) {
        if (operation.mapping().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder cases = new StringBuilder("CASE ").append(column);
        operation.mapping().forEach((from, to) -> cases.append(" WHEN ")
                .append(Literals.text(from))
                .append(" THEN ")
                .append(Literals.text(to)));
        return Optional.of(
                sql(cases.append(" ELSE ").append(column).append(" END").toString()));
    }

    /** A default that is a label which goes becomes what the values become. */
    private Optional<Default> defaultOf(ColumnDefinition column) {
        return column.find(Clause.Kind.DEFAULT)
                .map(clause -> clause.tokens().get(clause.tokens().size() - 1))
                .filter(token -> token.kind() == Token.Kind.STRING)
                .map(token -> operation.mapping().get(token.name()))
                .map(Default.Literal::new);
    }
}
