package dev.retort.script;

import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down the SQL that a script asks for, with the place where it is written. */
final class RecordingSink implements OperationSink {

    private final String dialect;
    private final List<String> taken = new ArrayList<>();

    RecordingSink(String dialect) {
        this.dialect = dialect;
    }

    List<String> taken() {
        return taken;
    }

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        String sql = ((Execute) operation).sql().toString().strip();
        taken.add(source.map(SourceLine::toString).orElse("?") + " " + sql);
    }

    @Override
    public void flush() {}

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        return List.of();
    }

    @Override
    public String dialect() {
        return dialect;
    }
}
