package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.schema.NamingConvention;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Section lines are found by the rules of the databases: what is in a string, a comment, a body or a fence is none. */
class PartReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    private Optional<RevisionScript> read(String upgrade) {
        return SqlFile.read(
                new ScriptOrigin("a.sql", Optional.empty()), "-- revision: a\n-- upgrade" + upgrade, problems);
    }

    private static String run(RevisionScript script, Direction direction, DatabaseKind database) {
        RecordingSink sink = new RecordingSink(database.id());
        script.run(direction, new Operations(sink, NamingConvention.NONE));
        return String.join("\n", sink.taken());
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("\n", "INSERT INTO t VALUES ('\n-- downgrade\n');"),
                Arguments.of("\n", "INSERT INTO \"t\n-- downgrade\n\" VALUES (1);"),
                Arguments.of("\n", "/* from before:\n-- downgrade\nDROP TABLE t;\n*/\nSELECT 1;"),
                Arguments.of("\n", "-- statement begin\nSELECT 1\n-- downgrade\n-- down\n-- statement end"),
                Arguments.of("\n", "INSERT INTO t VALUES ('it''s\n-- downgrade\n');"),
                Arguments.of("\n", "DO $$\nBEGIN\n-- downgrade\n-- down\nEND\n$$;"),
                Arguments.of("\n", "DO $body$ don't\n-- downgrade\n $body$;"),
                Arguments.of("\n", "SELECT E'\\'\n-- downgrade\n';"),
                Arguments.of("\n", "SELECT E'it\\'s'; SELECT E'it\\'s';"),
                Arguments.of("\n", "CREATE TRIGGER x AFTER INSERT ON t BEGIN\n-- rollback\nDELETE FROM t;\nEND;"),
                Arguments.of(
                        " sqlite\n", "CREATE TRIGGER x AFTER INSERT ON t BEGIN\n-- downgrade\nDELETE FROM t;\nEND;"),
                Arguments.of(" sqlite\n", "INSERT INTO [it's\n-- downgrade\n] VALUES (1);"),
                Arguments.of(" sqlite\n", "SELECT 1 /* /* one end */;"),
                Arguments.of(" postgresql\n", "SELECT 1 /* /* two */\n-- downgrade\n ends */;"),
                Arguments.of(
                        " postgresql\n", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n-- downgrade\nSELECT 1;\nEND;"),
                Arguments.of(" postgresql\n", "COPY t FROM stdin;\nit's\n-- downgrade\n\\.\nSELECT 1;"),
                Arguments.of("\r\n", "INSERT INTO t VALUES ('a\r\n-- downgrade\r\nb');"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void arePassedOverWhereTheyAreNoComments(String line, String text) {
        RevisionScript script = read(line + text + "\n-- downgrade\nSELECT 'back';\n")
                .orElseThrow(() -> new AssertionError(problems.toString()));

        assertThat(problems).isEmpty();
        for (DatabaseKind database : DatabaseKind.values()) {
            boolean own = line.isBlank() || line.strip().equals(database.id());
            assertThat(run(script, Direction.UPGRADE, database)).isEqualTo(own ? "a.sql:3 " + text : "");
            assertThat(run(script, Direction.DOWNGRADE, database)).endsWith("SELECT 'back';");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 'never closed|a string is opened and never closed|3",
                "SELECT 1 /* never closed|a comment is opened and never closed|3",
                "SELECT 1;#SELECT \"never closed|a quoted name is opened and never closed|4",
                "-- statement begin#SELECT 1;|a fence is opened and never closed|3",
                "SELECT 1;#-- statement end|a fence ends that was never begun|4",
                "INSERT INTO [it#-- downgrade#] VALUES ([s])|by the rules of SQLite this section line is inside of a string|4",
                "SELECT 1 /* /* nested */#-- downgrade#*/|by the rules of PostgreSQL this section line is inside of|4"
            })
    void areRefusedWhereNobodyKnowsWhetherTheyAreComments(String text, String summary, int line) {
        read("\n" + text.replace('#', '\n') + "\n-- downgrade\nSELECT 2;\n");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).contains(summary);
            assertThat(problem.facts()).containsEntry("at", "a.sql:" + line);
        });
    }

    @Test
    void lineEndsInLiteralsStayAsTheyAre() {
        RevisionScript script =
                read("\nINSERT INTO t VALUES ('a\rb\r\nc\nd');\r\n").orElseThrow();

        assertThat(run(script, Direction.UPGRADE, DatabaseKind.SQLITE))
                .isEqualTo("a.sql:3 INSERT INTO t VALUES ('a\rb\r\nc\nd');");
    }

    @Test
    void aCarriageReturnThatEndsACommentForSomeOnlyIsAnError() {
        read("\nSELECT 1; -- all\rDROP TABLE t;\n");
        SqlFile.read(new ScriptOrigin("b.sql", Optional.empty()), "-- revision: b\r-- upgrade\rSELECT 1;\r", problems);

        assertThat(problems)
                .extracting(Problem::summary)
                .hasSize(2)
                .allMatch(it -> it.startsWith("a line ends in a carriage return alone"));
    }
}
