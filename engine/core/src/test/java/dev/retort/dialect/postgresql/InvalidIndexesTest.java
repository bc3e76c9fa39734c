package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Execute;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL that creates an index IF NOT EXISTS isn't content with what a failed creation left. */
class InvalidIndexesTest {

    private Workbench bench;

    @BeforeEach
    void failToCreateIndexes() throws SQLException {
        bench = Workbench.open();
        bench.execute(
                """
                CREATE SCHEMA "App";
                CREATE TABLE lamps (id integer, "On" integer); INSERT INTO lamps VALUES (1, 1), (1, 1);
                CREATE TABLE "App"."T" (id integer); INSERT INTO "App"."T" VALUES (1), (1);
                CREATE TABLE "App".other (id integer)""");
        assertThatThrownBy(() -> bench.execute("CREATE UNIQUE INDEX CONCURRENTLY ix ON lamps (id)"));
        assertThatThrownBy(() -> bench.execute("CREATE UNIQUE INDEX CONCURRENTLY \"Ix\" ON \"App\".\"T\" (id)"));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    private List<SqlStatement> compile(String text, boolean transactional) {
        return new OperationCompiler()
                .compile(List.of(new Execute(sql(text), Optional.empty(), transactional)), bench.catalog());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX IF NOT EXISTS ix ON lamps (id)",
                "create unique index concurrently if not exists IX on only lamps (id)",
                "-- why\nCREATE /* x */ INDEX CONCURRENTLY IF NOT EXISTS \"ix\" ON public.lamps USING btree (\"On\") WHERE id > 1",
                "CREATE INDEX IF NOT EXISTS \"Ix\" ON \"App\".\"T\" (id)"
            })
    void anInvalidOneIsFoundBefore(String text) throws SQLException {
        for (boolean transactional : List.of(true, false)) {
            List<SqlStatement> statements = compile("SELECT 1;\n" + text + ";\nSELECT 2", transactional);
            assertThat(statements).hasSize(4);
            SqlStatement guard = statements.get(1);
            assertThat(guard.line()).isEqualTo(statements.get(2).line());
            assertThat(guard.ifFound().orElseThrow().text())
                    .contains("x is there, but invalid")
                    .contains("DROP INDEX CONCURRENTLY");
            assertThat(bench.column(guard.sql())).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX IF NOT EXISTS ix ON \"App\".other (id)",
                "CREATE INDEX IF NOT EXISTS \"Ix\" ON lamps (id)",
                "CREATE INDEX IF NOT EXISTS free ON lamps (id)",
                "CREATE INDEX IF NOT EXISTS free ON gone (id)"
            })
    void anotherIsNot(String text) throws SQLException {
        assertThat(bench.column(compile(text, true).get(0).sql())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ix ON lamps (id)",
                "CREATE INDEX ON lamps (id)",
                "CREATE TABLE IF NOT EXISTS ix (id integer)",
                "DO $$ BEGIN CREATE INDEX IF NOT EXISTS ix ON lamps (id); END $$",
                "CREATE INDEX IF NOT EXISTS",
                "SELECT 'CREATE INDEX IF NOT EXISTS ix ON lamps (id)'"
            })
    void anyOtherStatementIsLeftAlone(String text) {
        assertThat(compile(text, true)).hasSize(1);
    }

    @Test
    void theCureWorks() throws SQLException {
        String guard = compile("CREATE INDEX IF NOT EXISTS ix ON lamps (id)", true)
                .get(0)
                .sql();
        bench.execute("DROP INDEX CONCURRENTLY ix");
        assertThat(bench.column(guard)).isEmpty();
    }
}
