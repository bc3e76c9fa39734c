package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the author may still be writing: {@code op.dropTable("a").ifExists()}. It ends when the next operation begins. */
final class OpenOperation {

    private Supplier<List<Operation>> written = List::of;
    private Optional<SourceLine> source = Optional.empty();

    void begin(Supplier<List<Operation>> begun, Optional<SourceLine> where) {
        written = begun;
        source = where;
    }

    void end(OperationSink sink) {
        List<Operation> ended = written.get();
        written = List::of;
        ended.forEach(operation -> sink.accept(operation, source));
    }
}
