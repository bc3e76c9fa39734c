package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The model: what the schema should be once every revision has run. Made by {@link Schema#metaData()} and
 * {@link Schema#metaData(NamingConvention)}; every other method gives a copy.
 *
 * @param naming the project's naming convention, already applied to the tables
 * @param tables the tables in the order given, none twice
 * @param enums the enum types that no column names
 * @param sequences the sequences
 * @param views the views
 */
public record MetaData(
        NamingConvention naming, List<Table> tables, List<EnumType> enums, List<Sequence> sequences, List<View> views) {

    /** Copies the lists and checks that no table comes twice. */
    public MetaData {
        tables = tables.stream().map(naming::applyTo).toList();
        enums = List.copyOf(enums);
        sequences = List.copyOf(sequences);
        views = List.copyOf(views);
        Set<QualifiedName> seen = new HashSet<>();
        for (Table table : tables) {
            if (!seen.add(table.name())) {
                throw new RetortException(Problem.of("invalid-schema", "the model has a table twice")
                        .with("table", table.name())
                        .cure("remove or rename one of the two"));
            }
        }
    }

    /** A copy with one more table. */
    public MetaData table(Table table) {
        return new MetaData(naming, Table.append(tables, table), enums, sequences, views);
    }

    /** A copy with one more sequence. */
    public MetaData sequence(Sequence sequence) {
        return new MetaData(naming, tables, enums, Table.append(sequences, sequence), views);
    }

    /** A copy with one more view. */
    public MetaData view(View view) {
        return new MetaData(naming, tables, enums, sequences, Table.append(views, view));
    }

    /** A copy with an enum type that no column names. */
    public MetaData enumType(EnumType type) {
        return new MetaData(naming, tables, Table.append(enums, type), sequences, views);
    }

    /** The table of that name. */
    public Optional<Table> findTable(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Every enum type: those of columns, in the order of their first use, then the others. */
    public List<EnumType> allEnums() {
        Map<QualifiedName, EnumType> found = new LinkedHashMap<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                column.type().asEnum().ifPresent(type -> found.putIfAbsent(type.name(), type));
            }
        }
        enums.forEach(type -> found.putIfAbsent(type.name(), type));
        return List.copyOf(found.values());
    }
}
