package dev.retort.dialect.postgresql;

import static dev.retort.schema.Schema.enumType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another enum type takes the place of one, with all that the catalogue knows of it, or is refused before anything runs. */
class ReplacedEnumsTest {

    private static final EnumType STATE = enumType("state", "on", "off", "idle");

    private Workbench bench;

    @BeforeEach
    void createTables() throws SQLException {
        bench = Workbench.open();
        bench.execute(
                """
                CREATE TYPE state AS ENUM ('on', 'off', 'idle');
                CREATE TABLE lamps (id integer PRIMARY KEY, s state, list state[])""");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        bench.close();
    }

    private static ReplaceEnum replace(EnumType type, Map<String, String> mapping, Map<String, String> back) {
        return new ReplaceEnum(type, mapping, back, List.of(), Optional.of(STATE));
    }

    private static ReplaceEnum onBecomesActive() {
        return replace(enumType("state", "active", "off", "idle"), Map.of("on", "active"), Map.of("active", "on"));
    }

    private static ReplaceEnum swap() {
        Map<String, String> swapped = Map.of("on", "off", "off", "on");
        return replace(STATE, swapped, swapped);
    }

    private List<String> defaults() throws SQLException {
        return bench.column(
                "SELECT table_name || '.' || column_name || ' ' || column_default FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_default IS NOT NULL ORDER BY 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'{on,off}' | '{active,off}'::state[] | {active,off}",
                "'{}' | '{}'::state[] | {}",
                "'{on,NULL,on}' | '{active,NULL,active}'::state[] | {active,NULL,active}",
                "ARRAY['on', 'idle']::state[] | ARRAY['active'::state, 'idle'::state] | {active,idle}",
                "ARRAY[]::state[] | ARRAY[]::state[] | {}",
                "'{{on,off},{idle,on}}' | '{{active,off},{idle,active}}'::state[] | {{active,off},{idle,active}}",
                "'[0:1]={on,off}' | '[0:1]={active,off}'::state[] | [0:1]={active,off}",
                "('{on}'::text)::state[] | ('{active}'::text)::state[] | {active}"
            })
    void aDefaultOfAnArrayStaysALiteral(String given, String shown, String inserted) throws SQLException {
        bench.execute("ALTER TABLE lamps ALTER COLUMN list SET DEFAULT " + given);
        List<String> before = bench.schema();
        bench.apply(onBecomesActive());
        assertThat(defaults()).containsExactly("lamps.list " + shown);
        bench.execute("INSERT INTO lamps (id) VALUES (1)");
        assertThat(bench.column("SELECT list::text FROM lamps")).containsExactly(inserted);
        bench.undo(onBecomesActive());
        assertThat(bench.schema()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{on,off,idle} | {off,on,idle}",
                "{} | {}",
                "{on,NULL,off} | {off,NULL,on}",
                "{{on,on},{off,idle}} | {{off,off},{on,idle}}",
                "[3:4]={on,off} | [3:4]={off,on}"
            })
    void elementsAreMappedAllAtOnce(String before, String after) throws SQLException {
        bench.execute("INSERT INTO lamps VALUES (1, 'on', '" + before + "'), (2, 'off', NULL)");
        bench.apply(swap());
        assertThat(bench.column("SELECT coalesce(list::text, '-') || s FROM lamps ORDER BY id"))
                .containsExactly(after + "off", "-on");
        bench.undo(swap());
        assertThat(bench.column("SELECT coalesce(list::text, '-') || s FROM lamps ORDER BY id"))
                .containsExactly(before + "on", "-off");
    }

