package dev.retort.hibernate;

import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import dev.retort.schema.TableOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts a table together. Keys and indexes are sorted, since Hibernate keeps some of them in no order. */
final class TableReader {

    private final ColumnReader columns;
    private final UniqueKeyReader uniqueKeys;
    private final ForeignKeyReader foreignKeys;
    private final IndexReader indexes;
    private final Names names;
    private final Notes notes;

    TableReader(ColumnReader columns, Names names, Notes notes, NamingConvention naming) {
        this.columns = columns;
        this.uniqueKeys = new UniqueKeyReader(names, notes);
        this.foreignKeys = new ForeignKeyReader(names);
        this.indexes = new IndexReader(names, naming, notes);
        this.names = names;
        this.notes = notes;
    }

    Table read(org.hibernate.mapping.Table mapped) {
        QualifiedName name = names.of(mapped);
        notes.leftOut(name, "option", mapped.getOptions());
        List<MappedColumn> read = mapped.getColumns().stream()
                .map(column -> columns.read(name.toString(), column))
                .toList();
        List<Index> sorted = indexes.read(mapped)
                .sorted(Comparator.comparing(index -> index.name().orElse("") + index.parts()))
                .toList();
        return new Table(
                name,
                read.stream().map(MappedColumn::column).toList(),
                constraints(mapped, read),
                sorted,
                Optional.ofNullable(mapped.getComment()),
                TableOptions.NONE);
    }

    private List<Constraint> constraints(org.hibernate.mapping.Table mapped, List<MappedColumn> read) {
        List<Constraint> constraints = new ArrayList<>();
        uniqueKeys.primaryKey(mapped).ifPresent(constraints::add);
        constraints.addAll(uniqueKeys.read(mapped, read));
        foreignKeys
                .read(mapped)
                .sorted(Comparator.comparing(key -> key.columns() + " " + key.target()))
                .forEach(constraints::add);
        read.forEach(column -> constraints.addAll(column.checks()));
        mapped.getChecks().forEach(check -> constraints.add(Checks.of(check, names, notes)));
        return constraints;
    }
}
