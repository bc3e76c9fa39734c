package dev.retort.operation;

import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
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
}
