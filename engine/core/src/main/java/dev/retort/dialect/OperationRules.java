package dev.retort.dialect;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Operation;
import dev.retort.sql.DatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which statements each kind of operation becomes on a database. */
public final class OperationRules {

    private final DatabaseKind database;
    private final Map<Class<?>, BiFunction<Operation, CatalogReader, List<SqlStatement>>> byClass = new HashMap<>();

    /** Rules for a database, none yet. */
    public OperationRules(DatabaseKind database) {
        this.database = database;
    }

    /** Adds the rule for a kind of operation. */
    public <O extends Operation> OperationRules on(Class<O> type, Function<O, List<SqlStatement>> rule) {
        return on(type, (operation, catalog) -> rule.apply(operation));
    }

    /** Adds the rule for a kind of operation whose statements depend on what is in the database. */
    public <O extends Operation> OperationRules on(
            Class<O> type, BiFunction<O, CatalogReader, List<SqlStatement>> rule) {
        byClass.put(type, (operation, catalog) -> rule.apply(type.cast(operation), catalog));
        return this;
    }

    /** Whether there is a rule for this kind. */
    public boolean know(Class<?> operation) {
        return byClass.containsKey(operation);
    }

    /**
     * The statements for an operation.
     *
     * @throws InvalidOperationException if there is no rule for its kind, code {@code unknown-operation}
     */
    public List<SqlStatement> apply(Operation operation, CatalogReader catalog) {
        // A user's operation is ruled by what it is, whatever its class.
        Class<?> type = operation instanceof CustomOperation ? CustomOperation.class : operation.getClass();
        BiFunction<Operation, CatalogReader, List<SqlStatement>> rule = byClass.get(type);
        if (rule == null) {
            throw new InvalidOperationException(Problem.of(
                            "unknown-operation", database.label() + " has no statements for: " + operation.describe())
                    .with("operation", operation.getClass().getName())
                    .cure("use op.execute(…) with the SQL for " + database.label()));
        }
        return rule.apply(operation, catalog);
    }
}
