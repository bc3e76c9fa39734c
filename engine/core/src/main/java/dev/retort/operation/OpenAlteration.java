package dev.retort.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alteration whose author may still be writing it; it ends when the next operation begins. */
final class OpenAlteration {

    private @Nullable ColumnAlteration alteration;
    private Optional<SourceLine> source = Optional.empty();

    void begin(ColumnAlteration begun, Optional<SourceLine> where) {
        alteration = begun;
        source = where;
    }

    void end(OperationSink sink) {
        ColumnAlteration ended = alteration;
        alteration = null;
        if (ended != null) {
            sink.accept(ended.operation(), source);
        }
    }
}
