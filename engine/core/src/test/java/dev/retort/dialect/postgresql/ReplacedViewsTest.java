package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ViewOperation.ReplaceView;
import dev.retort.row.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A view gets another query, whatever columns it has, and keeps all else that the catalogue knows of it. */
class ReplacedViewsTest {

    private static final String WIDE = "SELECT id, name, size FROM lamps";

    private static final String FACTS =
            """
            SELECT c.relname || ' ' || coalesce(reloptions::text, '') || ' ' || coalesce(relacl::text, '') || ' '
                || pg_get_userbyid(relowner) || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '') FROM pg_class c
            WHERE relname = 'v'
            UNION ALL SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || coalesce(attacl::text, '') || ' '
                || coalesce(col_description(attrelid, attnum), '') || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'v'::regclass
            UNION ALL SELECT pg_get_triggerdef(oid) || coalesce(obj_description(oid, 'pg_trigger'), '') FROM pg_trigger
            WHERE tgrelid = 'v'::regclass""";

    private Workbench bench;

    @BeforeEach
    void createView() throws SQLException {
        bench = Workbench.open();
        bench.execute(
                """
                CREATE TABLE lamps (id integer PRIMARY KEY, name varchar(20), size numeric(5, 2));
                INSERT INTO lamps VALUES (1, 'desk', 2.5);
                CREATE VIEW v AS SELECT id, name, size FROM lamps""");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    private static ReplaceView replace(String query) {
        return new ReplaceView(view("v", query), Optional.of(view("v", WIDE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name FROM lamps",
                "SELECT id, name AS called, size FROM lamps",
                "SELECT id, size, name FROM lamps",
                "SELECT id::bigint, name, size FROM lamps",
                "SELECT id, name::varchar(30), size FROM lamps",
                "SELECT id, name, size::numeric(9, 1) FROM lamps -- tail",
                "SELECT 1 AS id",
                "SELECT FROM lamps",
                "VALUES (1, 'a'), (2, 'what?; -- it''s')"
            })
    void otherColumnsAreNoObstacle(String query) throws SQLException {
        List<String> before = bench.schema();
        bench.apply(replace(query));
        assertThat(bench.schema()).isNotEqualTo(before);
        bench.undo(replace(query));
        assertThat(bench.schema()).isEqualTo(before);
        assertThat(bench.column("SELECT name FROM v")).containsExactly("desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {WIDE + " WHERE id > 0", "SELECT id, name, size, 1 AS more FROM lamps"})
    void theSameColumnsAndMoreKeepTheViewAndWhatIsOnIt(String query) throws SQLException {
        bench.execute("CREATE VIEW above AS SELECT name FROM v");
        List<String> oid = bench.column("SELECT 'v'::regclass::oid");
        bench.apply(replace(query));
        assertThat(bench.column("SELECT 'v'::regclass::oid")).isEqualTo(oid);
    }

    @Test
    void allThatTheCatalogueKnowsComesAlong() throws SQLException {
        bench.execute(
                """
                CREATE ROLE "View owner"; CREATE ROLE reader;
                GRANT ALL ON SCHEMA public TO "View owner"; GRANT SELECT ON lamps TO "View owner";
                COMMENT ON VIEW v IS 'it''s wide'; COMMENT ON COLUMN v.name IS 'what it''s called';
                ALTER VIEW v SET (security_barrier = true, security_invoker = on);
                ALTER VIEW v ALTER COLUMN name SET DEFAULT 'new' || '!';
                GRANT SELECT, INSERT ON v TO reader WITH GRANT OPTION; GRANT UPDATE (name) ON v TO reader;
                REVOKE DELETE ON v FROM CURRENT_USER;
                CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER "Tr" INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION nothing('a');
                COMMENT ON TRIGGER "Tr" ON v IS 'does nothing';
                ALTER VIEW v OWNER TO "View owner\"""");
        try {
            List<String> before = bench.column(FACTS);
            bench.apply(replace("SELECT name, id FROM lamps"));
            assertThat(bench.column(FACTS))
                    .containsExactlyInAnyOrderElementsOf(before.stream()
                            .filter(it -> !it.startsWith("size "))
                            .toList());
            bench.undo(replace("SELECT name, id FROM lamps"));
            assertThat(bench.column(FACTS)).containsExactlyInAnyOrderElementsOf(before);
            bench.apply(replace(WIDE + " WHERE id > 1"));
            assertThat(bench.column(FACTS)).containsExactlyInAnyOrderElementsOf(before);
        } finally {
            bench.execute(
                    """
                    DROP VIEW v; DROP OWNED BY "View owner", reader; DROP ROLE "View owner", reader""");
        }
    }

    @Test
    void aCheckOptionIsTheQuerys() throws SQLException {
        ReplaceView checked = replace("SELECT id FROM lamps WITH LOCAL CHECK OPTION");
        bench.apply(checked);
        assertThat(bench.column("SELECT reloptions::text FROM pg_class WHERE relname = 'v'"))
                .containsExactly("{check_option=local}");
        bench.undo(checked);
        assertThat(bench.column("SELECT reloptions::text FROM pg_class WHERE relname = 'v'"))
                .containsExactly("null");
        bench.execute("ALTER VIEW v SET (check_option = cascaded)");
        bench.apply(replace("SELECT name FROM lamps"));
        assertThat(bench.column("SELECT reloptions::text FROM pg_class WHERE relname = 'v'"))
                .containsExactly("{check_option=cascaded}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CREATE VIEW above AS SELECT name FROM v | view above",
                "CREATE VIEW a AS SELECT name FROM v; CREATE MATERIALIZED VIEW b AS SELECT 1 AS one FROM a | materialized view b",
                "CREATE FUNCTION f(v) RETURNS integer LANGUAGE sql AS 'SELECT 1' | function f(v)",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT name FROM v; END | function f()",
                "CREATE TABLE rowed (r v) | column r of table rowed",
                "CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING | rule r on view v",
                "CREATE RULE r AS ON INSERT TO lamps DO ALSO SELECT * FROM v | rule r on table lamps"
            })
    void whatDependsOnItIsNamedFirst(String made, String named) throws SQLException {
        bench.execute(made);
        List<String> before = bench.schema();
        assertThatThrownBy(() -> bench.apply(replace("SELECT id FROM lamps")))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("view v can't be replaced while other objects use it")
                .hasMessageContaining(named)
                .hasMessageNotContaining("CASCADE");
        assertThat(bench.schema()).isEqualTo(before);
    }

    @Test
    void aScriptReplacesOnlyAViewWithoutOptions() throws SQLException {
        CatalogReader none = new CatalogReader() {
            @Override
            public List<Row> query(String sql, Object... parameters) {
                throw new AssertionError("there is nobody to ask: " + sql);
            }

            @Override
            public boolean hasRows() {
                return false;
            }
        };
        List<SqlStatement> script = new OperationCompiler().compile(List.of(replace(WIDE + " WHERE true")), none);
        assertThat(bench.column(script.get(0).sql())).isEmpty();
        bench.execute(script.get(1).sql());
        bench.execute("ALTER VIEW v SET (security_barrier)");
        assertThat(bench.column(script.get(0).sql())).containsExactly("security_barrier=true");
    }
}
