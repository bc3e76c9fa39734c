package dev.retort.operation.writing;

import static dev.retort.schema.Schema.arrayOf;
import static dev.retort.schema.Schema.enumeration;

import dev.retort.operation.EnumOperation.EnumColumn;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.writing.Options.*;
import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.SqlType;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where operations go, and what they mean there.
 *
 * @param sink takes them
 * @param naming names what has no name
 * @param schema the schema of what is named without one
 * @param open the operation that its author may still be writing: {@code op.dropTable("a").ifExists()}
 * @param backward whether reversible blocks are undone
 */
record Destination(OperationSink sink, NamingConvention naming, Optional<String> schema, Open open, boolean backward) {

    Destination(OperationSink sink, NamingConvention naming) {
        this(sink, naming, Optional.empty(), new Open(), false);
    }

    /** What has begun and goes on until the next operation begins. */
    private static final class Open {
        private Optional<Options<?>> written = Optional.empty();
        private Optional<SourceLine> source = Optional.empty();
    }

    Destination in(String other) {
        return new Destination(sink, naming, Optional.of(other), open, backward);
    }

    Destination goingBack() {
        return new Destination(sink, naming, schema, open, true);
    }

    Destination recordedBy(OperationSink recorder) {
        return new Destination(recorder, naming, schema, new Open(), false);
    }

    /** Begins an operation; asked once now, so that what is wrong already fails on its own line. */
    <W extends Options<?>> W begin(W written) {
        close();
        written.operations().forEach(MissingValues::refuse);
        open.written = Optional.of(written);
        open.source = SourceLine.ofCaller();
        return written;
    }

    void accept(Operation operation) {
        close();
        MissingValues.refuse(operation);
        sink.accept(operation, SourceLine.ofCaller());
    }

    void close() {
        List<Operation> ended = open.written.map(Options::operations).orElse(List.of());
        open.written = Optional.empty();
        ended.forEach(MissingValues::refuse);
        ended.forEach(operation -> sink.accept(operation, open.source));
    }

    QualifiedName name(String plain) {
        return new QualifiedName(schema, plain);
    }

    List<EnumColumn> withColumn(List<EnumColumn> columns, String table, String column) {
        return Stream.concat(columns.stream(), Stream.of(new EnumColumn(name(table), column)))
                .toList();
    }

    QualifiedName place(QualifiedName given) {
        return given.schema().isPresent() ? given : name(given.name());
    }

    Table place(Table table) {
        return new Table(
                place(table.name()),
                table.columns().stream().map(this::place).toList(),
                table.constraints(),
                table.indexes(),
                table.comment(),
                table.options());
    }

    Column place(Column column) {
        return column.withType(place(column.type()));
    }

    /** An enum type that is named without a schema is of this one, like the table that uses it. */
    SqlType place(SqlType type) {
        if (type instanceof SqlType.ArrayType array) {
            return arrayOf(place(array.of()));
        }
        return type.asEnum().map(labels -> enumeration(place(labels))).orElse(type);
    }

    EnumType place(EnumType type) {
        return new EnumType(place(type.name()), type.labels());
    }

    Sequence place(Sequence sequence) {
        return sequence.withName(place(sequence.name()));
    }

    View place(View view) {
        return view.withName(place(view.name()));
    }

    StoredFunction place(StoredFunction function) {
        return new StoredFunction(place(function.name()), function.parameters(), function.definition());
    }

    CreateOptions create(Function<Presence, Operation> form) {
        return begin(new CreateOptions(form));
    }

    <T> DropOptions<T> drop(DropOptions.Form<T> form) {
        return begin(new DropOptions<>(form));
    }

    <T> ChangeOptions<T> change(Function<Optional<T>, Operation> form) {
        return begin(new ChangeOptions<>(form));
    }
}
