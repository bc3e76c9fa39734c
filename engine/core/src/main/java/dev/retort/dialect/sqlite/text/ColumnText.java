package dev.retort.dialect.sqlite.text;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.stream.Collectors;

/** Column definitions as {@code CREATE TABLE} and {@code ADD COLUMN} take them. */
public final class ColumnText {

    private ColumnText() {}

    /** A column; what makes it a key is left to others. */
    public static String of(Column column, boolean strict) {
        StringBuilder text = new StringBuilder(SQLITE.quote(column.name()));
        text.append(' ').append(type(column, strict));
        column.collation().ifPresent(name -> text.append(" COLLATE ").append(SQLITE.quote(name)));
        text.append(column.nullable() ? "" : " NOT NULL");
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(DefaultText.of(value, column.type())));
        column.computed().ifPresent(computed -> text.append(' ').append(computed(column, computed)));
        column.type().asEnum().ifPresent(it -> text.append(' ').append(labelCheck(column.name(), it.labels())));
        return text.toString();
    }

    /** The check that keeps a column to a list of labels. */
    public static String labelCheck(String column, List<String> labels) {
        String list = labels.stream().map(Literals::text).collect(Collectors.joining(", "));
        return "CHECK (" + SQLITE.quote(column) + " IN (" + list + "))";
    }

    private static String type(Column column, boolean strict) {
        if (column.identity().isEmpty()) {
            return TypeNames.of(column.type(), strict);
        }
        if (column.type() instanceof SqlType.IntegerType) {
            return "INTEGER";
        }
        throw new InvalidOperationException(
                Problem.of("invalid-operation", "a column that numbers its rows isn't an integer")
                        .with("column", column.name())
                        .cure("give it the type integer() or bigInteger()"));
    }

    private static String computed(Column column, Computed computed) {
        String expression = computed.expression().require(DatabaseKind.SQLITE, "generated column " + column.name());
        return "GENERATED ALWAYS AS (" + expression + ")" + (computed.stored() ? " STORED" : " VIRTUAL");
    }
}
