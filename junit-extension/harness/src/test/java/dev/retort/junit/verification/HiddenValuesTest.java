package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.allure.AllureResults;
import dev.retort.junit.check.CheckedRevision;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of a row that nobody may see, in every kind of finding: it is looked for in all that is written. */
class HiddenValuesTest {

    /** By night all kinds are tried on both databases, by day those that differ in how they come about. */
    private static final boolean ALL = System.getProperty("retort.cases", "").equals("all");

    private static final Set<String> BY_DAY =
            Set.of("changed value", "downgrade changes", "duplicate key", "failing row", "cast", "what a trigger says");

    private static final String SECRET = "Zebulon";
    private static final String MAIL = "Zebulon.Quirk+77@example.org";
    private static final String TABLES =
            """
            CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, mail VARCHAR(50) NOT NULL, note VARCHAR(50));
            CREATE TABLE notes (mail VARCHAR(50) NOT NULL PRIMARY KEY, text VARCHAR(50));""";

    private final Path scripts;
    private final Path reports;

    HiddenValuesTest(@TempDir Path scripts, @TempDir Path reports) {
        this.scripts = scripts;
        this.reports = reports;
    }

    private MigrationVerification history(String database, String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision("r1", "none", TABLES, "DROP TABLE notes; DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade)
                .verification(database)
                .withoutChecks("witness", "session", "all-down", "one-run", "next-write", "no-trace", "branch-order")
                .rows(
                        GivenRows.of("r1", "users", row("id", 1, "mail", MAIL, "note", "call " + SECRET)),
                        GivenRows.of("r1", "users", row("id", 2, "mail", MAIL, "note", "born 1977")),
                        GivenRows.of("r1", "notes", row("mail", MAIL, "text", "of " + SECRET)));
    }

    /** What a kind of finding is called, the databases that have it, the upgrade and the downgrade. */
    private static Stream<Arguments> kinds() {
        String nothing = "SELECT 1;";
        String trigger =
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN RAISE EXCEPTION ''% is not to be touched'', OLD.mail USING ERRCODE = ''42704''; END';
                CREATE TRIGGER refuse BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION refuse();
                UPDATE users SET note = 'x';""";
        return Stream.of(
                        List.of("changed value", "both", "UPDATE users SET note = 'none';", nothing),
                        List.of("changed key", "both", "UPDATE notes SET mail = 'x' || text;", nothing),
                        List.of("lost rows", "both", "DELETE FROM users WHERE id = 1;", nothing),
                        List.of("lost rows named by a value", "both", "DELETE FROM notes;", nothing),
                        List.of(
                                "dropped column",
                                "both",
                                "ALTER TABLE users DROP COLUMN note;",
                                "ALTER TABLE users ADD COLUMN note VARCHAR(50);"),
                        List.of(
                                "duplicates",
                                "both",
                                "INSERT INTO users SELECT id + 10, mail, note FROM users;",
                                nothing),
                        List.of("downgrade changes", "both", nothing, "UPDATE users SET note = upper(note);"),
                        List.of(
                                "duplicate key",
                                "both",
                                "CREATE UNIQUE INDEX mails ON users (mail);",
                                "DROP INDEX mails;"),
                        List.of("check", "postgresql", "ALTER TABLE notes ADD CHECK (text IS NULL);", nothing),
                        List.of("failing row", "postgresql", "UPDATE users SET mail = NULL;", nothing),
                        List.of(
                                "cast",
                                "postgresql",
                                "ALTER TABLE users ALTER COLUMN note TYPE INTEGER USING note::integer;",
                                nothing),
                        List.of(
                                "cast of a date",
                                "postgresql",
                                "ALTER TABLE users ALTER COLUMN note TYPE DATE USING note::date;",
                                nothing),
                        List.of(
                                "orphans",
                                "postgresql",
                                "CREATE TABLE p (mail VARCHAR(50) PRIMARY KEY);"
                                        + " ALTER TABLE users ADD FOREIGN KEY (mail) REFERENCES p;",
                                "DROP TABLE p CASCADE;"),
                        List.of("what a trigger says", "postgresql", trigger, nothing),
                        List.of(
                                "what a trigger says",
                                "sqlite",
                                "CREATE TRIGGER refuse BEFORE UPDATE ON users BEGIN"
                                        + " SELECT RAISE(ABORT, OLD.mail || ' is not to be touched'); END;"
                                        + " UPDATE users SET note = 'x';",
                                nothing),
                        List.of(
                                "statement of code",
                                "postgresql",
                                "DO $$ DECLARE m text; BEGIN SELECT mail INTO m FROM notes;"
                                        + " EXECUTE 'INSERT INTO notes VALUES (''' || m || ''')'; END $$;",
                                nothing))
                .filter(kind -> ALL || BY_DAY.contains(kind.get(0)))
                .flatMap(kind -> SmallHistory.databases()
                        .filter(database ->
                                kind.get(1).equals("both") || kind.get(1).equals(database))
                        .map(database -> Arguments.of(database, kind.get(0), kind.get(2), kind.get(3))));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    void ofRevisions(String database, String kind, String upgrade, String downgrade) throws IOException {
        assertHidden(database, history(database, upgrade, downgrade));
    }

    /** Ways in which people give rows and checks that fail. */
    private static Stream<Arguments> ways() {
        UnaryOperator<MigrationVerification> refused =
                it -> it.rows(GivenRows.of("r1", "notes", row("mail", MAIL, "text", SECRET)));
        UnaryOperator<MigrationVerification> read =
                it -> it.reads(ReadRows.csv("r2", "notes", "mail,text\nnobody,\"\"\n"));
        UnaryOperator<MigrationVerification> asserted = it -> it.reads(
                ReadRows.of("r2", rows -> assertThat(rows.rows("notes")).isEmpty()));
        return (ALL ? SmallHistory.databases() : Stream.of("sqlite"))
                .flatMap(database -> Stream.of(
                        Arguments.of(database, "refused row", refused),
                        Arguments.of(database, "other rows", read),
                        Arguments.of(database, "an assertion", asserted),
                        Arguments.of(
                                database,
                                "own finding",
                                own(revision -> new Outcome.Failed(
                                        List.of(revision.finding("has " + MAIL).showing(List.of(MAIL)))))),
                        Arguments.of(
                                database,
                                "own note",
                                own(revision -> new Outcome.Passed(Outcome.Looked.at("all"), List.of("has " + MAIL)))),
                        Arguments.of(database, "own reason", own(revision -> Outcome.untested("has " + MAIL))),
                        Arguments.of(database, "own assertion", own(revision -> {
                            throw new AssertionError("has " + MAIL + "\nand " + MAIL);
                        })),
                        Arguments.of(database, "own exception", own(revision -> {
                            throw new IllegalStateException("has " + MAIL);
                        }))));
    }

    private interface Judging {
        Outcome of(CheckedRevision revision);
    }

    private static UnaryOperator<MigrationVerification> own(Judging judging) {
        return it -> it.with(new Own(judging, false));
    }

    private record Own(Judging judging, boolean marksValues) implements CustomCheck {
        @Override
        public String id() {
            return "own";
        }

        @Override
        public Outcome judge(CheckedRevision revision) {
            return judging.of(revision);
        }
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("ways")
    void ofPeople(String database, String way, UnaryOperator<MigrationVerification> given) throws IOException {
        assertHidden(database, given.apply(history(database, "SELECT 1;", "SELECT 1;")));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void ownChecksThatMarkTheirValuesAreReadOtherwise(String database) {
        VerificationReport report = history(database, "SELECT 1;", "SELECT 1;")
                .with(new Own(
                        revision -> new Outcome.Failed(List.of(revision.finding("has " + Marked.value(MAIL)))), true))
                .reportedValues(ReportedValues.MASKED)
                .run();

        assertThat(report.text())
                .contains("] has Xxxxxxx.Xxxxx+00@xxxxxxx.xxx (")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void namesStatementsAndShapesStay(String database) {
        String upgrade = "UPDATE users SET note = 'none' WHERE id = 1;";
        VerificationReport report = history(database, upgrade, "SELECT 1;")
                .reportedValues(ReportedValues.MASKED)
                .run();
        String masked = database.equals("sqlite")
                ? "id=0: note was 'xxxx Xxxxxxx', is 'xxxx'"
                : "id=0: note was xxxx Xxxxxxx, is xxxx";

        assertThat(report.text())
                .contains("changes users.note in 1 of 2 rows of users", masked)
                .contains("UPDATE users SET note = 'none' WHERE id = 1");
        assertThat(history(database, upgrade, "SELECT 1;")
                        .reportedValues(ReportedValues.LEFT_OUT)
                        .run()
                        .text())
                .contains("id=…: note was …, is …");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void literalsOfGeneratedRowsAreHiddenAndTheSeedStays(String database) {
        VerificationReport report = history(database, "UPDATE users SET note = 'none';", "SELECT 1;")
                .generatedRows(true)
                .storeRowsIn(reports)
                .reportedValues(ReportedValues.MASKED)
                .run();

        assertThat(report.findings())
                .flatExtracting(finding -> finding.rows())
                .isNotEmpty()
                .noneMatch(line -> line.matches("(?s)INSERT.*VALUES.*\\b[1-9]\\b.*"));
    }

    /** The shape of a value, or that it was left out, shows that there was one. */
    private void assertHidden(String database, MigrationVerification verification) throws IOException {
        ReportedValues values = database.equals("sqlite") ? ReportedValues.MASKED : ReportedValues.LEFT_OUT;
        String written = written(verification.reportedValues(values));
        assertThat(written)
                .containsPattern(
                        values == ReportedValues.MASKED
                                ? "Xxxxxxx|XXXXXXX|\\(left out\\)|xxxx 0000"
                                : "…|\\(left out\\)");
        assertThat(written.lines().map(HiddenValuesTest::withoutNumbersOfFiles))
                .filteredOn(line -> line.matches("(?i).*(zebulon|quirk|(?<![0-9a-f:])1977(?![0-9a-f])).*"))
                .isEmpty();
    }

    /** What is drawn for a file's name, and the times in it, may hold any digits. */
    private static String withoutNumbersOfFiles(String line) {
        return line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "").replaceAll("\\b[0-9]{13}\\b", "");
    }

    /** All that a verification says and writes, but for the databases themselves. */
    private String written(MigrationVerification verification) throws IOException {
        Path folder = Files.createTempDirectory(reports, "report");
        VerificationReport report = verification
                .storeRowsIn(folder.resolve("rows"))
                .reportTo(folder)
                .run();
        new AllureResults(folder.resolve("allure")).write("small", report);
        try (Stream<Path> files = Files.walk(folder)) {
            String all = files.filter(Files::isRegularFile)
                    .map(HiddenValuesTest::content)
                    .collect(Collectors.joining("\n"));
            return (report.text() + report.results() + all).replace(scripts.toString(), "");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
