package dev.retort.assertions.crossdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random checks that nobody thought of, written for both databases and read back from both. */
class GeneratedChecksTest {

    private static final int AT_ONCE = 40;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Connection postgres;

    @BeforeContainer
    static void connect() throws SQLException {
        postgres = TestDatabases.postgres();
        postgres.setAutoCommit(false);
    }

    @AfterContainer
    static void disconnect() throws SQLException {
        postgres.close();
    }

    @Provide
    Arbitrary<List<Written>> checks() {
        return WrittenConditions.condition(3).list().ofSize(AT_ONCE);
    }

    @Property(tries = 12, seed = "20261120", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void meanTheSameOnBothUnlessOneIsMutated(@ForAll("checks") List<Written> checks) throws SQLException {
        SchemaSnapshot sqlite = sqlite(checks.stream().map(Written::sqlite).toList());
        SchemaSnapshot same = postgres(checks.stream().map(Written::postgresql).toList());
        assertThat(between(sqlite, same).toText()).isEmpty();

        List<String> mutated = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            List<String> mutants = checks.get(i).mutants();
            mutated.add(mutants.get(i % mutants.size()));
        }
        assertThat(between(sqlite, postgres(mutated)).changes())
                .extracting(Change::toString)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, checks.size())
                        .mapToObj(i -> "CHANGED check t.c%s: condition".formatted(i))
                        .toList());
    }

    /** As a dump writes them: each condition as the server shows it, read by the server once more. */
    @Property(tries = 12, seed = "20261130", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void areTheSameWhenReadAgainUnlessOneIsMutated(@ForAll("checks") List<Written> checks) throws SQLException {
        SchemaSnapshot first = postgres(checks.stream().map(Written::postgresql).toList());
        SchemaSnapshot again = postgres(shown(first, checks.size()));
        assertThat(SchemaDifference.between(first, again).toText()).isEmpty();

        List<String> mutated = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            List<String> mutants = checks.get(i).mutants();
            mutated.add(mutants.get(i % mutants.size()));
        }
        assertThat(SchemaDifference.between(first, postgres(mutated)).changes())
                .extracting(Change::toString)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, checks.size())
                        .mapToObj(i -> "CHANGED check public.t.c%s: definition".formatted(i))
                        .toList());
    }

    private static List<String> shown(SchemaSnapshot schema, int checks) {
        SchemaObject table = schema.find(ObjectKind.TABLE, "t").orElseThrow();
        return IntStream.range(0, checks)
                .mapToObj(i -> table.child(ObjectKind.CHECK, "c" + i).orElseThrow())
                .map(check -> check.attribute("definition").orElseThrow().replaceFirst("^CHECK ", ""))
                .toList();
    }

    private static CrossDatabaseDifference between(SchemaSnapshot sqlite, SchemaSnapshot postgresql) {
        return CrossDatabaseDifference.between(sqlite, postgresql, CrossDatabaseRules.standard());
    }

    private static String table(List<String> conditions) {
        StringBuilder sql = new StringBuilder("create table t (" + WrittenConditions.COLUMNS);
        for (int i = 0; i < conditions.size(); i++) {
            sql.append(",\n constraint c")
                    .append(i)
                    .append(" check (")
                    .append(conditions.get(i))
                    .append(')');
        }
        return sql.append(')').toString();
    }

    private static SchemaSnapshot sqlite(List<String> conditions) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, table(conditions));
            return SchemaSnapshot.of(connection);
        }
    }

    private static SchemaSnapshot postgres(List<String> conditions) throws SQLException {
        TestDatabases.run(postgres, table(conditions));
        SchemaSnapshot snapshot = SchemaSnapshot.of(postgres);
        postgres.rollback();
        return snapshot;
    }
}
