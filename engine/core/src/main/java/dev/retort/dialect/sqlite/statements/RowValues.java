package dev.retort.dialect.sqlite.statements;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.StoredValue;
import dev.retort.dialect.sqlite.text.TypesAndDefaults;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.ObjectText;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of rows as literals, each in the form in which its column keeps it. */
final class RowValues {

    private final QualifiedName table;
    private final CatalogReader catalog;
    private final Map<String, ColumnDefinition> columns = new HashMap<>();
    private final boolean strict;

    /** Reads what the columns are declared as; what there is no table for goes as it is. */
    RowValues(QualifiedName table, CatalogReader catalog) {
        this.table = table;
        this.catalog = catalog;
        List<String> found = catalog.texts(
                "SELECT sql FROM " + StoredTable.schemaTable(table)
                        + " WHERE type = 'table' AND name = ? COLLATE NOCASE",
                table.name());
        Optional<TableDefinition> definition = found.stream()
                .filter(sql -> ObjectText.read(sql).type().equals("table"))
                .findFirst()
                .map(TableDefinition::read);
        definition.ifPresent(it -> it.columns().forEach(column -> columns.put(Names.fold(column.name()), column)));
        this.strict = definition.filter(TableDefinition::isStrict).isPresent();
    }

    /**
     * A value of a row.
     *
     * @throws InvalidOperationException if its column would keep another, code {@code value-not-kept}
     */
    String literal(Row row, String name) {
        Object value = row.get(name);
        ColumnDefinition column = columns.get(Names.fold(name));
        if (column == null || value == null) {
            return Literals.of(value);
        }
        SqlType type = new TypesAndDefaults().type(column.declared(), List.of());
        StoredValue stored = new StoredValue(type, strict);
        boolean text = value instanceof CharSequence || value instanceof Character;
        if (text && type instanceof SqlType.JsonType && !isJson(value.toString())) {
            refuse(row, column, value, "it is no JSON");
        }
        stored.refusal(value).ifPresent(reason -> refuse(row, column, value, reason));
        return stored.literal(value);
    }

    private boolean isJson(String text) {
        return catalog.texts("SELECT json_valid(?)", text).equals(List.of("1"));
    }

    private void refuse(Row row, ColumnDefinition column, @Nullable Object value, String reason) {
        String declared = column.declared();
        throw new InvalidOperationException(Problem.of(
                        "value-not-kept",
                        "column '" + table + "." + column.name() + "' of type " + declared
                                + " can't hold a value as it is given: " + reason)
                .with("value", String.valueOf(value))
                .with("row", row)
                .cure(StoredValue.CURE));
    }
}
