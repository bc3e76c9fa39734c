package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds operations back while they join, compiles those that joined, and runs the statements. */
final class StepSink implements OperationSink {

    private final Dialect dialect;
    private final StatementRunner statements;
    private final List<PendingOperation> pending = new ArrayList<>();
    private List<PendingOperation> running = List.of();

    StepSink(Dialect dialect, StatementRunner statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        add(new PendingOperation(operation, source, false));
    }

    @Override
    public void acceptFile(Execute text, SourceLine start) {
        add(new PendingOperation(text, Optional.of(start), true));
    }

    private void add(PendingOperation next) {
        if (!pending.isEmpty() && !dialect.compiler().joins(operations(pending), next.operation())) {
            flush();
        }
        pending.add(next);
    }

    @Override
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        running = List.copyOf(pending);
        pending.clear();
        List<SqlStatement> compiled = compile();
        TransactionControl.check(running.get(0), compiled, statements, dialect.splitter());
        if (compiled.isEmpty() || compiled.stream().anyMatch(SqlStatement::transactional)) {
            run(compiled);
        } else {
            runOutside(compiled);
        }
        running = List.of();
    }

    private List<SqlStatement> compile() {
        try {
            return dialect.compiler().compile(operations(running), statements.target());
        } catch (NeedsConnectionException e) {
            throw e.by(describe());
        }
    }

    private void runOutside(List<SqlStatement> compiled) {
        try {
            statements.outside(() -> run(compiled));
        } catch (SQLException e) {
            throw StatementFailedException.query("COMMIT", e);
        }
    }

    private void run(List<SqlStatement> compiled) {
        String description = describe();
        PendingOperation first = running.get(0);
        int number = 0;
        for (SqlStatement statement : compiled) {
            number++;
            statements.run(statement, description, first.source(statement), number, compiled.size());
        }
    }

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        return statements.read(sql, parameters.toArray());
    }

    @Override
    public String dialect() {
        return dialect.name();
    }

    /** What was being compiled or run when something failed. */
    Optional<String> failedOperation() {
        return running.isEmpty() ? Optional.empty() : Optional.of(describe());
    }

    /** Where what failed is written. */
    Optional<SourceLine> failedSource() {
        return running.stream()
                .map(PendingOperation::source)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String describe() {
        return running.stream().map(it -> it.operation().describe()).collect(Collectors.joining("; "));
    }

    private static List<Operation> operations(List<PendingOperation> held) {
        return held.stream().map(PendingOperation::operation).toList();
    }
}
