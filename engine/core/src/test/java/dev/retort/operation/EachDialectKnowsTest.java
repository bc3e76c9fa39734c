package dev.retort.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.statements.ObjectStatements;
import dev.retort.error.InvalidOperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * No operation becomes nothing in silence: it has statements, a refusal by name, a reason to do nothing, or it looked for
 * what it is about and found that there is none.
 */
class EachDialectKnowsTest {

    private static Stream<Operation> all() {
        return Stream.of(EveryOperationTest.pairs(), EveryOperationTest.others(), EveryOperationTest.irreversible())
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> onPostgresqlEachHasStatements() {
        Compiler compiler = Dialects.onClassPath().get("postgresql").compiler();
        return all().map(operation -> DynamicTest.dynamicTest(
                operation.describe(), () -> assertKnown(compiler, operation, Optional.empty())));
    }

    @TestFactory
    Stream<DynamicTest> onSqliteEachHasStatementsOrAReasonForNone() {
        Compiler compiler = Dialects.onClassPath().get("sqlite").compiler();
        return all().map(operation -> DynamicTest.dynamicTest(
                operation.describe(), () -> assertKnown(compiler, operation, ObjectStatements.reason(operation))));
    }

    private static void assertKnown(Compiler compiler, Operation operation, Optional<String> nothing) {
        List<String> asked = new ArrayList<>();
        try {
            List<SqlStatement> statements = compiler.compile(List.of(operation), (sql, parameters) -> {
                asked.add(sql);
                return List.of();
            });
            assertThat(statements.isEmpty())
                    .isEqualTo(nothing.isPresent() || (statements.isEmpty() && !asked.isEmpty()));
        } catch (InvalidOperationException refused) {
            assertThat(refused.code()).isNotEqualTo("unknown-operation");
            assertThat(nothing).isEmpty();
        }
    }
}
