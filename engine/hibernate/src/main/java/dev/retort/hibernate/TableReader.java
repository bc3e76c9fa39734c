package dev.retort.hibernate;

import dev.retort.hibernate.mapping.MappingAccess;
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
    private final ConstraintReader constraints;
    private final IndexReader indexes;
    private final Names names;
    private final MappingReader.Notes notes;
    private final MappingAccess access;

    TableReader(
            ColumnReader columns,
            Names names,
            MappingReader.Notes notes,
            MappingAccess access,
            NamingConvention naming) {
        this.access = access;
        this.columns = columns;
        this.constraints = new ConstraintReader(names, notes, access);
        this.indexes = new IndexReader(names, naming, notes, access);
        this.names = names;
        this.notes = notes;
    }

    Table read(org.hibernate.mapping.Table mapped) {
        QualifiedName name = names.of(mapped);
        notes.leftOut(name, "option", access.options(mapped));
        List<ColumnReader.Mapped> read = mapped.getColumns().stream()
                .map(column -> columns.read(name.toString(), column))
                .toList();
        List<Index> sorted = indexes.read(mapped)
                .sorted(Comparator.comparing(index -> index.name().orElse("") + index.parts()))
                .toList();
        return new Table(
                name,
                read.stream().map(ColumnReader.Mapped::column).toList(),
                constraints(mapped, read),
                sorted,
                Optional.ofNullable(mapped.getComment()),
                TableOptions.NONE);
    }

    private List<Constraint> constraints(org.hibernate.mapping.Table mapped, List<ColumnReader.Mapped> read) {
        List<Constraint> all = new ArrayList<>();
        constraints.primaryKey(mapped).ifPresent(all::add);
        all.addAll(constraints.uniqueKeys(mapped, read));
        constraints
                .foreignKeys(mapped)
                .sorted(Comparator.comparing(key -> key.columns() + " " + key.target()))
                .forEach(all::add);
        read.forEach(column -> all.addAll(column.checks()));
        mapped.getChecks().forEach(check -> all.add(constraints.check(check)));
        return all;
    }
}
