package dev.retort.assertions.crawl;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ColumnReference;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.ForeignKeyUpdateRule;
import schemacrawler.schema.Index;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.PrimaryKey;
import schemacrawler.schema.Table;

/** SchemaCrawler's catalogue as facts, one line each. */
final class CrawledFacts {

    private final Catalog catalog;
    private final SortedSet<String> facts = new TreeSet<>();

    CrawledFacts(Catalog catalog) {
        this.catalog = catalog;
    }

    SortedSet<String> facts() {
        catalog.getTables().forEach(this::read);
        return facts;
    }

    private void read(Table table) {
        boolean view = table.getTableType().isView();
        facts.add(Fact.table(path(table), view));
        table.getColumns().forEach(column -> read(column, view));
        PrimaryKey key = table.getPrimaryKey();
        if (key != null) {
            facts.add(Fact.primaryKey(path(table), names(key.getConstrainedColumns())));
        }
        table.getImportedForeignKeys().forEach(this::read);
        table.getIndexes().forEach(index -> read(table, index));
    }

    private void read(Column column, boolean view) {
        String table = path(column.getParent());
        facts.add(
                Fact.column(table, plain(column.getName()), column.getOrdinalPosition(), view || column.isNullable()));
    }

    private void read(ForeignKey key) {
        List<ColumnReference> columns = key.getColumnReferences();
        facts.add(Fact.foreignKey(
                path(key.getForeignKeyTable()),
                names(columns.stream().map(ColumnReference::getForeignKeyColumn).toList()),
                path(key.getPrimaryKeyTable()),
                names(columns.stream().map(ColumnReference::getPrimaryKeyColumn).toList()),
                action(" on delete ", key.getDeleteRule()) + action(" on update ", key.getUpdateRule())));
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

    private void read(Table table, Index index) {
        String name = plain(index.getName());
        if (name.startsWith("sqlite_autoindex_")) {
            facts.add(Fact.unique(path(table), names(index.getColumns())));
        } else {
            facts.add(Fact.index(path(table), name, index.isUnique()));
        }
    }

    private static String path(Table table) {
        String schema = table.getSchema().getName();
        String name = plain(table.getName());
        return schema == null || schema.isEmpty() ? name : plain(schema) + "." + name;
    }

    private static List<String> names(List<? extends NamedObject> columns) {
        return columns.stream()
                .map(NamedObject::getName)
                .map(CrawledFacts::plain)
                .toList();
    }

    private static String plain(String name) {
        return Fact.plain(name);
    }
}
