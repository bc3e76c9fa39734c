package dev.retort.junit.witness;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ColumnReference;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.ForeignKeyDeferrability;
import schemacrawler.schema.ForeignKeyUpdateRule;
import schemacrawler.schema.Index;
import schemacrawler.schema.IndexColumn;
import schemacrawler.schema.IndexColumnSortSequence;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.PrimaryKey;
import schemacrawler.schema.Table;
import schemacrawler.schema.View;

/** SchemaCrawler's catalogue as facts, one line each; what it sees wrongly is left out, see {@link NotCompared}. */
final class CrawledFacts {

    private final Catalog catalog;
    private final SqlText sql;
    private final NavigableSet<String> facts = new TreeSet<>();

    CrawledFacts(Catalog catalog, SqlText sql) {
        this.catalog = catalog;
        this.sql = sql;
    }

    NavigableSet<String> facts() {
        catalog.getTables().forEach(this::read);
        facts.addAll(new CrawledDetails(catalog, sql).facts());
        return facts;
    }

    private void read(Table table) {
        boolean view = table instanceof View;
        facts.add(Fact.table(path(table), view));
        if (view) {
            text(table.getDefinition())
                    .ifPresent(
                            text -> facts.add(Fact.of("definition", path(table), sql.definition(text, schema(table)))));
        }
        Fact.of("comment", path(table), text(table.getRemarks())).ifPresent(facts::add);
        table.getColumns().forEach(column -> read(column, view));
        PrimaryKey key = table.getPrimaryKey();
        if (key != null) {
            facts.add(Fact.primaryKey(path(table), names(key.getConstrainedColumns())));
        }
        table.getImportedForeignKeys().forEach(this::read);
        table.getIndexes().forEach(index -> read(table, index));
    }

    private void read(Column column, boolean view) {
        Table table = column.getParent();
        String path = path(table) + "." + plain(column.getName());
        facts.add(Fact.column(
                path(table), plain(column.getName()), column.getOrdinalPosition(), view || column.isNullable()));
        String type = sql.isPostgresql()
                ? PostgresTypeName.of(column)
                : sql.type(column.getColumnDataType().getName());
        Fact.of("type", path, text(type)).ifPresent(facts::add);
        text(column.getDefaultValue()).ifPresent(text -> value(path, schema(table), column, text));
        if (column.isGenerated()) {
            facts.add("generated column " + path);
        }
        if (column.isAutoIncremented()) {
            facts.add("counting column " + path);
        }
        Fact.of("comment", path, text(column.getRemarks())).ifPresent(facts::add);
    }

    private void value(String path, String schema, Column column, String text) {
        facts.add(Fact.of(column.isGenerated() ? "expression" : "default", path, sql.expression(text, schema)));
    }

    private void read(ForeignKey key) {
        List<ColumnReference> columns = key.getColumnReferences();
        facts.add(Fact.foreignKey(
                path(key.getForeignKeyTable()),
                names(columns.stream().map(ColumnReference::getForeignKeyColumn).toList()),
                path(key.getPrimaryKeyTable()),
                names(columns.stream().map(ColumnReference::getPrimaryKeyColumn).toList()),
                action(" on delete ", key.getDeleteRule())
                        + action(" on update ", key.getUpdateRule())
                        + deferrability(key.getDeferrability())));
    }

    private static String action(String prefix, ForeignKeyUpdateRule rule) {
        return switch (rule) {
            case cascade -> prefix + "cascade";
            case restrict -> prefix + "restrict";
            case setNull -> prefix + "set null";
            case setDefault -> prefix + "set default";
            default -> "";
        };
    }

    private static String deferrability(ForeignKeyDeferrability deferrability) {
        boolean deferred = deferrability == ForeignKeyDeferrability.initiallyDeferred;
        return Fact.deferrability(deferred || deferrability == ForeignKeyDeferrability.initiallyImmediate, deferred);
    }

    private void read(Table table, Index index) {
        String name = plain(index.getName());
        if (name.startsWith("sqlite_autoindex_")) {
            facts.add(Fact.unique(path(table), names(index.getColumns())));
            return;
        }
        String path = path(table) + "." + name;
        facts.add(Fact.index(path(table), name, index.isUnique()));
        facts.add(Fact.of("columns", path, columns(index, schema(table))));
        text(index.getFilterCondition())
                .map(text -> sql.isPostgresql() ? sql.expression(text, schema(table)) : text)
                .ifPresent(text -> facts.add(Fact.of("predicate", path, text)));
        Fact.of("comment", path, text(index.getRemarks())).ifPresent(facts::add);
    }

    private String columns(Index index, String schema) {
        return String.join(
                ", ",
                StreamSupport.stream(index.spliterator(), false)
                        .map(column -> indexed(column, schema))
                        .toList());
    }

    private String indexed(IndexColumn column, String schema) {
        String name = plain(column.getName());
        String shown = sql.isPostgresql() ? sql.expression(name, schema) : name;
        return shown + (column.getSortSequence() == IndexColumnSortSequence.descending ? " desc" : "");
    }

    static String path(Table table) {
        String schema = schema(table);
        String name = plain(table.getName());
        return schema.isEmpty() ? name : schema + "." + name;
    }

    static String schema(Table table) {
        String schema = table.getSchema().getName();
        return schema == null ? "" : plain(schema);
    }

    private static List<String> names(List<? extends NamedObject> columns) {
        return columns.stream()
                .map(NamedObject::getName)
                .map(CrawledFacts::plain)
                .toList();
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(any -> !any.isEmpty());
    }

    static String plain(String name) {
        return Fact.plain(name);
    }
}
