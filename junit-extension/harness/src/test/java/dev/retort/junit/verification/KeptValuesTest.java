package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An upgrade without a way back is judged by itself: what it takes from its place is found in another one, or is lost. Each
 * case is a revision with tables of its own, whose rows come from the first revision and from nobody's hand.
 */
class KeptValuesTest {

    private static final String PEOPLE =
            """
            CREATE TABLE # (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20), age INTEGER);
            INSERT INTO # VALUES (1, 'Ann Lee', '555-0101', 31), (2, 'Bob Ray', '555-0202', NULL), (3, 'Cy Oz', NULL, 2);
            """;

    private final Path scripts;

    KeptValuesTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    /** What a revision does to a table called #, and the headlines that follow, without what all have. */
    record Case(String upgrade, List<String> said) {}

    private static Case quiet(String upgrade) {
        return new Case(upgrade, List.of());
    }

    private static Case lost(String upgrade, String... said) {
        return new Case(upgrade, List.of(said));
    }

    private static final List<Case> CASES = List.of(
            quiet("ALTER TABLE # ADD COLUMN nom VARCHAR(50); UPDATE # SET nom = name; ALTER TABLE # DROP COLUMN name;"),
            quiet(
                    """
                    CREATE TABLE #_phones (user_id INTEGER, phone VARCHAR(20));
                    INSERT INTO #_phones SELECT id, phone FROM # WHERE phone IS NOT NULL;
                    ALTER TABLE # DROP COLUMN phone;"""),
            quiet(
                    """
                    CREATE TABLE #_names (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(50));
                    INSERT INTO #_names SELECT id + 10, name FROM #;
                    ALTER TABLE # ADD COLUMN name_id INTEGER; UPDATE # SET name_id = id + 10;
                    ALTER TABLE # DROP COLUMN name;"""),
            quiet(
                    """
                    ALTER TABLE # ADD COLUMN line VARCHAR(90); UPDATE # SET line = name || coalesce(' (' || phone || ')', '');
                    ALTER TABLE # DROP COLUMN name; ALTER TABLE # DROP COLUMN phone;"""),
            quiet(
                    """
                    ALTER TABLE # ADD COLUMN one VARCHAR(50); ALTER TABLE # ADD COLUMN two VARCHAR(50);
                    UPDATE # SET one = replace(replace(replace(name, ' Lee', ''), ' Ray', ''), ' Oz', '');
                    UPDATE # SET two = substr(name, length(one) + 2);
                    ALTER TABLE # DROP COLUMN name;"""),
            quiet(
                    """
                    CREATE TABLE #_new (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20), age INTEGER);
                    INSERT INTO #_new SELECT * FROM #; DROP TABLE #;"""),
            quiet(
                    """
                    CREATE TABLE #_ages (user_id INTEGER, age INTEGER);
                    INSERT INTO #_ages (user_id, age) SELECT id, age FROM # WHERE age IS NOT NULL;
                    ALTER TABLE # DROP COLUMN age;"""),
            quiet(
                    """
                    CREATE TABLE #_old (id INTEGER, name VARCHAR(50), phone VARCHAR(20), age INTEGER);
                    INSERT INTO #_old SELECT * FROM # WHERE age < 18; DELETE FROM # WHERE age < 18;"""),
            quiet("CREATE TABLE #_kept AS SELECT id, name FROM #; UPDATE # SET name = upper(name);"),
            quiet(
                    """
                    ALTER TABLE # ADD COLUMN doc VARCHAR(90);
                    UPDATE # SET doc = '{"phone":"' || coalesce(phone, '') || '"}'; ALTER TABLE # DROP COLUMN phone;"""),
            quiet(
                    """
                    CREATE TABLE #_new (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20) NOT NULL, age INTEGER);
                    INSERT INTO #_new SELECT id, name, coalesce(phone, 'none'), age FROM #;
                    DROP TABLE #; ALTER TABLE #_new RENAME TO #;"""),
            lost(
                    "ALTER TABLE # DROP COLUMN name;",
                    "loses #.name in 3 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost("DROP TABLE #;", "loses 3 of 3 rows of #: the table is dropped, and they are found nowhere else"),
            lost("DELETE FROM # WHERE phone IS NULL;", "loses 1 of 3 rows of #"),
            lost("UPDATE # SET name = upper(name);", "changes #.name in 3 of 3 rows of #"),
            lost(
                    """
                    CREATE TABLE #_phones (user_id INTEGER, phone VARCHAR(20));
                    INSERT INTO #_phones SELECT id, phone FROM # WHERE age IS NOT NULL;
                    ALTER TABLE # DROP COLUMN phone;""",
                    "loses #.phone in 2 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost(
                    "ALTER TABLE # ADD COLUMN nom VARCHAR(50); UPDATE # SET nom = lower(name); ALTER TABLE # DROP COLUMN name;",
                    "loses #.name in 3 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost(
                    "ALTER TABLE # ADD COLUMN nom VARCHAR(50); UPDATE # SET nom = phone; ALTER TABLE # DROP COLUMN name;",
                    "loses #.name in 3 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost(
                    """
                    CREATE TABLE #_new (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), age INTEGER);
                    INSERT INTO #_new (id, name, age) SELECT id, name, age FROM #; DROP TABLE #;""",
                    "loses #.phone in 2 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost("UPDATE # SET phone = '555' WHERE phone IS NULL;", "fills #.phone in 1 of 3 rows of #"),
            lost(
                    """
                    CREATE TABLE #_log (id INTEGER NOT NULL PRIMARY KEY, note VARCHAR(9)); INSERT INTO #_log VALUES (2, 'a'), (31, 'b');
                    ALTER TABLE # DROP COLUMN age;""",
                    "loses #.age in 2 of 3 rows of #: the column is dropped, and its values are found nowhere else"),
            lost(
                    """
                    CREATE TABLE #_new (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20), age INTEGER);
                    INSERT INTO #_new SELECT id + 100, name, phone, age FROM #;
                    DROP TABLE #; ALTER TABLE #_new RENAME TO #;""",
                    "changes #.id in 3 of 3 rows of #"));

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void whatIsFoundAgainIsQuietAndWhatIsNotIsLost(String database) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        verification(database).checks("data-up", "upgrade").run().findings().forEach(finding -> said.computeIfAbsent(
                        finding.headline().substring(0, 3), any -> new ArrayList<>())
                .add(finding.headline().replaceFirst("^\\S+ \\S+ \\[upgrade\\] (.*) \\([^()]*\\)$", "$1")));

        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (int i = 0; i < CASES.size(); i++) {
            String table = "u" + i;
            if (!CASES.get(i).said().isEmpty()) {
                expected.put(
                        id(i),
                        CASES.get(i).said().stream()
                                .map(line -> line.replace("#", table))
                                .toList());
            }
        }
        assertThat(said).isEqualTo(expected);
    }

    private static String id(int place) {
        return "r%02d".formatted(place);
    }

    private MigrationVerification verification(String database) {
        SmallHistory history = SmallHistory.in(scripts);
        StringBuilder base = new StringBuilder();
        for (int i = 0; i < CASES.size(); i++) {
            base.append(PEOPLE.replace("#", "u" + i));
            history.irreversible(
                    id(i), i == 0 ? "start" : id(i - 1), CASES.get(i).upgrade().replace("#", "u" + i), "by itself");
        }
        return history.revision("start", "none", base.toString(), "SELECT 1;").verification(database);
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void wholeMessageOfALostColumn(String database) {
        List<Finding> findings = SmallHistory.in(scripts)
                .revision("r1", "none", PEOPLE.replace("#", "users"), "DROP TABLE users;")
                .irreversible("r2", "r1", "ALTER TABLE users DROP COLUMN name;", "nobody reads it")
                .verification(database)
                .checks("data-up")
                .run()
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.text())
                .matches(
                        "(?s)r2 r2 \\[upgrade\\] loses users.name in 3 of 3 rows of users: the column is dropped, and its values"
                                + " are found nowhere else \\([^)]*\\)\n"
                                + "  at: \\S*r2.sql:6\n"
                                + "  to blame: upgrade \\(r2.sql:6\\): ALTER TABLE users DROP COLUMN name\n"
                                + "  rows: id=1: name was '?Ann Lee'?\n"
                                + "        id=2: name was '?Bob Ray'?\n"
                                + "        id=3: name was '?Cy Oz'?\n"
                                + "  what to do: keep what the downgrade needs to restore it, or declare @Loses\\(revision = \"r2\","
                                + " column = \"users.name\", because = \"…\"\\)\n"
                                + "  look at it: .*"));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void declarationsOfWhatHasNoWayBackComeTrueToo(String database) {
        MigrationVerification verification = SmallHistory.in(scripts)
                .revision("r1", "none", PEOPLE.replace("#", "users"), "DROP TABLE users;")
                .irreversible("r2", "r1", "ALTER TABLE users DROP COLUMN name;", "nobody reads it")
                .verification(database)
                .loses("r2", "users.name", "nobody reads it");

        assertThat(verification.run().findings()).isEmpty();
        assertThat(verification.loses("r2", "users.age", "nobody counts").run().findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .startsWith("r2 r2 [upgrade] is declared to lose users.age but doesn't");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void honestBackfillNeedsOneDeclarationOrNone(String database) {
        String fill = "UPDATE users SET phone = 'none' WHERE phone IS NULL;";
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", PEOPLE.replace("#", "users"), "DROP TABLE users;")
                .revision("r2", "r1", fill, "SELECT 1;");

        assertThat(history.verification(database).run().findings())
                .extracting(Finding::fault)
                .containsOnly("r2 values of users.phone");
        assertThat(history.verification(database)
                        .fills("r2", "users.phone", "the form asks for it")
                        .run()
                        .findings())
                .isEmpty();
        assertThat(history.revision("r2", "r1", "UPDATE users SET phone = 'none';", "SELECT 1;")
                        .verification(database)
                        .fills("r2", "users.phone", "the form asks for it")
                        .checks("data-up")
                        .run()
                        .findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .startsWith("r2 r2 [upgrade] changes users.phone in 2 of 3 rows of users");
        String mustBe = database.equals("sqlite")
                ? """
                CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20) NOT NULL, age INTEGER);
                INSERT INTO copy SELECT * FROM users; DROP TABLE users; ALTER TABLE copy RENAME TO users;"""
                : "ALTER TABLE users ALTER COLUMN phone SET NOT NULL;";
        String mayBe = database.equals("sqlite")
                ? """
                CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20), age INTEGER);
                INSERT INTO copy SELECT * FROM users; DROP TABLE users; ALTER TABLE copy RENAME TO users;"""
                : "ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;";
        assertThat(history.revision("r2", "r1", fill + mustBe, mayBe)
                        .verification(database)
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void mappingIsInnocentAndLossIsNotBesideADowngradeThatIsWrong(String database) {
        String map =
                "UPDATE users SET name = CASE name WHEN 'Ann Lee' THEN 'ann' WHEN 'Bob Ray' THEN 'bob' ELSE 'cy' END;";
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", PEOPLE.replace("#", "users"), "DROP TABLE users;")
                .revision(
                        "r2",
                        "r1",
                        map,
                        "UPDATE users SET name = CASE name WHEN 'ann' THEN 'Ann Lee' ELSE 'Bob Ray' END;");

        assertThat(history.verification(database).run().findings())
                .extracting(finding -> finding.headline().replaceFirst(" \\([^()]*\\)$", ""))
                .containsExactly(
                        "r2 r2 [downgrade] doesn't restore users.name in 1 of 3 rows of users after upgrade and downgrade");

        history.revision(
                "r2",
                "r1",
                "ALTER TABLE users ADD COLUMN code INTEGER;"
                        + "UPDATE users SET code = CASE name WHEN 'Ann Lee' THEN 1 WHEN 'Bob Ray' THEN 2 ELSE 3 END;"
                        + "ALTER TABLE users DROP COLUMN name;",
                "ALTER TABLE users ADD COLUMN name VARCHAR(50);"
                        + "UPDATE users SET name = CASE code WHEN 1 THEN 'Ann Lee' ELSE 'Bob Ray' END;"
                        + "ALTER TABLE users DROP COLUMN code;");
        assertThat(history.verification(database)
                        .checks("data-up", "data-round-trip")
                        .run()
                        .findings())
                .extracting(finding -> finding.headline().replaceFirst(" \\([^()]*\\)$", ""))
                .containsExactly(
                        "r2 r2 [downgrade] doesn't restore users.name in 1 of 3 rows of users after upgrade and downgrade",
                        "r2 r2 [downgrade] doesn't restore users.code in 1 of 3 rows of users after downgrade and upgrade");

        history.revision("r2", "r1", map, "UPDATE users SET nmae = name;");
        assertThat(history.verification(database).run().findings())
                .extracting(Finding::headline)
                .allMatch(line -> line.startsWith("r2 r2 [downgrade] fails"));

        history.revision("r2", "r1", "UPDATE users SET name = substr(name, 1, 3);", "UPDATE users SET nmae = name;");
        assertThat(history.verification(database).run().findings())
                .extracting(Finding::headline)
                .anyMatch(line -> line.startsWith("r2 r2 [upgrade] changes users.name in 3 of 3 rows of users"));
    }
}
