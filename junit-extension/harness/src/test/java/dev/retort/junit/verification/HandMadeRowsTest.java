package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows by hand, in SQL, CSV and Java, before and at a revision, and what is read of them. */
class HandMadeRowsTest {

    private static final String MEMBERS = "classpath:rows/members.csv";

    private final SmallHistory history;

    HandMadeRowsTest(@TempDir Path scripts) {
        history = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE members (id INTEGER NOT NULL PRIMARY KEY, name TEXT, vip BOOLEAN);",
                        "DROP TABLE members;")
                .revision(
                        "r2",
                        "r1",
                        "ALTER TABLE members ADD COLUMN shout TEXT; UPDATE members SET shout = upper(name);",
                        "ALTER TABLE members DROP COLUMN shout;");
    }

    private MigrationVerification verification(String database) {
        return history.verification(database).checks("data-up", "data-round-trip", "rows-read", "graph");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void csvWithNullEmptyTextsQuotesAndTruths(String database) {
        VerificationReport report = verification(database)
                .rows(GivenRows.csv("r1", "members", MEMBERS))
                .reads(
                        ReadRows.csv("r1", "members", MEMBERS),
                        ReadRows.csv("r2", "members", "id,shout\n4,\"\"\n3,\n1,ADA\n2,\"HOPPER, \"\"GRACE\"\"\"\n"),
                        ReadRows.of("r2", rows -> assertThat(rows.rows("members"))
                                .extracting(row -> row.text("shout").orElse("none"))
                                .containsExactlyInAnyOrder("ADA", "HOPPER, \"GRACE\"", "none", "")))
                .run();

        assertThat(report.findings()).as(report.text()).isEmpty();
        assertThat(report.of(Outcome.Passed.class))
                .filteredOn(result -> result.check().equals("rows-read"))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void yamlWithSeveralTables(String database) {
        history.revision(
                "r1",
                "none",
                "CREATE TABLE members (id INTEGER NOT NULL PRIMARY KEY, name TEXT, vip BOOLEAN);"
                        + " CREATE TABLE letters (id INTEGER PRIMARY KEY, member INTEGER REFERENCES members (id));",
                "DROP TABLE letters; DROP TABLE members;");
        VerificationReport report = verification(database)
                .rows(GivenRows.yaml("r1", "classpath:rows/members.yaml"))
                .reads(
                        ReadRows.csv("r1", "members", MEMBERS),
                        ReadRows.yaml(
                                "r2",
                                """
                                letters: [{id: 1, member: 2}]
                                members:
                                - {id: 4, shout: ""}
                                - {id: 3, shout: null}
                                - {id: 1, shout: ADA}
                                - {id: 2, shout: 'HOPPER, "GRACE"'}
                                """))
                .run();

        assertThat(report.findings()).as(report.text()).isEmpty();
        assertThat(report.of(Outcome.Passed.class))
                .filteredOn(result -> result.check().equals("rows-read"))
                .hasSize(2);
    }

    static Stream<Arguments> slipsInYaml() {
        return SmallHistory.databases()
                .flatMap(database -> Stream.of(
                        Arguments.of(
                                database,
                                "members:\n- id: 1\n- {id: 2, nmae: Ada}\n",
                                "no column 'nmae' in members",
                                "the YAML:3",
                                "did you mean 'name'?"),
                        Arguments.of(
                                database,
                                "membres:\n- id: 1\n",
                                "no table 'membres' at this revision",
                                "there are",
                                "did you mean 'members'?"),
                        Arguments.of(
                                database,
                                "members:\n  id: 1\n",
                                "there is no list of rows below members",
                                "the YAML:2",
                                "write - before each row"),
                        Arguments.of(
                                database,
                                "members:\n- id: 1\n  id: 2\n",
                                "the column 'id' is there twice",
                                "the YAML:3",
                                "leave one of them out"),
                        Arguments.of(
                                database,
                                "members:\n- {id: 1, name: {a: 1}}\n",
                                "the value of name isn't a single one",
                                "the YAML:2",
                                "write JSON and arrays as a text in quotes"),
                        Arguments.of(
                                database,
                                "members:\n- {id: 1\n- id: 2\n",
                                "the YAML can't be read",
                                "the YAML:3",
                                "mend the line"),
                        Arguments.of(
                                database,
                                "members:\n- id: 1\n- id: 1\n",
                                "the database refused a given row",
                                "the YAML:3",
                                "INSERT INTO")));
    }

    @ParameterizedTest
    @MethodSource("slipsInYaml")
    void slipInYamlIsToldWithItsLine(String database, String yaml, String said, String at, String cure) {
        assertThat(verification(database).rows(GivenRows.yaml("r1", yaml)).run().findings())
                .extracting(history::said)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains(said, at, cure));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void rowsRightBeforeARevisionAreThereWhenItRuns(String database) {
        List<String> seen = new ArrayList<>();

        VerificationReport report = verification(database)
                .rows(GivenRows.sql("r2", "classpath:rows/members.sql").rightBefore())
                .reads(ReadRows.of("r2", rows -> rows.rows("members")
                        .forEach(row -> seen.add(row.text("shout").orElse("none")))))
                .run();

        assertThat(report.findings()).as(report.text()).isEmpty();
        assertThat(seen).isNotEmpty().containsOnly("SQL");
        assertThatThrownBy(() -> verification(database)
                        .rows(GivenRows.csv("r1", "members", MEMBERS).rightBefore())
                        .run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("rows are given before r1, the first revision, where there is no table");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void rowsThatAreReadOtherwiseAreFound(String database) {
        VerificationReport report = verification(database)
                .rows(GivenRows.csv("r1", "members", MEMBERS))
                .reads(ReadRows.csv("r2", "members", "id,shout\n1,Ada\n3,\n4,\"\"\n9,X\n"))
                .run();

        assertThat(report.findings())
                .extracting(history::said)
                .singleElement()
                .asString()
                .contains(
                        "r2 r2 [upgrade] — the rows of members aren't read as expected",
                        "expected, and not there: id=1, shout=Ada",
                        "id=9, shout=X",
                        "there, and not expected: ",
                        "id=1, shout=ADA",
                        "id=2, shout=HOPPER, \"GRACE\"");
    }

    @Test
    void rowsThatAreLostOnTheWayBackAreReadThen() {
        history.revision(
                "r2",
                "r1",
                "ALTER TABLE members ADD COLUMN shout TEXT; UPDATE members SET shout = upper(name);",
                "ALTER TABLE members DROP COLUMN shout; DELETE FROM members WHERE id = 1;");

        assertThat(verification("sqlite")
                        .rows(GivenRows.csv("r1", "members", MEMBERS))
                        .reads(ReadRows.csv("r2", "members", "id\n1\n2\n3\n4\n"))
                        .checks("rows-read")
                        .run()
                        .of(Outcome.Failed.class))
                .filteredOn(result -> result.check().equals("rows-read"))
                .extracting(result -> result.outcome().toString())
                .singleElement()
                .asString()
                .contains("aren't read as expected", "expected, and not there: id=1");
    }

    static Stream<Arguments> slips() {
        return SmallHistory.databases()
                .flatMap(database -> Stream.of(
                        Arguments.of(
                                database,
                                "id,nmae\n1,Ada\n",
                                "no column 'nmae' in members",
                                "the CSV:1",
                                "did you mean 'name'?"),
                        Arguments.of(
                                database,
                                "id,name\n1,Ada\n2\n",
                                "a row has 1 values, and there are 2 columns",
                                "the CSV:3",
                                "NULL"),
                        Arguments.of(
                                database,
                                "id,name\n1,\"Ada\n",
                                "a quote is open at its end",
                                "the CSV:2",
                                "written twice"),
                        Arguments.of(
                                database,
                                "id,name\n1,\"A\"da\n",
                                "something follows a value in quotes",
                                "the CSV:2",
                                "twice"),
                        Arguments.of(database, "id,id\n1,2\n", "the column 'id' is there twice", "the CSV:1", "once"),
                        Arguments.of(database, "", "there is nothing in it", "the CSV:1", "first line"),
                        Arguments.of(
                                database,
                                "id,name\n1,Ada\n1,Grace\n",
                                "the database refused a given row",
                                "the CSV:3",
                                "fit"),
                        Arguments.of(
                                database,
                                "classpath:rows/memebrs.csv",
                                "no file of rows 'classpath:rows/memebrs.csv'",
                                "",
                                "src/test/resources/rows/memebrs.csv"),
                        Arguments.of(
                                database,
                                "classpath:src/test/resources/rows/members.csv",
                                "no file of rows",
                                "",
                                "did you mean 'classpath:rows/members.csv'?")));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsToldWithItsLine(String database, String csv, String said, String at, String cure) {
        assertThat(verification(database)
                        .rows(GivenRows.csv("r1", "members", csv))
                        .run()
                        .findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains(said, at, cure);
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void aTableOrARevisionThatIsNotThereIsTold(String database) {
        assertThat(verification(database)
                        .rows(GivenRows.csv("r1", "member", "id\n1\n"))
                        .run()
                        .findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("there is no table 'member' at this revision", "did you mean 'members'?");
        assertThatThrownBy(() -> verification(database)
                        .reads(ReadRows.csv("r22", "members", "id\n1\n"))
                        .run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("rows are expected at revision r22, which doesn't exist")
                .hasMessageContaining("did you mean 'r2'?");
    }
}
