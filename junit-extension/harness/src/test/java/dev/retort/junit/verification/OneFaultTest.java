package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.Fault;
import dev.retort.junit.report.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is one thing is told as one, by the check that is nearest to it, with what to do about just that. */
class OneFaultTest {

    private static final String BASE =
            "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) DEFAULT 'x' NOT NULL, boss INTEGER);";

    private final Path scripts;

    OneFaultTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    /** What the revision does and its way back, and how each fault is told, in its headline and its cure. */
    record Case(String database, String upgrade, String downgrade, List<String> told, String cure) {

        @Override
        public String toString() {
            return told + " on " + database;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        new Case(
                                "postgresql",
                                "ALTER TABLE users ALTER COLUMN name DROP NOT NULL, ALTER COLUMN name DROP DEFAULT,"
                                        + " ALTER COLUMN name TYPE text;",
                                "SELECT 1;",
                                List.of(
                                        "[downgrade] brings column users.name back with type text instead of character varying(50), nullable"
                                                + " instead of NOT NULL, with default none instead of 'x'"),
                                "let the downgrade make column users.name as it was: type character varying(50), nullable no, default 'x'"),
                        new Case(
                                "postgresql",
                                "ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES users (id);"
                                        + " ALTER TABLE users DROP CONSTRAINT fk_boss;"
                                        + " ALTER TABLE users ADD CONSTRAINT uq_boss UNIQUE (boss);",
                                "SELECT 1;",
                                List.of("[downgrade] leaves unique constraint uq_boss of users behind"),
                                "let the downgrade drop unique constraint uq_boss of users"),
                        new Case(
                                "postgresql",
                                "CREATE INDEX ix_name ON users (name);",
                                "DROP INDEX ix_name; CREATE INDEX ix_name ON users (name);",
                                List.of("[downgrade] itself makes index ix_name of users"),
                                "don't let the downgrade make index ix_name of users"),
                        new Case(
                                "sqlite",
                                "CREATE INDEX ix_name ON users (name);",
                                "DROP INDEX ix_name; CREATE INDEX ix_name ON users (name);",
                                List.of("[downgrade] itself makes index ix_name of users"),
                                "don't let the downgrade make index ix_name of users"),
                        new Case(
                                "postgresql",
                                "COMMENT ON COLUMN users.name IS 'called'; ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x';",
                                "SELECT 1;",
                                List.of(
                                        "[downgrade] brings column users.name back with comment called instead of none"),
                                "let the downgrade take comment away from column users.name"))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isToldOnce(Case one) {
        List<Finding> told = told(one.database(), one.upgrade(), one.downgrade());

        assertThat(told).hasSameSizeAs(one.told());
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).headline()).contains(one.told().get(i));
        }
        assertThat(told.get(0).cure().orElseThrow()).contains(one.cure());
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void keyThatIsMadeAnewIsAChangeOfTheKey(String database) {
        List<Finding> told = told(database, "UPDATE users SET id = id + 100;", "SELECT 1;");

        assertThat(told)
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .contains("[upgrade] changes users.id in 2 of 2 rows of users");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void indexThatComesBackAsAnotherIsOnePair(String database) {
        SmallHistory.in(scripts)
                .revision("r1", "none", BASE + "CREATE INDEX ix_one ON users (name);", "DROP TABLE users;");
        List<Finding> told = rows(SmallHistory.in(scripts)
                        .revision("r2", "r1", "DROP INDEX ix_one;", "CREATE UNIQUE INDEX ix_other ON users (name);")
                        .verification(database))
                .run()
                .faults()
                .stream()
                .map(Fault::told)
                .toList();

        assertThat(told).singleElement().satisfies(finding -> assertThat(finding.text())
                .contains("[downgrade] brings index ix_one of users back as ix_other, and not as it was")
                .contains("to blame: downgrade (r2.sql:8): CREATE UNIQUE INDEX ix_other ON users (name)")
                .contains("unique: yes")
                .contains(
                        "let the downgrade create index ix_one of users as it was: DROP INDEX ix_other; CREATE INDEX ix_one ON"
                                + " users (name)"));
    }

    private static final String SERIAL = "CREATE TABLE notes (id SERIAL PRIMARY KEY, text TEXT);";

    static Stream<Arguments> serials() {
        String plain = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);";
        return Stream.of(
                Arguments.of(
                        plain,
                        "DROP TABLE notes;",
                        SERIAL,
                        "brings column notes.id back with default nextval('public.notes_id_seq'::regclass) instead of none",
                        "ALTER TABLE notes ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE notes_id_seq"),
                Arguments.of(
                        SERIAL,
                        "ALTER TABLE notes ALTER id DROP DEFAULT; DROP SEQUENCE notes_id_seq;",
                        "SELECT 1;",
                        "brings column notes.id back with default none instead of nextval('public.notes_id_seq'::regclass)",
                        "CREATE SEQUENCE notes_id_seq AS integer START 1 INCREMENT 1; ALTER TABLE notes ALTER COLUMN id SET"
                                + " DEFAULT nextval('public.notes_id_seq'::regclass); ALTER SEQUENCE notes_id_seq OWNED BY"
                                + " notes.id"),
                Arguments.of(SERIAL, "DROP TABLE notes;", "SELECT 1;", "doesn't bring back table notes", ""),
                Arguments.of(
                        "CREATE TABLE notes (text TEXT);",
                        "ALTER TABLE notes ADD id SERIAL;",
                        "SELECT 1;",
                        "leaves column notes.id behind",
                        "ALTER TABLE notes DROP COLUMN id"));
    }

    /** A column with a sequence of its own is one thing, with a cure for both. */
    @ParameterizedTest
    @MethodSource("serials")
    void sequenceIsToldWithItsColumn(String base, String upgrade, String downgrade, String harm, String cure) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", base, "DROP TABLE notes;")
                .revision("r2", "r1", upgrade, downgrade);

        VerificationReport report = history.verification("postgresql")
                .checks("no-trace", "all-down")
                .run();

        assertThat(report.faults()).as(report.text()).singleElement().satisfies(fault -> assertThat(
                        fault.told().text())
                .contains("[downgrade] " + harm, cure));
        if (!cure.isEmpty()) {
            String whole = downgrade.replace("SELECT 1;", "") + cure.replace("; ", ";\n") + ";";
            history.revision("r2", "r1", upgrade, whole);
            assertThat(history.verification("postgresql")
                            .checks("no-trace")
                            .run()
                            .findings())
                    .isEmpty();
        }
    }

    /** On SQLite a constraint needs no name, and nothing else differs in one that gets or loses it. */
    @ParameterizedTest
    @CsvSource({
        "'PRIMARY KEY (a, b)', 'CONSTRAINT \"primary\" PRIMARY KEY (a, b)', 'primary key (a, b)', back with the name primary",
        "'CONSTRAINT uq UNIQUE (a, b)', 'UNIQUE (a, b)', unique constraint uq, back without its name"
    })
    void constraintThatGetsANameIsTheSame(String one, String other, String label, String back) {
        String table = "CREATE TABLE pairs (a INTEGER NOT NULL, b INTEGER NOT NULL, ";
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", table + one + ");", "DROP TABLE pairs;")
                .revision("r2", "r1", "DROP TABLE pairs;", table + other + ");");

        assertThat(history.verification("sqlite").checks("no-trace").run().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("brings " + label)
                        .contains(back)
                        .contains("but for that the same"));
    }

    /** A table of another kind that takes its name isn't the table with other values. */
    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void tableWhoseNameAnotherTakesIsDropped(String database) {
        assertThat(ofTwoTables(database, "DROP TABLE users; ALTER TABLE people RENAME TO users;"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.headline())
                        .contains("[upgrade] loses 2 of 2 rows of users: the table is dropped"));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void tablesThatChangeNamesLoseNothing(String database) {
        assertThat(
                        ofTwoTables(
                                database,
                                "ALTER TABLE users RENAME TO other; ALTER TABLE people RENAME TO users; ALTER TABLE other RENAME TO people;"))
                .isEmpty();
    }

    private List<Finding> ofTwoTables(String database, String upgrade) {
        return rows(SmallHistory.in(scripts)
                        .revision(
                                "r1",
                                "none",
                                BASE
                                        + "CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), boss INTEGER);",
                                "DROP TABLE people; DROP TABLE users;")
                        .revision("r2", "r1", upgrade, "SELECT 1;")
                        .verification(database))
                .rowsAt("r1", "people", row("id", 1, "name", "Zoe"), row("id", 7, "name", "Yan"))
                .checks("data-up")
                .run()
                .findings();
    }

    static Stream<Arguments> closed() {
        return Stream.of(
                Arguments.of(
                        "sqlite",
                        "CREATE TABLE parents (name TEXT); CREATE TABLE children (id INTEGER PRIMARY KEY, name TEXT REFERENCES"
                                + " parents (name));"),
                Arguments.of(
                        "postgresql",
                        """
                        CREATE TABLE children (id INTEGER PRIMARY KEY, name TEXT);
                        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
                          BEGIN INSERT INTO notes VALUES (NEW.id); RETURN NEW; END $$;
                        CREATE TRIGGER note BEFORE INSERT ON children FOR EACH ROW EXECUTE FUNCTION note();"""));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void tableThatTakesNoRowIsNotToldToBeGivenOthers(String database, String upgrade) {
        assertThat(SmallHistory.in(scripts)
                        .revision("r1", "none", upgrade, "SELECT 1;")
                        .verification(database)
                        .rowsAt("r1", "children", row("id", 1, "name", "Ann"))
                        .checks("data-up")
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cure().orElseThrow())
                        .containsPattern("the table takes no row at that revision, since what it refers to isn't there|"
                                + "give the table that is pointed to its primary key or UNIQUE back"));
    }

    private List<Finding> told(String database, String upgrade, String downgrade) {
        return rows(SmallHistory.in(scripts)
                        .revision("r1", "none", BASE, "DROP TABLE users;")
                        .revision("r2", "r1", upgrade, downgrade)
                        .verification(database))
                .run()
                .faults()
                .stream()
                .map(Fault::told)
                .toList();
    }

    private static MigrationVerification rows(MigrationVerification verification) {
        return verification.rowsAt(
                "r1", "users", row("id", 1, "name", "Ann", "boss", null), row("id", 2, "name", "Bob", "boss", null));
    }
}
