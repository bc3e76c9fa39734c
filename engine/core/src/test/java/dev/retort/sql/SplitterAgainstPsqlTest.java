package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The splitter's statements are those that psql would send. */
final class SplitterAgainstPsqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;SELECT 2 ; \n\n;; SELECT 3",
                "SELECT ';', 'it''s;', 'back\\'; SELECT E'a\\';b', e'\\\\'; SELECT 'x'",
                "SELECT E'a'\n  'b;c'; SELECT 'a' -- it's;\n 'b;';",
                "SELECT U&'d\\0061t;' UESCAPE '!', U&\"a;b\" ; SELECT B'1;', X'1;F', N'a;b', n 'c;'; SELECT xe'a;'",
                "SELECT \"a;\"\"b\"; SELECT $$a;b$$; SELECT $x$a; $$ ; $y$ $x$; SELECT $ä_1$;$ä_1$; SELECT 1$$;$$",
                "SELECT a$b$c, d$$e FROM f$; PREPARE p AS SELECT $1, $2 || ';'; SELECT $1$2;",
                "SELECT 1 /* ; /* ; */ ; */; SELECT 1 -- ; ' \"\n + 2; SELECT 3 /**/; /* last; */",
                "SELECT 1 +--;\n 2; SELECT 1 -/*;*/ -2; SELECT @-1; SELECT 1 <!-- ;\n 2;",
                "-- first;\nSELECT 1; -- it's\n/* and */ SELECT 2; -- ende",
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN; RETURN 1; END $f$; SELECT 2;",
                "CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT a; END; SELECT 2;",
                "CREATE OR REPLACE PROCEDURE p()\nBEGIN ATOMIC\n SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 3",
                "CREATE FUNCTION f(x int = (case when true then 1 end)) RETURNS int BEGIN ATOMIC END; SELECT 3;",
                "CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC\n--;\nSELECT (SELECT 1); /*END;*/ RETURN 'END;'; END; SELECT 1",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b); SELECT 2;",
                "BEGIN; SELECT 1; END; START TRANSACTION; COMMIT; SELECT begin, atomic FROM t;",
                "SELECT (1; SELECT 2); SELECT 3",
                "SELECT 1); SELECT (2); SELECT 3",
                "SELECT '{\"a\": \"?;\"}'::jsonb ? 'a'; SELECT a[1:2], b::text, c := 1, :d, :'e'; SELECT 1..2;",
                "CREATE TABLE t (a text DEFAULT ';', b int CHECK (b > 0));\r\nSELECT 2;\r\n",
                "\tSELECT\f1;\nSELECT\n\n2;\nDO $do$ BEGIN RAISE 'x;'; END; $do$;",
                "SELECT 'ä;', \"ö;\" FROM ü; SELECT '\n-- statement end\n'; SELECT 1e5, 0x1F, 1_000, .5;"
            })
    void sendsWhatPsqlSends(String text) throws IOException {
        assertThat(Splitter.statements(text, DatabaseKind.POSTGRESQL))
                .extracting(statement -> bare(statement.sql()))
                .isEqualTo(PsqlRecorder.statements(text).stream()
                        .map(SplitterAgainstPsqlTest::bare)
                        .filter(sql -> !sql.isEmpty())
                        .toList());
    }

    /** Here psql counts words, and the server would be sent half a routine. */
    @Test
    void knowsARoutinesEndBetterThanPsql() throws IOException {
        String text = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 end; SELECT 2; END";
        assertThat(PsqlRecorder.statements(text)).hasSize(3);
        assertThat(Splitter.statements(text, DatabaseKind.POSTGRESQL))
                .extracting(Splitter.Statement::sql)
                .containsExactly(text);
    }

    /** psql reads a line at a time, and so doesn't know of a string that its escapes go on in. */
    @Test
    void knowsThatAStringGoesOnBetterThanPsql() throws IOException {
        String text = "SELECT E'a'\n  'b\\';c'";
        assertThat(PsqlRecorder.statements(text)).hasSize(2);
        assertThat(Splitter.statements(text, DatabaseKind.POSTGRESQL))
                .extracting(Splitter.Statement::sql)
                .containsExactly(text);
    }

    /** Without the last semicolon, comments and empty lines: psql of some versions drops those. */
    static String bare(String sql) {
        List<String> tokens = new ArrayList<>();
        Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL).forEach(token -> tokens.add(token.text()));
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(";")) {
            tokens.remove(tokens.size() - 1);
        }
        return String.join(" ", tokens);
    }
}
