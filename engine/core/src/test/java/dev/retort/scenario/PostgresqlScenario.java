package dev.retort.scenario;

import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A database of the embedded PostgreSQL. */
record PostgresqlScenario(PostgresDatabase database) implements ScenarioDatabase {

    private static final String OURS = " n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ";
    private static final String RELATION = " c.oid::regclass::text ";
    private static final List<String> CATALOGUE = List.of(
            "SELECT 'schema ' || nspname FROM pg_namespace n WHERE" + OURS,
            "SELECT c.relkind::text || ' ' ||" + RELATION + "|| ' ' || coalesce(obj_description(c.oid, 'pg_class'), '')"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OURS
                    + "AND c.relname NOT LIKE 'retort\\_%'",
            "SELECT" + RELATION + "|| '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '"
                    + " || a.attnotnull::text || a.attidentity::text || a.attgenerated::text || ' '"
                    + " || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(l.collname, '') || ' '"
                    + " || coalesce(col_description(c.oid, a.attnum), '')"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " LEFT JOIN pg_collation l ON l.oid = a.attcollation WHERE" + OURS
                    + "AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm')"
                    + " AND c.relname NOT LIKE 'retort\\_%'",
            "SELECT" + RELATION
                    + "|| ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || ' ' || k.convalidated::text"
                    + " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE" + OURS + "AND k.contype <> 'n' AND c.relname NOT LIKE 'retort\\_%'",
            "SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OURS
                    + "AND c.relname NOT LIKE 'retort\\_%'",
            "SELECT" + RELATION + "|| ' AS ' || pg_get_viewdef(c.oid) FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OURS + "AND c.relkind IN ('v', 'm')",
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
            "SELECT t.oid::regtype::text || ' ' || (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum"
                    + " WHERE enumtypid = t.oid) FROM pg_type t WHERE t.typtype = 'e'",
            "SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE"
                    + OURS);

    static ScenarioDatabase create() {
        try {
            return new PostgresqlScenario(PostgresServer.createDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    public <T> T asking(Function<Connection, T> questions) {
        try {
            return database.asking(questions::apply);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String tablesQuery() {
        return "SELECT" + RELATION + "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OURS
                + "AND c.relkind = 'r' AND c.relname NOT LIKE 'retort\\_%' ORDER BY 1";
    }

    @Override
    public List<String> catalogue(Connection connection) {
        return CATALOGUE.stream()
                .flatMap(query -> ScenarioDatabase.column(connection, query).stream())
                .sorted()
                .toList();
    }
}
