package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Hands operations on; the root of {@link Operations}, whose methods are grouped by what they are about. */
abstract sealed class OperationWriter permits TableOperations {

    final Destination destination;

    OperationWriter(Destination destination) {
        this.destination = destination;
    }

    /** Runs any operation. */
    public void add(Operation operation) {
        closeOpen();
        destination.sink().accept(operation, CallSite.find());
    }

    /** Runs what was held back so far; the engine calls it at the end of a migration. */
    public void flush() {
        closeOpen();
        destination.sink().flush();
    }

    /** Begins an operation that goes on while its author calls methods of {@code written}. */
    <W> W begin(W written, Function<W, Operation> operation) {
        return beginAll(written, it -> List.of(operation.apply(it)));
    }

    /** Begins operations; asked once now, so that what is wrong already fails on its own line. */
    <W> W beginAll(W written, Function<W, List<Operation>> operations) {
        closeOpen();
        Objects.requireNonNull(operations.apply(written), "operations");
        destination.open().begin(() -> operations.apply(written), CallSite.find());
        return written;
    }

    void closeOpen() {
        destination.open().end(destination.sink());
    }

    QualifiedName name(String plain) {
        return destination.name(plain);
    }
}
