package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresqlSplitterTest {

    private static final Function<Splitter.Statement, Object> SQL = Splitter.Statement::sql;
    private static final Function<Splitter.Statement, Object> IN_TRANSACTION = Splitter.Statement::transactional;
    private static final Function<Splitter.Statement, Object> LINE = Splitter.Statement::line;

    private static List<Splitter.Statement> split(String text) {
        return Splitter.statements(text, DatabaseKind.POSTGRESQL);
    }

    /** Each text is one statement, though a semicolon is in it; it gets a neighbour on both sides. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'",
                "SELECT 'it''s; '",
                "SELECT 'back\\'",
                "SELECT E'a\\';b'",
                "SELECT e'\\\\'",
                "SELECT E'a'\n  'b\\';c'",
                "SELECT U&'d\\0061t\\+000061;' UESCAPE '!'",
                "SELECT B'1', X'1F', N'a;b'",
                "SELECT \"a;\"\"b\"",
                "SELECT U&\"a;b\"",
                "SELECT $$a;b$$",
                "SELECT $x$a; $$ ; $y$ $x$",
                "SELECT $ä_1$;$ä_1$",
                "SELECT a$b$c, d$$e FROM f$",
                "PREPARE p AS SELECT $1, $2 || ';'",
                "SELECT 1 /* ; /* ; */ ; */",
                "SELECT 1 -- ; ' \"\n + 2",
                "/* first; */ SELECT 1",
                "-- it's\nSELECT 1",
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN; RETURN 1; END $f$",
                "CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT a; END",
                "CREATE OR REPLACE PROCEDURE p()\nBEGIN ATOMIC\n SELECT CASE WHEN a THEN 1 END; SELECT 2 AS end; END",
                "create function f() returns int begin atomic select t.end, case when b then 'end' end from t; end",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)",
                "create function f() returns int begin atomic select 1 end; select t.end from t; end",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS \"x\", 2 end; SELECT CASE end WHEN 1 THEN 2 END; END",
                "CREATE FUNCTION f(a int = case when true then 1 end) RETURNS int BEGIN ATOMIC END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO t VALUES (1); /* END; */ RETURN 1; END",
                "CREATE FUNCTION f(begin atomic) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE RULE r AS ON INSERT TO t DO (SELECT (1); (SELECT 2))",
                "SELECT begin, atomic FROM t",
                "CREATE TABLE t (a text DEFAULT ';', b int CHECK (b > 0))",
                "SELECT '{\"a\": \"?;\"}'::jsonb ? 'a'",
                "SELECT 1 WHERE a <> ALL ('{1,2}') AND b - -1 = 2 / 3"
            })
    void isOneStatement(String sql) {
        assertThat(split("SELECT 0;\n" + sql + ";\nSELECT 9;"))
                .extracting(Splitter.Statement::sql)
                .containsExactly("SELECT 0", sql, "SELECT 9");
    }

    static Stream<Arguments> numbersOfStatements() {
        return Stream.of(
                arguments("", 0),
                arguments("  \n ;; ; ", 0),
                arguments("-- only\n/* comments */", 0),
                arguments("SELECT 1", 1),
                arguments("SELECT (1; SELECT 2", 1),
                arguments("SELECT 1); SELECT (2); SELECT 3", 3),
                arguments("SELECT 1; -- and\n", 1),
                arguments("BEGIN; SELECT 1; END; SELECT 2", 4),
                arguments("CREATE TABLE a (b int);CREATE TABLE c (d int);", 2),
                arguments("\uFEFFSELECT 1;\r\nSELECT 2;\r\n", 2));
    }

    @ParameterizedTest
    @MethodSource("numbersOfStatements")
    void countsStatements(String text, int number) {
        assertThat(split(text)).hasSize(number);
    }

    @Test
    void tellsLinesAndKeepsCommentsBefore() {
        assertThat(split("\nSELECT 1;\n\n-- why\n/* and\n how */\nSELECT\n 2;SELECT 3"))
                .extracting(SQL, IN_TRANSACTION, LINE)
                .containsExactly(
                        tuple("SELECT 1", true, 2),
                        tuple("-- why\n/* and\n how */\nSELECT\n 2", true, 7),
                        tuple("SELECT 3", true, 8));
    }

    @Test
    void fencedTextIsOneStatement() {
        assertThat(split("SELECT 1;\n-- statement begin\nSELECT 'a; \\x ;\n  SELECT 2;\n-- Statement End\nSELECT 3"))
                .extracting(SQL, IN_TRANSACTION, LINE)
                .containsExactly(
                        tuple("SELECT 1", true, 1),
                        tuple("SELECT 'a; \\x ;\n  SELECT 2", true, 3),
                        tuple("SELECT 3", true, 6));
        assertThat(split("-- statement begin\n\n-- why\nVACUUM a;\n-- statement end"))
                .extracting(SQL, IN_TRANSACTION, LINE)
                .containsExactly(tuple("-- why\nVACUUM a", false, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "DISCARD ALL",
                "vacuum (full, analyze) t",
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
                "DROP INDEX CONCURRENTLY i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX (CONCURRENTLY, VERBOSE) TABLE t",
                "REINDEX DATABASE d",
                "CREATE DATABASE d",
                "DROP DATABASE IF EXISTS d",
                "/* why */ ALTER SYSTEM SET work_mem = '1GB'",
                "CREATE TABLESPACE s LOCATION '/x'",
                "ALTER DATABASE d SET TABLESPACE s",
                "ALTER TABLE a.b DETACH PARTITION c CONCURRENTLY"
            })
    void refusesATransaction(String sql) {
        assertThat(split(sql)).noneMatch(Splitter.Statement::transactional);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a)",
                "REINDEX TABLE t",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER TYPE mood ADD VALUE 'vacuum'",
                "SELECT vacuum FROM t",
                "ALTER DATABASE d SET work_mem = 1",
                "DROP TABLE \"VACUUM\""
            })
    void runsInATransaction(String sql) {
        assertThat(split(sql)).hasSize(1).allMatch(Splitter.Statement::transactional);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("SELECT 1;\nSELECT 'a", "a string is opened and never closed", 2),
                arguments("SELECT E'a\\'", "a string is opened", 1),
                arguments("\nSELECT \"a", "a quoted name is opened", 2),
                arguments("/* /* */", "a comment is opened", 1),
                arguments("SELECT $q$ $$", "a string in $q$ is opened", 1),
                arguments("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", "(BEGIN ATOMIC) is opened", 1),
                arguments("-- statement begin\nSELECT 1", "a fence is opened", 1),
                arguments("SELECT 1;\n-- statement end", "a fence ends that was never begun", 2),
                arguments("SELECT 1\n-- statement begin\n-- statement end", "begins inside a statement", 2),
                arguments("SELECT 1;\n\\d users", "a psql command", 2),
                arguments("COPY t (a, b, c, d, e, f, g, h, i, j, k, l, m) FROM stdin", "COPY … FROM stdin", 1),
                arguments("SELECT 1;\nCOPY t (a, b) FROM stdin WITH csv;\n1,'\n\\.\n", "COPY … FROM stdin", 2));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void saysWhatIsWrongAndWhere(String text, String message, int line) {
        assertThatThrownBy(() -> split(text))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("line: " + line + "\n")
                .hasMessageContaining("what to do");
    }
}
