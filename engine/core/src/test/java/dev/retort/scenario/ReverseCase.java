package dev.retort.scenario;

import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.NamingConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A reversible block that is tried on rows.
 *
 * @param name what it is about
 * @param databases where it can run
 * @param before what is there beside the {@link ReverseTables}
 * @param block the block
 * @param written SQL that somebody runs after the upgrade
 */
record ReverseCase(
        String name,
        Set<Kind> databases,
        Consumer<Operations> before,
        Consumer<Operations> block,
        List<String> written) {

    static ReverseCase of(String name, Consumer<Operations> block) {
        return new ReverseCase(name, Set.of(Kind.values()), op -> {}, block, List.of());
    }

    ReverseCase onPostgresql() {
        return new ReverseCase(name, Set.of(Kind.POSTGRESQL), before, block, written);
    }

    ReverseCase after(Consumer<Operations> other) {
        return new ReverseCase(name, databases, other, block, written);
    }

    ReverseCase then(String... sql) {
        return new ReverseCase(name, databases, before, block, List.of(sql));
    }

    /** What the block consists of. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Operations op = new Operations(
                new OperationSink() {
                    @Override
                    public void accept(Operation operation, Optional<SourceLine> source) {
                        operations.add(operation);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public List<Row> query(String sql, List<Object> parameters) {
                        return List.of();
                    }

                    @Override
                    public String dialect() {
                        return "postgresql";
                    }
                },
                NamingConvention.NONE);
        block.accept(op);
        op.flush();
        return operations;
    }

    @Override
    public String toString() {
        return name;
    }
}
