package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes to one table that are collected: what the table will be, where each of its columns takes its values from,
 * and, as long as {@code ALTER TABLE} can do all of it, the statements for that.
 */
public final class TableEdits {

    private final CatalogReader catalog;
    private final StoredTable stored;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<StoredTable.StoredIndex> keptIndexes;
    private final List<String> newIndexes = new ArrayList<>();
    private final List<String> natives = new ArrayList<>();
    private final List<String> droppedColumns = new ArrayList<>();
    private final Set<String> ownConversions = new HashSet<>();
    private final TableDefinition before;
    private TableDefinition definition;
    private boolean rebuild;

    /**
     * Begins with the table as it is.
     *
     * @throws InvalidOperationException if there is no such table, or it is a virtual one
     */
    public TableEdits(CatalogReader catalog, QualifiedName table) {
        this.catalog = catalog;
        this.stored = StoredTable.get(catalog, table);
        this.before = TableDefinition.read(stored.sql());
        this.definition = before;
        this.keptIndexes = new ArrayList<>(stored.indexes());
        definition.columns().stream()
                .filter(column -> !column.has(Clause.Kind.GENERATED))
                .forEach(column -> sources.put(column.name(), SQLITE.quote(column.name())));
    }

    /** The statements for all that was collected. */
    public List<SqlStatement> statements() {
        return rebuild
                ? new Rebuild(this).statements()
                : natives.stream().map(SqlStatement::of).toList();
    }

    /**
     * Takes one more change.
     *
     * @throws InvalidOperationException if the table lacks what is to be changed, or the change would fail on rows
     */
    public void apply(Operation operation) {
        if (operation instanceof AddColumn add) {
            new ColumnEdits(this).add(add);
        } else if (operation instanceof DropColumn drop) {
            new ColumnEdits(this).drop(drop);
        } else if (operation instanceof AlterColumn alter) {
            new ColumnAlterations(this).alter(alter);
        } else if (operation instanceof AddConstraint add) {
            new ConstraintEdits(this).add(add);
        } else if (operation instanceof DropConstraint drop) {
            new ConstraintEdits(this).drop(drop);
        } else if (operation instanceof SetExpression set) {
            new ColumnEdits(this).setExpression(set);
        } else if (operation instanceof DropExpression drop) {
            new ColumnEdits(this).dropExpression(drop);
        } else if (operation instanceof RenameConstraint rename) {
            new ConstraintEdits(this).rename(rename);
        } else if (operation instanceof CreateIndex create) {
            createIndex(create);
        } else if (operation instanceof DropIndex drop) {
            dropIndex(drop);
        }
    }

    /**
     * Gives a column of labels others, in whatever checks list them, in its values and in its default.
     *
     * @param column its name
     * @param labels the labels afterwards
     * @param mapping what becomes of values that are labels no longer
     * @throws InvalidOperationException if another check names the column, or a value or the default is no label afterwards
     */
    public void relabel(String column, EnumType labels, Map<String, String> mapping) {
        new LabelEdits(this, getColumn(column).name(), labels, mapping).apply();
    }

    /** Takes away each foreign key that points to another table. */
    public void dropForeignKeysTo(String target) {
        Optional<Clause> key = Optional.empty();
        do {
            key.ifPresent(clause -> rebuildAs(definition.without(clause)));
            key = definition
                    .allClauses()
                    .filter(clause -> clause.reference()
                            .filter(it -> Names.same(it.target(), target))
                            .isPresent())
                    .findFirst();
        } while (key.isPresent());
    }

    CatalogReader catalog() {
        return catalog;
    }

    StoredTable stored() {
        return stored;
    }

    QualifiedName table() {
        return stored.name();
    }

    TableDefinition definition() {
        return definition;
    }

    /** Where each column takes its values from: its name, to an expression over the old table. */
    Map<String, String> sources() {
        return sources;
    }

    List<StoredTable.StoredIndex> keptIndexes() {
        return keptIndexes;
    }

    List<String> newIndexes() {
        return newIndexes;
    }

    List<String> droppedColumns() {
        return droppedColumns;
    }

    /** The table as it was before all changes. */
    TableDefinition before() {
        return before;
    }

    boolean isDropped(String column) {
        return droppedColumns.stream().anyMatch(name -> Names.same(name, column));
    }

    /** The values of a column become what somebody's own expression gives. */
    void convert(String column, String expression) {
        sources.put(column, expression);
        ownConversions.add(column);
        rebuild = true;
    }

    /** The expression that somebody gave for a column's values. */
    Optional<String> ownConversion(String column) {
        return ownConversions.contains(column) ? Optional.ofNullable(sources.get(column)) : Optional.empty();
    }

    DataChecks checks() {
        return new DataChecks(this);
    }

    /** The definition becomes this one, which {@code ALTER TABLE} can't do. */
    void rebuildAs(TableDefinition changed) {
        rebuild |= !changed.sql().equals(definition.sql());
        definition = changed;
    }

    /** The definition becomes this one, which a statement can do. */
    void changeBy(String statement, TableDefinition changed) {
        natives.add(statement);
        definition = changed;
    }

    /**
     * The column of that name as it has become.
     *
     * @throws InvalidOperationException if there is none
     */
    public ColumnDefinition getColumn(String name) {
        return definition
                .findColumn(name)
                .orElseThrow(() -> new InvalidOperationException(NearestName.addTo(
                        Problem.of("unknown-column", "table '" + table() + "' has no column '" + name + "'"),
                        "column",
                        name,
                        definition.columns().stream()
                                .map(ColumnDefinition::name)
                                .toList())));
    }

    private void createIndex(CreateIndex operation) {
        boolean there = keptIndexes.stream().anyMatch(index -> Names.same(index.name(), operation.name()));
        if (there && operation.presence() == Presence.OPTIONAL) {
            return;
        }
        String sql = TableText.createIndex(operation);
        if (operation.index().unique()) {
            checks().unique(operation.index());
        }
        natives.add(sql);
        newIndexes.add(sql);
    }

    private void dropIndex(DropIndex operation) {
        boolean optional = operation.presence() == Presence.OPTIONAL;
        boolean dropped = keptIndexes.removeIf(
                index -> Names.same(index.name(), operation.name().name()));
        if (!dropped && !optional) {
            throw new InvalidOperationException(NearestName.addTo(
                    Problem.of("unknown-index", "table '" + table() + "' has no index '" + operation.name() + "'"),
                    "index",
                    operation.name().name(),
                    keptIndexes.stream().map(StoredTable.StoredIndex::name).toList()));
        }
        natives.add("DROP INDEX " + (optional ? "IF EXISTS " : "") + SQLITE.quote(operation.name()));
    }
}
