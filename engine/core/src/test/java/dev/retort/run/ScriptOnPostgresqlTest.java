package dev.retort.run;

import static dev.retort.schema.Schema.generatedAlways;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.dialect.postgresql.SchemaQuery;
import dev.retort.testing.Shell;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptOnPostgresqlTest extends ScriptContract {

    ScriptOnPostgresqlTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    static Stream<ScriptCase> withAScript() {
        return Stream.of(ScriptedTables.onBoth(), ScriptedObjects.onBoth(), ScriptedObjects.onPostgresql())
                .flatMap(cases -> cases);
    }

    static Stream<ScriptCase> withoutAScript() {
        return ScriptedObjects.askingTheCatalogue();
    }

    @Override
    Stream<ScriptCase> scripted() {
        return withAScript();
    }

    @Override
    Stream<ScriptCase> reasoned() {
        return withoutAScript();
    }

    @Override
    String reason() {
        return "needs a connection";
    }

    @Override
    String dialect() {
        return "postgresql";
    }

    @Override
    TestDatabase another() throws SQLException {
        return TestDatabase.postgresql();
    }

    @Override
    Shell shell(TestDatabase on) {
        return Shell.psql(on.url());
    }

    @Override
    List<String> content(TestDatabase of) {
        List<String> content = new ArrayList<>(of.column(SchemaQuery.TEXT));
        for (String table : of.tables()) {
            content.addAll(of.column("SELECT '" + table + " ' || t::text FROM " + table + " t ORDER BY 1"));
        }
        for (String sequence : of.column("SELECT c.oid::regclass FROM pg_class c WHERE relkind = 'S'"
                + " AND relname NOT LIKE 'retort%' ORDER BY 1")) {
            content.addAll(of.column("SELECT '" + sequence + " ' || last_value || is_called FROM " + sequence));
        }
        for (String view : of.column("SELECT matviewname FROM pg_matviews ORDER BY 1")) {
            content.addAll(of.column("SELECT '" + view + " ' || v::text FROM " + view + " v ORDER BY 1"));
        }
        return content;
    }

    @Test
    void whatAsksTheCatalogueSaysSoByItsName() {
        LambdaScript asking = LambdaScript.of(
                "a1", List.of(), op -> op.alterColumn("users", "id").setIdentity(generatedAlways()));

        assertThatThrownBy(() -> offline(asking).upgradeScript("head"))
                .hasMessageContaining("alter column users.id")
                .hasMessageContaining("needs a connection")
                .hasMessageContaining(".was(column(…))");
    }

    @Test
    void whatReadsKeysSaysSoByItsName() {
        LambdaScript asking = LambdaScript.of("a1", List.of(), op -> op.backupTable("users", "users_kept", "age"));

        assertThatThrownBy(() -> offline(asking).upgradeScript("head"))
                .hasMessageContaining("users_kept")
                .hasMessageContaining("needs a connection");
    }

    @Test
    void timeoutsAreSetInEachTransaction() {
        scripts.table("a1", "none");

        String script = Retort.configure()
                .dialect("postgresql")
                .scripts(scripts.location())
                .lockWait(Duration.ofSeconds(5))
                .statementTimeout(Duration.ofMinutes(1))
                .build()
                .upgradeScript("head");

        assertThat(script)
                .contains("BEGIN;\n\nSET LOCAL lock_timeout = '5000ms';\n\nSET LOCAL statement_timeout = '60000ms';");
    }

    private String written(TransactionMode mode) {
        return Retort.configure()
                .dialect("postgresql")
                .scripts(scripts.location())
                .transactions(mode)
                .lockWait(Duration.ofSeconds(5))
                .build()
                .upgradeScript("head");
    }

    @ParameterizedTest
    @EnumSource
    void whatARevisionSetsIsPutBackAsInARun(TransactionMode mode) {
        database.execute("CREATE SCHEMA other; CREATE TABLE other.retort_version (version_num varchar(32) PRIMARY KEY);"
                + " DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'retort_guest') THEN"
                + " CREATE ROLE retort_guest; END IF; END $$");
        scripts.table("a1", "none")
                .script(
                        "a2",
                        "a1",
                        "SELECT pg_catalog.set_config('search_path', '', false); SET row_security = off;"
                                + " CREATE TABLE public.t_a2 (id int);",
                        "\n")
                .script(
                        "a3",
                        "a2",
                        "CREATE TABLE t_a3 AS SELECT current_setting('row_security') AS row_security;"
                                + " CREATE TEMP TABLE t_a4 (id int); SET search_path TO other;"
                                + " SET SESSION AUTHORIZATION retort_guest;",
                        "\n")
                .script("a4", "a3", "CREATE TABLE t_a4 AS SELECT current_setting('lock_timeout') AS wait;", "\n")
                .script("a5", "a4", "SET ROLE retort_guest;", "\n");
        String script = written(mode);

        Shell.Ended ended = shell(database).run(script);

        assertThat(ended.code()).as("%s%n%s", ended.output(), script).isZero();
        assertThat(database.rows()).containsExactly("a5");
        assertThat(database.column("SELECT version_num FROM other.retort_version"))
                .isEmpty();
        assertThat(database.tables()).containsExactly("t_a1", "t_a2", "t_a3", "t_a4");
        assertThat(database.column("SELECT row_security FROM t_a3")).containsExactly("on");
        assertThat(database.column("SELECT wait FROM public.t_a4")).containsExactly("5s");
    }

    @Test
    void whereNothingIsSetNothingIsPutBack() {
        scripts.table("a1", "none").script("a2", "a1", "UPDATE t_a1 SET id = 1;", "\n");

        assertThat(written(TransactionMode.PER_REVISION)).doesNotContain("RESET", "set_config", "DISCARD");
    }
}
