package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.mutation.Mutant.Fate;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.row.Row;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mutants of a small history: which are equivalent, broken, found, and not seen. */
class MutationRunTest {

    private final Path folder;

    MutationRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private MigrationVerification shop(DatabaseKind database) throws IOException {
        Files.writeString(
                folder.resolve("001_customers.sql"),
                """
                -- revision: 001
                -- down_revision: none
                -- message: customers
                -- upgrade
                CREATE TABLE customers (
                  id integer NOT NULL PRIMARY KEY,
                  name varchar(50) DEFAULT 'nobody' NOT NULL,
                  state varchar(10)
                );
                CREATE INDEX ix_customers_name ON customers (name);
                -- downgrade
                DROP INDEX ix_customers_name;
                DROP TABLE customers;
                """);
        Files.writeString(
                folder.resolve("002_states.sql"),
                """
                -- revision: 002
                -- down_revision: 001
                -- message: states have a code
                -- upgrade
                ALTER TABLE customers ADD COLUMN code integer DEFAULT 0 NOT NULL;
                UPDATE customers SET code = CASE WHEN state IS NULL THEN 1 WHEN length(state) < 3 THEN 2 ELSE 3 END;
                -- downgrade
                ALTER TABLE customers DROP COLUMN code;
                """);
        return MigrationVerification.of("shop")
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.of(database))
                .scripts(folder.toString());
    }

    private MutationReport report(DatabaseKind database, Operator operator) throws IOException {
        return MutationRun.of(shop(database)).operators(operator).everything().run();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsLeftBehindIsFound(DatabaseKind database) throws IOException {
        MutationReport report = report(database, Operator.LEAVE_BEHIND);

        assertThat(report.already()).isEmpty();
        assertThat(report.mutants()).anySatisfy(mutant -> {
            assertThat(mutant.mutation().before()).isEqualTo("DROP INDEX ix_customers_name;");
            assertThat(mutant.fate()).isEqualTo(Fate.EQUIVALENT);
        });
        assertThat(report.mutants()).anySatisfy(mutant -> {
            assertThat(mutant.mutation().before()).isEqualTo("DROP TABLE customers;");
            assertThat(mutant.fate()).isEqualTo(Fate.FOUND);
            assertThat(mutant.said().orElseThrow())
                    .startsWith("001 customers [downgrade] leaves table customers behind");
        });
        assertThat(report.score()).as(report.text()).isEqualTo(1);
        report.requireScore(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anotherIntentionContradictsNothing(DatabaseKind database) throws IOException {
        MutationReport report = report(database, Operator.LOSE_DEFAULT);

        assertThat(report.survivors()).anySatisfy(mutant -> {
            assertThat(mutant.sign()).contains(Mutant.Sign.STATE);
            assertThat(mutant.text())
                    .contains(
                            "001 [upgrade] loses a DEFAULT (001_customers.sql:7)", "contradicts nothing: only a model");
        });
        assertThatThrownBy(() -> report.requireScore(0.9))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("less than 0.900")
                .hasMessageContaining("lose-default: ");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void rowsGivenToTheVerificationCount(DatabaseKind database) throws IOException {
        MutationReport report = MutationRun.of(shop(database)
                        .rowsAt("001", "customers", Row.of(Map.of("id", 1, "name", "Ada", "state", "new"))))
                .operators(Operator.LOSE_DEFAULT)
                .revisions("002")
                .run();

        assertThat(report.mutants())
                .singleElement()
                .satisfies(mutant -> assertThat(mutant.fate()).as(mutant.text()).isIn(Fate.FOUND, Fate.BROKEN));
        assertThat(report.mutants().get(0).said().orElseThrow()).startsWith("002 states have a code [upgrade] fails");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatFailsAtOnceIsNotCounted(DatabaseKind database) throws IOException {
        MutationReport report = report(database, Operator.REORDER_STATEMENTS);

        assertThat(report.mutants()).anySatisfy(mutant -> {
            assertThat(mutant.mutation().line()).isEqualTo(5);
            assertThat(mutant.fate()).isEqualTo(Fate.BROKEN);
            assertThat(mutant.said()).isPresent();
        });
        assertThat(report.count(Fate.FOUND)).as(report.text()).isZero();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void rowsTellOneBranchFromAnother(DatabaseKind database) throws IOException {
        MutationReport report = report(database, Operator.FORGET_BRANCH);

        assertThat(report.mutants()).hasSize(3).noneMatch(mutant -> mutant.fate() == Fate.EQUIVALENT);
        assertThat(report.survivors()).isNotEmpty().allSatisfy(mutant -> {
            assertThat(mutant.sign()).contains(Mutant.Sign.ROWS);
            assertThat(mutant.text()).contains("only a test of your own can tell");
        });
        assertThat(report.text()).contains("of those that only make something else of users' rows 0.000");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void leaksAndWrongParentsAreFound(DatabaseKind database) throws IOException {
        MutationReport report = MutationRun.of(shop(database))
                .operators(Operator.LEAK_SETTING, Operator.WRONG_PARENT)
                .everything()
                .run();

        assertThat(report.count(Fate.FOUND)).as(report.text()).isGreaterThan(2);
        assertThat(report.score()).as(report.text()).isEqualTo(1);
        assertThat(report.mutants())
                .filteredOn(mutant -> mutant.mutation().operator() == Operator.WRONG_PARENT)
                .singleElement()
                .satisfies(mutant -> assertThat(mutant.fate()).isEqualTo(Fate.FOUND));
    }

    @Test
    void theSameSeedDrawsTheSameMutants() throws IOException {
        MutationRun run = MutationRun.of(shop(DatabaseKind.SQLITE)).limit(5).seed(7);
        List<Mutation> first =
                run.run().mutants().stream().map(Mutant::mutation).toList();

        assertThat(first).hasSize(5);
        assertThat(run.run().mutants().stream().map(Mutant::mutation)).containsExactlyElementsOf(first);
    }

    @Test
    void aChoiceOfNothingIsRefused() throws IOException {
        assertThatThrownBy(() -> MutationRun.of(shop(DatabaseKind.SQLITE))
                        .operators(Operator.LOSE_TRIGGER)
                        .run())
                .hasMessageContaining("there is no SQL file that can be mutated");
    }
}
