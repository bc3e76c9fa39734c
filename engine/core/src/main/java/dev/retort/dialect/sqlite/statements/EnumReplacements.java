package dev.retort.dialect.sqlite.statements;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.rebuild.TableEdits;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.EnumOperation.*;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Other labels for the columns of an enumeration: their checks, their values, and their defaults change. SQLite records no
 * types, so the columns are named, or there is exactly one that has the labels.
 *
 * @param operation the change
 * @param catalog tells which columns there are
 */
public record EnumReplacements(ReplaceEnum operation, CatalogReader catalog) {

    private static final String CURE = "name the columns that use it, .usedBy(\"table\", \"column\")";

    /** A column with a check of labels. */
    private record Found(EnumColumn column, List<String> labels) {

        @Override
        public String toString() {
            return column.table() + "." + column.column() + " " + labels;
        }
    }

    /** The statements, table by table. */
    public static List<SqlStatement> of(ReplaceEnum operation, CatalogReader catalog) {
        return new EnumReplacements(operation, catalog).statements();
    }

    /** Adds a label; nothing if nothing is known of the type, and no column has labels. */
    public static List<SqlStatement> addLabel(AddEnumLabel operation, CatalogReader catalog) {
        if (isUnused(operation.original().isEmpty() && operation.columns().isEmpty(), operation.type(), catalog)) {
            return List.of();
        }
        AddEnumLabel known = operation.original().isPresent()
                ? operation
                : operation.was(present(operation.type(), operation.columns(), catalog));
        return of(known.asReplacement().orElseThrow(), catalog);
    }

    /** Renames a label; nothing if nothing is known of the type, and no column has labels. */
    public static List<SqlStatement> renameLabel(RenameEnumLabel operation, CatalogReader catalog) {
        if (isUnused(operation.original().isEmpty() && operation.columns().isEmpty(), operation.type(), catalog)) {
            return List.of();
        }
        RenameEnumLabel known = operation.original().isPresent()
                ? operation
                : operation.was(present(operation.type(), operation.columns(), catalog));
        return of(known.asReplacement().orElseThrow(), catalog);
    }

    private static boolean isUnused(boolean unknown, QualifiedName type, CatalogReader catalog) {
        return unknown && listing(type, catalog).isEmpty();
    }

    /** The type as the checks of its columns have it. */
    private static EnumType present(QualifiedName type, List<EnumColumn> columns, CatalogReader catalog) {
        List<Found> found = listing(type, catalog);
        return found.stream()
                .filter(it -> columns.stream().anyMatch(column -> isSame(column, it.column())))
                .findFirst()
                .map(it -> new EnumType(type, it.labels()))
                .orElseThrow(() -> refused(
                        columns.isEmpty()
                                ? "SQLite doesn't record which columns use enum " + type
                                : "none of the columns that use enum " + type + " has a check of its labels",
                        found,
                        "give the former type, .was(…), or " + CURE));
    }

    private static boolean isSame(EnumColumn one, EnumColumn other) {
        return one.table().name().equalsIgnoreCase(other.table().name())
                && one.column().equalsIgnoreCase(other.column());
    }

    private List<SqlStatement> statements() {
        Map<QualifiedName, TableEdits> tables = new LinkedHashMap<>();
        for (EnumColumn column : operation.columns().isEmpty() ? List.of(found()) : operation.columns()) {
            TableEdits edits = tables.computeIfAbsent(column.table(), table -> new TableEdits(catalog, table));
            edits.relabel(column.column(), operation.type(), operation.mapping());
        }
        return tables.values().stream()
                .flatMap(edits -> edits.statements().stream())
                .toList();
    }

    /** The column whose check has exactly the original labels, in whatever order. */
    private EnumColumn found() {
        QualifiedName type = operation.type().name();
        Set<String> labels = new HashSet<>(operation
                .original()
                .orElseThrow(() -> new InvalidOperationException(
                        "SQLite doesn't record which columns use enum " + type,
                        CURE + ", or give the former type: .was(…)"))
                .labels());
        List<Found> listing = listing(type, catalog);
        List<Found> found = listing.stream()
                .filter(it -> labels.equals(new HashSet<>(it.labels())))
                .toList();
        if (found.isEmpty()) {
            throw refused("no column has a check of the labels of enum " + type, listing, CURE);
        }
        if (found.size() > 1) {
            throw refused(
                    "several columns have the labels of enum " + type + ", and SQLite doesn't record which are of it",
                    found,
                    CURE);
        }
        return found.get(0).column();
    }

    private static InvalidOperationException refused(String summary, List<Found> columns, String cure) {
        return new InvalidOperationException(Problem.of("enum-columns", summary)
                .with("columns with labels", columns.isEmpty() ? "none" : columns)
                .cure(cure));
    }

    /** Every column that has a check of labels and nothing else. */
    private static List<Found> listing(QualifiedName type, CatalogReader catalog) {
        List<Found> found = new ArrayList<>();
        for (QualifiedName table : tables(type, catalog)) {
            TableDefinition definition =
                    TableDefinition.read(StoredTable.get(catalog, table).sql());
            for (ColumnDefinition column : definition.columns()) {
                definition.labelChecks(column.name()).stream()
                        .findFirst()
                        .ifPresent(check -> found.add(
                                new Found(new EnumColumn(table, column.name()), labels(check, column.name()))));
            }
        }
        return found;
    }

    private static List<QualifiedName> tables(QualifiedName type, CatalogReader catalog) {
        String query = "SELECT name FROM " + StoredTable.schemaTable(type) + " WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql LIKE 'CREATE TABLE%' ORDER BY name";
        return catalog.texts(query).stream().map(type::withName).toList();
    }

    private static List<String> labels(Clause check, String column) {
        return check.labels(column).stream().map(Token::name).toList();
    }
}
