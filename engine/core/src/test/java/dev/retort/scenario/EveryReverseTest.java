package dev.retort.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.Retort;
import dev.retort.operation.ColumnOperation.DropExpression;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.RowOperation.RestoreRows;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import dev.retort.testing.Kinds;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reverse that is made runs on tables with rows, and gives back the schema and the rows; and so does the way up. */
class EveryReverseTest extends Scenario {

    private static ReverseCase running = ReverseCases.all().get(0);

    EveryReverseTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "tables", message = "tables with rows")
    static final class WithRows implements Migration {
        @Override
        public void upgrade(Operations op) {
            ReverseTables.create(op);
            running.before().accept(op);
        }

        @Override
        public void downgrade(Operations op) {
            ReverseTables.drop(op);
        }
    }

    @Revision(id = "step", down = "tables", message = "what is tried")
    static final class Step implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            running.block().accept(op);
        }
    }

    static List<ReverseCase> cases() {
        return ReverseCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesBackSchemaAndRows(ReverseCase tried) {
        assumeTrue(tried.databases().contains(kind));
        running = tried;
        Retort retort = retort(List.of(WithRows.class, Step.class));
        retort.upgrade("tables");
        List<String> catalogue = database.catalogue();
        List<String> rows = database.rows();

        retort.upgrade("head");
        List<String> changed = database.state();
        retort.downgrade("tables");
        assertThat(database.catalogue()).containsExactlyElementsOf(catalogue);
        assertThat(database.rows()).containsExactlyElementsOf(rows);

        retort.upgrade("head");
        assertThat(database.state()).containsExactlyElementsOf(changed);
        tried.written().forEach(database::execute);
        retort.downgrade("tables");
        assertThat(database.catalogue()).containsExactlyElementsOf(catalogue);
        assertThat(database.rows()).containsAll(rows);
    }

    @Test
    void everyOperationIsTried() {
        Set<Class<?>> tried = cases().stream()
                .flatMap(it -> it.operations().stream())
                .map(it -> it instanceof CustomOperation ? CustomOperation.class : it.getClass())
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(tried).doesNotContain(DropExpression.class, RestoreColumns.class, RestoreRows.class);
        tried.addAll(List.of(DropExpression.class, RestoreColumns.class, RestoreRows.class));
        assertThat(tried).as("without those that never have a reverse").hasSameElementsAs(Kinds.of(Operation.class));
    }
}
