package dev.retort.operation.writing;

import static dev.retort.schema.Schema.arrayOf;
import static dev.retort.schema.Schema.enumeration;

import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import java.util.Optional;

/**
 * Where operations go, and what they mean there.
 *
 * @param sink takes them
 * @param naming names what has no name
 * @param schema the schema of what is named without one
 * @param open what is still being written
 * @param backward whether reversible blocks are undone
 */
record Destination(
        OperationSink sink, NamingConvention naming, Optional<String> schema, OpenOperation open, boolean backward) {

    QualifiedName name(String plain) {
        return new QualifiedName(schema, plain);
    }

    QualifiedName place(QualifiedName given) {
        return given.schema().isPresent() ? given : name(given.name());
    }

    Column place(Column column) {
        return column.withType(place(column.type()));
    }

    /** An enum type that is named without a schema is of this one, like the table that uses it. */
    SqlType place(SqlType type) {
        if (type instanceof SqlType.ArrayType array) {
            return arrayOf(place(array.of()));
        }
        return type.asEnum()
                .map(labels -> enumeration(new EnumType(place(labels.name()), labels.labels())))
                .orElse(type);
    }
}
