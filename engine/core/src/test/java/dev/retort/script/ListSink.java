package dev.retort.script;

import static dev.retort.schema.Schema.row;

import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it takes. */
final class ListSink implements OperationSink {

    final List<Operation> operations = new ArrayList<>();
    final List<Optional<SourceLine>> sources = new ArrayList<>();

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        operations.add(operation);
        sources.add(source);
    }

    @Override
    public void flush() {}

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        return List.of(row("sql", sql));
    }

    @Override
    public String dialect() {
        return "sqlite";
    }
}
