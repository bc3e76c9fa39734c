package dev.retort.junit;

import static dev.retort.schema.Schema.row;
import static dev.retort.sql.DatabaseKind.POSTGRESQL;
import static dev.retort.sql.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.rows.RowInserter;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.sqlite.Function;

/** What a project's own runner does to databases and connections is done under test, too, and is no leak. */
class SetupTest {

    private final Path reports;

    SetupTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @Revision(id = "a1", down = "none", message = "create pages")
    static final class CreatePages implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE pages (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(80) NOT NULL)");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("DROP TABLE pages");
        }
    }

    @Revision(id = "b2", down = "a1", message = "pages have a slug")
    static final class PagesHaveASlug implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.execute("ALTER TABLE pages ADD COLUMN slug VARCHAR(80)");
            op.execute("UPDATE pages SET slug = slugify(title)");
            op.execute("CREATE INDEX ix_pages_slug ON pages (slugify(title))");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("DROP INDEX ix_pages_slug");
            op.execute("ALTER TABLE pages DROP COLUMN slug");
        }
    }

    static final class Slugify extends Function {

        @Override
        protected void xFunc() throws SQLException {
            result(value_text(0).toLowerCase(Locale.ROOT).replace(' ', '-'));
        }

        static void on(Connection connection) throws SQLException {
            Function.create(connection, "slugify", new Slugify(), 1, Function.FLAG_DETERMINISTIC);
        }
    }

    /** PostgreSQL keeps the function in the database, SQLite in each connection. */
    @MigrationTest(
            migrations = {CreatePages.class, PagesHaveASlug.class},
            witness = WitnessMode.EVERY)
    @OnCreate(
            value = POSTGRESQL,
            sql = "CREATE FUNCTION slugify(text) RETURNS text IMMUTABLE LANGUAGE sql"
                    + " AS $$ SELECT replace(lower($1), ' ', '-') $$")
    static final class WithAFunction implements MigrationChecks {

        @OnConnect(SQLITE)
        void functions(Connection connection) throws SQLException {
            Slugify.on(connection);
        }

        @RowsAt("a1")
        void pages(RowInserter rows) {
            rows.insert("pages", row("id", 1, "title", "About us"));
        }

        @MigrationTest(revision = "b2")
        void slugsAreFilled(MigrationRun run) {
            run.before().insert("pages", row("id", 1, "title", "About us"));
            run.upgrade();
            assertThat(run.rows("pages")).extracting("slug").containsExactly("about-us");
        }
    }

    @Test
    void functionsAreThereOnEveryConnection() {
        EngineExecutionResults results = run(WithAFunction.class);

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted())).isEmpty();
    }

    @MigrationTest(migrations = {CreatePages.class, PagesHaveASlug.class})
    static final class WithoutAFunction implements MigrationChecks {}

    @Test
    void withoutThemTheMigrationFails() {
        assertThat(Kit.messages(run(WithoutAFunction.class).allEvents().failed()))
                .isNotEmpty()
                .allMatch(message -> message.contains("slugify"));
    }

    @Revision(id = "c1", down = "none", message = "tags of legacy rows")
    static final class TagsOfLegacyRows implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.executeOn(POSTGRESQL, "CREATE TABLE tags (legacy_id INTEGER NOT NULL REFERENCES legacy, tag citext)");
            op.executeOn(SQLITE, "CREATE TABLE tags (legacy_id INTEGER NOT NULL REFERENCES legacy, tag TEXT)");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("DROP TABLE tags");
        }
    }

    @Revision(id = "c2", down = "c1", message = "tags are long")
    static final class TagsAreLong implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.execute("ALTER TABLE tags ADD COLUMN words INTEGER");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("ALTER TABLE tags DROP COLUMN words");
        }
    }

    @MigrationTest(
            migrations = {TagsOfLegacyRows.class, TagsAreLong.class},
            witness = WitnessMode.EVERY)
    @OnCreate(sql = "CREATE TABLE legacy (id INTEGER NOT NULL PRIMARY KEY)")
    @OnCreate(
            value = POSTGRESQL,
            sql = {"CREATE SCHEMA app", "ALTER TABLE legacy SET SCHEMA app", "CREATE EXTENSION citext SCHEMA app"})
    @OnConnect(
            value = POSTGRESQL,
            sql = {"SET search_path = app", "SET datestyle = 'ISO, DMY'"})
    @OnConnect(value = SQLITE, sql = "PRAGMA foreign_keys = ON")
    static final class WithALegacy implements MigrationChecks {

        @RowsAt("c1")
        void tags(RowInserter rows) {
            rows.insert("legacy", row("id", 7));
            rows.insert("tags", row("legacy_id", 7, "tag", "Old"));
        }

        @MigrationTest(revision = "c2")
        void searchPathHolds(MigrationRun run) {
            run.before().insert("legacy", row("id", 8));
            run.before().insert("tags", row("legacy_id", 8, "tag", "New"));
            run.upgrade();
            assertThat(run.rows("tags")).extracting("words").containsOnlyNulls();
            assertThat(run.retort().isAtHead()).isTrue();
        }
    }

    @Test
    void schemaTableExtensionAndSettingsAreThereBeforeTheFirstRevisionAndNoLeak() {
        EngineExecutionResults results = run(WithALegacy.class);

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted())).isEmpty();
    }

    @MigrationTest(migrations = TagsOfLegacyRows.class, databases = SQLITE)
    @OnCreate(sql = "CREATE TABLE legacy (id INTEGER NOT NULL PRIMARY KEY)")
    @OnConnect(sql = "PRAGMA foreign_keys = ON")
    @RowsAt(revision = "c1", sql = "INSERT INTO tags VALUES (99, 'dangling')")
    static final class ForeignKeysOn implements MigrationChecks {}

    @MigrationTest(migrations = TagsOfLegacyRows.class, databases = SQLITE)
    @OnCreate(sql = "CREATE TABLE legacy (id INTEGER NOT NULL PRIMARY KEY)")
    @OnConnect(sql = "PRAGMA foreign_keys = OFF")
    @RowsAt(revision = "c1", sql = "INSERT INTO tags VALUES (99, 'dangling')")
    static final class ForeignKeysOff implements MigrationChecks {}

    @Test
    void foreignKeysAreAsTheProjectHasThem() {
        assertThat(Kit.messages(run(ForeignKeysOn.class).allEvents().failed()))
                .singleElement()
                .asString()
                .contains("FOREIGN KEY constraint failed");
        assertThat(Kit.messages(run(ForeignKeysOff.class).allEvents().failed())).isEmpty();
    }

    @MigrationTest(
            migrations = {CreatePages.class, PagesHaveASlug.class},
            databases = SQLITE)
    @OnConnect(sql = "PRAGMA nothing(")
    static final class WrongSql implements MigrationChecks {}

    @MigrationTest(
            migrations = {CreatePages.class, PagesHaveASlug.class},
            databases = SQLITE)
    static final class WrongCode implements MigrationChecks {

        @OnCreate
        static void ready(Connection connection) {
            if (connection != null) {
                throw new IllegalStateException("not ready");
            }
        }
    }

    @Test
    void whatCantBeDoneIsOneErrorAtTheUsersPlace() {
        assertThat(Kit.messages(run(WrongSql.class).allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("a new connection can't be readied: ")
                .contains("at: @OnConnect of " + WrongSql.class.getName(), "statement: PRAGMA nothing(");
        assertThat(Kit.messages(run(WrongCode.class).allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("a new database can't be readied: java.lang.IllegalStateException: not ready")
                .containsPattern("at: .*\\$WrongCode\\.ready\\(SetupTest\\.java:\\d+\\)");
    }

    @MigrationTest(migrations = CreatePages.class, databases = SQLITE)
    static final class WrongForm implements MigrationChecks {

        @OnConnect
        void functions() {}
    }

    @Test
    void methodOfAnotherFormIsRefusedWithTheRightOne() {
        assertThat(Kit.messages(run(WrongForm.class).allEvents().failed()))
                .isNotEmpty()
                .allMatch(message -> message.contains("void functions(Connection connection)"));
    }

    @Test
    void verificationWithoutJUnitTakesTheSame() {
        assertThat(MigrationVerification.of("pages")
                        .generatedRows(false)
                        .servers(SharedServers.SERVERS)
                        .migrations(CreatePages.class, PagesHaveASlug.class)
                        .onConnect(SQLITE, Slugify::on)
                        .onCreate(
                                POSTGRESQL,
                                "CREATE FUNCTION slugify(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1'")
                        .run()
                        .findings())
                .isEmpty();
    }

    private EngineExecutionResults run(Class<?> testClass) {
        return new Kit(reports).run(testClass, Map.of());
    }
}
