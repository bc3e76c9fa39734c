package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A history against another one: what was released, a squashed one, and the same on the other database. */
class OtherHistoriesTest {

    private static final String SMALL = "dev.retort.junit.verification.SmallHistory#databases";
    private static final String CREATE = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));";
    private static final String ADD = "ALTER TABLE users ADD COLUMN phone VARCHAR(20);";
    private static final String DROP = "ALTER TABLE users DROP COLUMN phone;";

    private final Path now;
    private final Path then;
    private final SmallHistory history;
    private final SmallHistory other;

    OtherHistoriesTest(@TempDir Path now, @TempDir Path then) {
        this.now = now;
        this.then = then;
        history = SmallHistory.in(now)
                .revision("r1", "none", CREATE, "DROP TABLE users;")
                .revision("r2", "r1", ADD, DROP);
        other = SmallHistory.in(then).revision("r1", "none", CREATE, "DROP TABLE users;");
    }

    @Nested
    class Released {

        private NightCase released(String database) {
            return NightCase.of(history.verification(database).deployed(then.toString()), "released");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void longerHistoryIsQuiet(String database) {
            NightCase found = released(database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).isEqualTo("1 released revision ");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void editedUpgradeIsNamedWithWhatItMakesDifferent(String database) {
            other.revision("r1", "none", CREATE.replace("50", "30"), "DROP TABLE users;");

            assertThat(released(database).texts()).singleElement().satisfies(text -> assertThat(text)
                    .startsWith("r1 r1 [upgrade] was edited since it was released (")
                    .contains("released: CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(30));")
                    .contains("now:      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));")
                    .contains("column users.name, type", "upgraded from the release: ")
                    .contains("what to do: put it back as it was released, and make the change in a new revision"));
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void editedCommentAndDowngradeAreQuiet(String database) {
            other.revision("r1", "none", "-- a comment\n" + CREATE, "DROP TABLE IF EXISTS users;");

            NightCase found = released(database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).contains("r1 r1 has another downgrade than when it was released");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void deletedAndReparentedRevisionsAreNamed(String database) {
            other.revision("r0", "r1", "SELECT 1;", "SELECT 1;").revision("r2", "r0", ADD, DROP);

            assertThat(released(database).texts())
                    .anyMatch(text -> text.startsWith("r0 r0 was released and is gone ("))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("r2 r2 [upgrade] has other parents than when it was released (")
                            .contains("released: r0", "now:      r1"));
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void pathThatLeadsElsewhereIsNamed(String database) throws IOException {
            history.revision("r0", "r1", "CREATE TABLE notes AS SELECT * FROM users;", "DROP TABLE notes;")
                    .revision("r2", "r0", ADD, DROP)
                    .revision("r3", "r2, r2b", "SELECT 1;", "SELECT 1;")
                    .revision(
                            "r2b",
                            "r1",
                            "ALTER TABLE users ADD COLUMN age INTEGER;",
                            "ALTER TABLE users DROP COLUMN age;");
            other.revision("r0", "r1", "CREATE TABLE notes AS SELECT * FROM users;", "DROP TABLE notes;");

            assertThat(released(database).texts()).anySatisfy(text -> assertThat(text)
                    .startsWith("a database that stood at the release " + then
                            + " and is upgraded has other column notes.age")
                    .contains("r0.sql:6", "what to do: write a new revision that brings both to the same"));
        }

        @Test
        void releaseIsReadFromGit() throws IOException, InterruptedException {
            git("init", "-q");
            git("add", ".");
            git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "one");
            git("tag", "v1");
            history.revision("r1", "none", CREATE.replace("50", "60"), "DROP TABLE users;");

            assertThat(NightCase.of(history.verification("sqlite").deployed("git:v1"), "released")
                            .text())
                    .startsWith("r1 r1 [upgrade] was edited since it was released (SQLite");
            assertThat(NightCase.of(history.verification("sqlite").deployed("git:v2"), "released")
                            .text())
                    .startsWith("the check can't be made: the scripts of the release can't be read by git")
                    .contains("git said: ", "v2", "what to do: fetch the tag");
        }

        private void git(String... arguments) throws IOException, InterruptedException {
            List<String> command = new java.util.ArrayList<>(List.of("git", "-C", now.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Nested
    class Squash {

        private NightCase squashed(String database) {
            return NightCase.of(history.verification(database).squashed(then.toString()), "squash");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void oneThatGivesTheSameIsQuiet(String database) {
            other.revision(
                    "s1",
                    "none",
                    "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(20));",
                    "DROP TABLE users;");
            delete("r1");

            assertThat(squashed(database).text()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void forgottenFixAndSeedAreNamed(String database) {
            history.revision("r3", "r2", "INSERT INTO users (id, name) VALUES (1, 'root');", "DELETE FROM users;");
            other.revision("s1", "none", CREATE, "DROP TABLE users;");
            delete("r1");

            assertThat(squashed(database).texts())
                    .hasSize(2)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("the squashed history " + then
                                    + " gives another column users.phone than the long one (")
                            .contains("r2.sql:6", "to blame: upgrade (r2.sql:6): " + ADD.replace(";", "")))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith(
                                    "the squashed history " + then + " gives another rows of users than the long one (")
                            .contains("id=1: only long history", "r3.sql:6"));
        }

        /** A later one changes a column that the constraint is of, which doesn't make it. */
        @Test
        void constraintThatIsForgottenIsSaidOfTheRevisionThatMakesTheTable() {
            history.revision(
                    "r3",
                    "r2",
                    "ALTER TABLE users ALTER name SET DEFAULT 'x';",
                    "ALTER TABLE users ALTER name DROP DEFAULT;");
            other.revision(
                    "s1",
                    "none",
                    "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) DEFAULT 'x', phone VARCHAR(20),"
                            + " CONSTRAINT uq_users_name UNIQUE (name));",
                    "DROP TABLE users;");
            delete("r1");

            assertThat(squashed("postgresql").texts()).singleElement().satisfies(text -> assertThat(text)
                    .contains("gives another unique constraint uq_users_name of users", "at: ", "r1.sql:6"));
        }

        /** It says anew what there is on the table, and forgets a part of that. */
        @Test
        void rebuildIsToBlameForWhatItForgets() {
            history.revision(
                    "r3",
                    "r2",
                    "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40), phone VARCHAR(20));"
                            + " INSERT INTO copy SELECT id, name, phone FROM users; DROP TABLE users;\n"
                            + "ALTER TABLE copy RENAME TO users;",
                    "SELECT 1;");
            other.revision(
                    "s1",
                    "none",
                    CREATE.replace(");", ", phone VARCHAR(20), CONSTRAINT uq_users_name UNIQUE (name));"),
                    "DROP TABLE users;");
            delete("r1");
            history.revision(
                    "r1",
                    "none",
                    CREATE.replace(");", ", CONSTRAINT uq_users_name UNIQUE (name));"),
                    "DROP TABLE users;");

            assertThat(squashed("sqlite").texts())
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text).contains("r3.sql:6").doesNotContain("r1.sql"))
                    .anySatisfy(text -> assertThat(text).contains("another column users.name"))
                    .anySatisfy(text -> assertThat(text).contains("another unique constraint"));
        }

        /** A later rebuild says again what there is on the table, and doesn't make it wrong. */
        @Test
        void rebuildIsNotToBlameForWhatItFound(@TempDir Path rebuilt) {
            String index = "CREATE INDEX ix_users_name ON users (name);";
            String rebuild = "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(%s));"
                    + " INSERT INTO copy SELECT id, name, phone FROM users; DROP TABLE users;"
                    + " ALTER TABLE copy RENAME TO users; " + index;
            String create =
                    "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), phone VARCHAR(%s)%s);";
            SmallHistory long_ = SmallHistory.in(rebuilt)
                    .revision("r1", "none", create.formatted("20", "") + " " + index, "DROP TABLE users;")
                    .revision("r2", "r1", rebuild.formatted("30"), rebuild.formatted("20"));
            other.revision(
                    "s1",
                    "none",
                    create.formatted("30", ", CONSTRAINT uq_users_name UNIQUE (name)") + " "
                            + index.replace(";", " WHERE phone <> '';"),
                    "DROP TABLE users;");
            delete("r1");

            assertThat(NightCase.of(long_.verification("sqlite").squashed(then.toString()), "squash")
                            .texts())
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text)
                            .containsAnyOf("ix_users_name", "uq_users_name")
                            .contains("r1.sql:6")
                            .doesNotContain("r2.sql"));
        }

        private void delete(String id) {
            try {
                Files.delete(then.resolve(id + ".sql"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Nested
    class Parity {

        private MigrationVerification onBoth() {
            return history.verification("sqlite,postgresql");
        }

        private NightCase parity() {
            return NightCase.of(onBoth(), "parity");
        }

        @Test
        void historyThatMeansTheSameIsQuiet() {
            history.revision(
                    "r3",
                    "r2",
                    "CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE"
                            + " CASCADE, qty INTEGER NOT NULL DEFAULT 1, CONSTRAINT ck_qty CHECK (qty >= 0));\n"
                            + "UPDATE users SET phone = '+' || id;",
                    "DROP TABLE orders;");

            NightCase found = parity();

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).contains("2 tables ", "times to change or delete a row");
        }

        @Test
        void schemaThatDiffersIsNamedAndCanBeAllowed() throws IOException {
            write("r3", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;", "SELECT 1;", "SELECT 1;");

            assertThat(parity().text())
                    .startsWith("at the heads index ix of users is only on SQLite\n")
                    .contains(
                            "r3.sql:6",
                            "what to do: correct the one that is wrong; if both are meant, allow it: @Differs(what ="
                                    + " \"MISSING index users.ix\"");
            assertThat(NightCase.of(onBoth().differs("MISSING index users.ix", "only phones search"), "parity")
                            .text())
                    .isEmpty();
            assertThat(NightCase.of(
                                    onBoth().differs("MISSING index users.ix", "only phones search")
                                            .differs("MISSING index users.iy", "long ago"),
                                    "parity")
                            .text())
                    .startsWith(
                            "a difference between SQLite and PostgreSQL is allowed that isn't there: MISSING index users.iy")
                    .contains("allowed: long ago");
        }

        @Test
        void upgradeThatMakesOtherValuesIsNamed() {
            history.revision(
                    "r3",
                    "r2",
                    "ALTER TABLE users ADD COLUMN half NUMERIC(10, 2);\n"
                            + "UPDATE users SET half = CAST(id AS NUMERIC(10, 2)) / 2;",
                    "ALTER TABLE users DROP COLUMN half;");

            assertThat(parity().text())
                    .startsWith("r3 r3 [upgrade] makes other values of users.half on SQLite than on PostgreSQL (SQLite")
                    .contains("r3.sql:7", "to blame: upgrade (r3.sql:7): UPDATE users SET half", " on SQLite, ");
        }

        @Test
        void answerThatDiffersIsNamed() throws IOException {
            String sqlite = "CREATE TRIGGER tr AFTER UPDATE OF name ON users FOR EACH ROW BEGIN\n"
                    + "  UPDATE users SET name = upper(new.name) WHERE id = new.id; END;";
            String postgresql = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n"
                    + "  IF new.name <> lower(new.name) THEN UPDATE users SET name = lower(new.name) WHERE id = new.id; END IF;\n"
                    + "  RETURN new; END $$;\nCREATE TRIGGER tr AFTER UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION"
                    + " f();";
            write("r3", sqlite, "DROP TRIGGER tr;", postgresql, "DROP TRIGGER tr ON users; DROP FUNCTION f();");

            assertThat(parity().text())
                    .startsWith(
                            "at the heads users.name = 'alpha' leaves other rows of users on SQLite than on PostgreSQL\n")
                    .contains("id=1: name is ALPHA on SQLite, alpha on PostgreSQL")
                    .contains("allow it: @Differs(what = \"ANSWER users.name = 'alpha'\", because = \"…\")");
            assertThat(NightCase.of(onBoth().differs("ANSWER users.name = *", "spelt as each likes"), "parity")
                            .text())
                    .isEmpty();
        }

        private void write(String id, String up, String down, String upThere, String downThere) throws IOException {
            Files.writeString(
                    now.resolve(id + ".sql"),
                    "-- revision: " + id + "\n-- down_revision: r2\n-- message: " + id + "\n\n-- upgrade sqlite\n" + up
                            + "\n-- upgrade postgresql\n" + upThere + "\n-- downgrade sqlite\n" + down
                            + "\n-- downgrade postgresql\n" + downThere + "\n");
        }

        @Test
        void withOneDatabaseItIsUntested() {
            assertThat(NightCase.of(history.verification("sqlite"), "parity").looked())
                    .isEqualTo("untested: it needs SQLite and PostgreSQL, and there aren't both");
        }
    }
}
