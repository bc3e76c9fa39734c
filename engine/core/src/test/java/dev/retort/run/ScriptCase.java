package dev.retort.run;

import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import dev.retort.schema.NamingConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A migration of which a script is asked, and its name in the test's report. */
record ScriptCase(String name, Consumer<Operations> up) {

    static ScriptCase change(String name, Consumer<Operations> up) {
        return new ScriptCase(name, up);
    }

    /** What the migration asks for on this database. */
    List<Operation> operations(String dialect) {
        Recording recording = new Recording(dialect, new ArrayList<>());
        Operations op = new Operations(recording, NamingConvention.NONE);
        up.accept(op);
        op.query("closes what may still be open");
        return recording.taken();
    }

    @Override
    public String toString() {
        return name;
    }

    private record Recording(String dialect, List<Operation> taken) implements OperationSink {

        @Override
        public void accept(Operation operation, Optional<SourceLine> source) {
            taken.add(operation);
        }

        @Override
        public void flush() {}

        @Override
        public List<Row> query(String sql, List<Object> parameters) {
            return List.of();
        }
    }
}