    @Test
    void aChainAndARingOfLabelsEndWhereTheyShould() throws SQLException {
        bench.execute("INSERT INTO lamps VALUES (1, 'on', '{on,off,idle}');"
                + " ALTER TABLE lamps ALTER COLUMN list SET DEFAULT '{idle,on}'");
        bench.apply(replace(STATE, Map.of("on", "off", "off", "idle", "idle", "on"), Map.of()));
        assertThat(bench.column("SELECT list::text FROM lamps")).containsExactly("{off,idle,on}");
        assertThat(defaults()).containsExactly("lamps.list '{on,off}'::state[]");
        bench.apply(replace(
                enumType("state", "off", "idle", "retort_1"),
                Map.of("on", "off", "off", "idle", "idle", "retort_1"),
                Map.of()));
        assertThat(bench.column("SELECT list::text FROM lamps")).containsExactly("{idle,retort_1,off}");
    }

    @Test
    void commentOwnerAndGrantsComeAlong() throws SQLException {
        bench.execute(
                """
                CREATE ROLE "Lamp owner"; CREATE ROLE reader; CREATE ROLE writer;
                GRANT ALL ON SCHEMA public TO "Lamp owner";
                COMMENT ON TYPE state IS 'it''s a state';
                ALTER TYPE state OWNER TO "Lamp owner";
                REVOKE ALL ON TYPE state FROM PUBLIC;
                GRANT USAGE ON TYPE state TO reader;
                GRANT USAGE ON TYPE state TO writer WITH GRANT OPTION""");
        String facts =
                "SELECT obj_description(oid, 'pg_type') || ' ' || pg_get_userbyid(typowner) || ' ' || typacl::text"
                        + " FROM pg_type WHERE typname = 'state'";
        try {
            List<String> before = bench.column(facts);
            bench.apply(onBecomesActive());
            assertThat(bench.column(facts)).isEqualTo(before);
            bench.undo(onBecomesActive());
            assertThat(bench.column(facts)).isEqualTo(before);
            bench.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO reader;"
                    + " REVOKE ALL ON TYPE state FROM reader, writer");
            bench.apply(onBecomesActive());
            assertThat(bench.column("SELECT has_type_privilege('reader', 'state', 'USAGE')"))
                    .containsExactly("f");
        } finally {
            bench.execute("ALTER DEFAULT PRIVILEGES REVOKE ALL ON TYPES FROM reader;"
                    + "DROP TABLE lamps; DROP OWNED BY \"Lamp owner\", reader, writer;"
                    + " DROP ROLE \"Lamp owner\", reader, writer");
        }
    }

    @Test
    void whatNeedsNoCareIsLeftAsItWas() throws SQLException {
        bench.apply(onBecomesActive());
        assertThat(bench.column("SELECT count(*) FROM pg_type WHERE typname = 'state' AND typacl IS NULL"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CREATE TYPE pair AS (a state, b integer) | column a of composite type pair",
                "CREATE DOMAIN shining AS state CHECK (VALUE <> 'off') | type shining",
                "CREATE TYPE span AS RANGE (SUBTYPE = state) | type span",
                "ALTER TABLE lamps ADD g boolean GENERATED ALWAYS AS (s = 'on') STORED | generated column g of table lamps",
                "ALTER TABLE lamps ADD g state GENERATED ALWAYS AS (s) STORED | generated column g of table lamps",
                "ALTER TABLE lamps ADD t text DEFAULT ('on'::state)::text | default value for column t of table lamps",
                "CREATE TABLE parts (s state) PARTITION BY LIST (s) | the partition key of table parts",
                "CREATE TABLE parts (s state) PARTITION BY LIST ((s > 'on')) | the partition key of table parts",
                "CREATE POLICY p ON lamps USING (s IS NOT NULL) | policy p on table lamps",
                "CREATE POLICY p ON lamps USING (s = 'on') | policy p on table lamps",
                "CREATE VIEW v AS SELECT id, s FROM lamps | view v",
                "CREATE VIEW v AS SELECT 'on'::state AS s | view v",
                "CREATE MATERIALIZED VIEW m AS SELECT list FROM lamps | materialized view m",
                "CREATE RULE r AS ON INSERT TO lamps WHERE NEW.s = 'on' DO NOTHING | rule r on table lamps",
                "ALTER TABLE lamps ADD CONSTRAINT ck CHECK (s <> 'off') | constraint ck on table lamps",
                "CREATE INDEX ix ON lamps (id) WHERE s = 'on' | index ix",
                "CREATE FUNCTION f(s state) RETURNS text LANGUAGE sql AS 'SELECT 1::text' | function f(state)",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT s::text FROM lamps; END | function f()",
                "CREATE TABLE rowed (l lamps) | column l of table rowed",
                "CREATE TYPE lists AS (a lamps[]) | column a of composite type lists",
                "CREATE TABLE keys (s state UNIQUE); ALTER TABLE lamps ADD CONSTRAINT fk FOREIGN KEY (s) REFERENCES keys (s)"
                        + " | constraint fk on table lamps",
                "CREATE FUNCTION c(integer) RETURNS state LANGUAGE sql AS $$ SELECT 'on'::state $$;"
                        + " CREATE CAST (integer AS state) WITH FUNCTION c(integer) | cast from integer to state"
            })
    void whatCantComeAlongIsNamedFirst(String made, String named) throws SQLException {
        bench.execute(made);
        List<String> before = bench.schema();
        assertThatThrownBy(() -> bench.apply(onBecomesActive()))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("enum state can't be replaced while other objects use it")
                .hasMessageContaining(named)
                .hasMessageNotContaining("CASCADE");
        assertThat(bench.schema()).isEqualTo(before);
    }

    @Test
    void aTriggerOnAColumnIsNamedFirst() throws SQLException {
        bench.execute(
                """
                CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER tr BEFORE UPDATE OF s ON lamps FOR EACH ROW EXECUTE FUNCTION nothing()""");
        assertThatThrownBy(() -> bench.apply(onBecomesActive())).hasMessageContaining("trigger tr on table lamps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('o' || 'n')::state",
                "lower('ON')::state",
                "coalesce(current_setting('lamp.state', true), 'on')::state"
            })
    void aDefaultThatIsWorkedOutStaysOrIsRefused(String expression) throws SQLException {
        bench.execute("ALTER TABLE lamps ALTER COLUMN s SET DEFAULT " + expression);
        List<String> before = defaults();
        assertThatThrownBy(() -> bench.apply(onBecomesActive()))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("the default of public.lamps.s is an expression")
                .hasMessageContaining("op.alterColumn(…).defaultTo(…)");
        bench.apply(replace(enumType("state", "dim", "idle", "on", "off"), Map.of(), Map.of()));
        assertThat(defaults()).isEqualTo(before);
        bench.execute("INSERT INTO lamps (id) VALUES (1)");
        assertThat(bench.column("SELECT s FROM lamps")).containsExactly("on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"s | 'on'", "s | 'on'::text::state", "list | '{off,on}'", "list | ARRAY['on'::state]"})
    void aDefaultThatIsNoLabelLaterIsRefused(String column, String value) throws SQLException {
        bench.execute("ALTER TABLE lamps ALTER COLUMN " + column + " SET DEFAULT " + value);
        assertThatThrownBy(() -> bench.apply(replace(enumType("state", "off", "idle"), Map.of(), Map.of())))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("the default of public.lamps." + column + " is no longer a label")
                .hasMessageContaining(".mapping(…)");
    }

    @Test
    void eachPartitionAndChildKeepsItsOwnDefault() throws SQLException {
        bench.execute(
                """
                CREATE TABLE events (at integer, s state DEFAULT 'on') PARTITION BY RANGE (at);
                CREATE TABLE early PARTITION OF events FOR VALUES FROM (0) TO (10);
                CREATE TABLE late PARTITION OF events (s DEFAULT 'off') FOR VALUES FROM (10) TO (20);
                CREATE TABLE plain PARTITION OF events FOR VALUES FROM (20) TO (30);
                ALTER TABLE plain ALTER COLUMN s DROP DEFAULT;
                CREATE TABLE neons (extra state[] DEFAULT '{on}') INHERITS (lamps);
                ALTER TABLE neons ALTER COLUMN s SET DEFAULT 'idle';
                INSERT INTO events VALUES (1, 'on'), (11, 'off'); INSERT INTO neons (id, extra) VALUES (7, '{on,off}')""");
        List<String> before = bench.schema();
        bench.apply(onBecomesActive());
        assertThat(defaults())
                .containsExactly(
                        "early.s 'active'::state",
                        "events.s 'active'::state",
                        "late.s 'off'::state",
                        "neons.extra '{active}'::state[]",
                        "neons.s 'idle'::state");
        assertThat(bench.column("SELECT s FROM events ORDER BY at")).containsExactly("active", "off");
        assertThat(bench.column("SELECT extra::text || s FROM neons")).containsExactly("{active,off}idle");
        bench.undo(onBecomesActive());
        assertThat(bench.schema()).isEqualTo(before);
    }

    @Test
    void columnsThatAreComparedChangeTogether() throws SQLException {
        bench.execute(
                """
                ALTER TABLE lamps ADD before state, ADD CHECK (before <> s), ADD UNIQUE (s, before);
                CREATE INDEX ix_state ON lamps (s DESC); CREATE STATISTICS st ON s, id FROM lamps;
                INSERT INTO lamps (id, before, s) VALUES (1, 'on', 'off')""");
        List<String> before = bench.schema();
        bench.apply(onBecomesActive());
        assertThat(bench.column("SELECT before || ' ' || s FROM lamps")).containsExactly("active off");
        bench.undo(onBecomesActive());
        assertThat(bench.schema()).isEqualTo(before);
    }

    @Test
    void aTypeOfAnotherSchemaStaysThere() throws SQLException {
        bench.execute(
                """
                CREATE SCHEMA app; CREATE SCHEMA "Other one"; CREATE TYPE app.mood AS ENUM ('on', 'off');
                CREATE TABLE "Other one"."T" ("S" app.mood DEFAULT 'on'); CREATE TABLE app.t (s app.mood[]);
                INSERT INTO app.t VALUES ('{on}'); SET search_path = public, app""");
        ReplaceEnum moods = new ReplaceEnum(
                enumType("mood", "up", "off"), Map.of("on", "up"), Map.of(), List.of(), Optional.empty());
        bench.apply(moods);
        assertThat(bench.column("SELECT n.nspname || '.' || typname FROM pg_type t JOIN pg_namespace n"
                        + " ON n.oid = typnamespace WHERE typtype = 'e' ORDER BY 1"))
                .containsExactly("app.mood", "public.state");
        assertThat(bench.column("SELECT s::text FROM app.t")).containsExactly("{up}");
        bench.execute("INSERT INTO \"Other one\".\"T\" DEFAULT VALUES; SET search_path = \"Other one\"");
        assertThat(bench.column("SELECT \"S\" FROM \"Other one\".\"T\"")).containsExactly("up");
        bench.apply(new ReplaceEnum(
                new EnumType(QualifiedName.of("app", "mood"), List.of("down", "off")),
                Map.of("up", "down"),
                Map.of(),
                List.of(),
                Optional.empty()));
        assertThat(bench.column("SELECT \"S\" FROM \"Other one\".\"T\"")).containsExactly("down");
    }

    @Test
    void whatIsNoEnumIsRefused() throws SQLException {
        bench.execute("CREATE DOMAIN mood AS text; CREATE TYPE pair AS (a integer)");
        for (String name : List.of("mood", "pair", "lamps")) {
            assertThatThrownBy(() -> bench.apply(
                            new ReplaceEnum(enumType(name, "on"), Map.of(), Map.of(), List.of(), Optional.empty())))
                    .hasMessageContaining("type " + name + " isn't an enum");
        }
    }
}
