package dev.retort.run;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.row;
import static dev.retort.schema.Schema.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Step;
import dev.retort.script.BrokenScriptsException;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing runs that its author didn't mean to run, and nothing that was meant is left out. */
abstract class ClosedFilesContract extends OnADatabase {

    private final Path directory;

    ClosedFilesContract(Path directory, TestDatabase database) {
        super(directory, database);
        this.directory = directory;
    }

    private List<String> values() {
        return database.column("SELECT v FROM t_a1 ORDER BY v");
    }

    private void withRows() {
        scripts.script(
                "a1",
                "none",
                "CREATE TABLE t_a1 (v VARCHAR(100));\nINSERT INTO t_a1 VALUES ('1');\nINSERT INTO t_a1 VALUES ('2');",
                "\nDROP TABLE t_a1;");
        retort().upgrade("head");
    }

    private MigrationFailedException failure() {
        return catchThrowableOfType(MigrationFailedException.class, () -> retort().upgrade("head"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " -- downgrade",
                "-- downgrade;",
                "/* downgrade */",
                "-- down",
                "-- downgarde",
                "-- +goose Down",
                "-- migrate:down",
                "-- //@UNDO",
                "--rollback",
                "-- !Downs"
            })
    void aDowngradeBelowANearlyRightLineIsNeverRunByAnUpgrade(String line) {
        withRows();
        scripts.script("a2", "a1", "ALTER TABLE t_a1 ADD COLUMN w int;\n" + line + "\nDROP TABLE t_a1;", "");

        assertThatThrownBy(() -> retort().upgrade("head"))
                .isInstanceOf(BrokenScriptsException.class)
                .hasMessageContainingAll("a2.sql:7", "write -- downgrade");
        assertThat(values()).containsExactly("1", "2");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void sectionWordsInStringsAndCommentsAreWhatTheyAre() {
        withRows();
        scripts.script(
                "a2",
                "a1",
                "/*\n-- downgrade\nDROP TABLE t_a1;\n*/\nUPDATE t_a1 SET v = '\n-- downgrade\n' WHERE v = '1';\n"
                        + "-- statement begin\nUPDATE t_a1 SET v = 'fenced' WHERE v = '2'\n-- down\n-- statement end",
                "\nDELETE FROM t_a1;");

        retort().upgrade("head");

        assertThat(values()).containsExactlyInAnyOrder("\n-- downgrade\n", "fenced");
    }

    @Test
    void lineEndsInLiteralsReachTheDatabase() {
        withRows();
        scripts.file(
                "a2.sql",
                "-- revision: a2\r\n-- down_revision: a1\r\n-- upgrade\r\nUPDATE t_a1 SET v = 'a\rb\r\nc\nd' WHERE v = '1';\r\n");

        retort().upgrade("head");

        assertThat(values()).contains("a\rb\r\nc\nd");
    }

    @Nested
    class OfTwoStatementsInOne {

        @ParameterizedTest
        @ValueSource(strings = {":name", "?", "?1", "@name", "$name"})
        void noneHasAPlaceholderForWhichThereIsNoValue(String placeholder) {
            withRows();
            scripts.script("a2", "a1", "INSERT INTO t_a1 VALUES (" + placeholder + ");", "");

            assertThat(failure()).hasMessageContaining("a2.sql:6");
            assertThat(values()).containsExactly("1", "2");
        }

        @Test
        void whatLooksLikeOneInAStringOrACommentIsNone() {
            withRows();
            scripts.script("a2", "a1", "INSERT INTO t_a1 VALUES ('?:a@b$c'); -- ? :a", "");

            retort().upgrade("head");
            assertThat(values()).containsExactly("1", "2", "?:a@b$c");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DELETE FROM t_a1;\nINSERT INTO t_a1 VALUES ('3')",
                    "INSERT INTO t_a1 VALUES ('a;b'); COMMIT",
                    "INSERT INTO t_a1 VALUES ('3'); -- and\n/* then */ DELETE FROM t_a1",
                    "DELETE FROM t_a1;;\nROLLBACK;"
                })
        void noneRunsFromAFence(String text) {
            withRows();
            scripts.script("a2", "a1", "-- statement begin\n" + text + "\n-- statement end", "");

            MigrationFailedException failed = failure();

            assertThat(failed)
                    .hasMessageContainingAll(
                            "a text that must be one statement goes on behind its semicolon", "a fence");
            assertThat(failed.source().map(SourceLine::file)).contains("a2.sql");
            assertThat(failed.source().map(SourceLine::line).orElse(0)).isBetween(7, 8);
            assertThat(values()).containsExactly("1", "2");
            assertThat(database.rows()).containsExactly("a1");
        }

        @Test
        void noneGoesIntoAScript() {
            scripts.script("a1", "none", "-- statement begin\nSELECT 1; COMMIT\n-- statement end", "");

            assertThatThrownBy(() -> retort().upgradeScript("head")).hasMessageContaining("behind its semicolon");
        }

        @Test
        void noneIsRead() {
            withRows();

            assertThatThrownBy(
                            () -> configured().migrations(Reading.class).build().upgrade("head"))
                    .hasMessageContaining("behind its semicolon");
            assertThat(values()).containsExactly("1", "2");
        }

        @Test
        void isTheEndOfOneNoSecond() {
            withRows();
            scripts.script(
                    "a2", "a1", "-- statement begin\nINSERT INTO t_a1 VALUES ('3;');\n-- done\n-- statement end", "");

            retort().upgrade("head");

            assertThat(values()).containsExactly("1", "2", "3;");
        }
    }

    @Revision(id = "q1", down = "a1")
    static final class Reading implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.query("SELECT v FROM t_a1; DELETE FROM t_a1");
        }
    }

    @Revision(id = "z1", down = "a1")
    static final class WithZero implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("DELETE FROM t_a1 \0WHERE v = '2'");
        }
    }

    /** What to do with half of a character. */
    enum Half {
        INSERT("a text for 't_a1.v' has half a character", "row: 1", "place in the text: 2", "U+D83D"),
        BULK_INSERT("a text for 't_a1.v' has half a character", "row: 2", "place in the text: 1", "U+DE00"),
        UPDATE("a text for 't_a1.v' has half a character", "U+DE00"),
        UPDATE_KEY("a text for 't_a1.v' has half a character", "U+D83D"),
        DELETE("a text for 't_a1.v' has half a character", "row: 2"),
        LIST("a text for 't_a1.v' has half a character", "U+D83D"),
        WITH_ZERO("half a character in a statement, U+D83D", "add column t_a1.v2"),
        EXECUTE("half a character in a statement, U+D83D", "execute INSERT INTO t_a1"),
        QUERY("half a character in a statement"),
        PARAMETER("a text that a query is given has half a character", "parameter: 2", "U+D83D"),
        DEFAULT("half a character in a statement", "add column t_a1.v2"),
        COMMENT("half a character in a statement"),
        NAME("half a character in a statement");

        private final String words;

        Half(String... words) {
            this.words = String.join("|", words);
        }

        private void run(Operations op) {
            switch (this) {
                case INSERT -> op.insert("t_a1", row("v", "a\ud83d"));
                case BULK_INSERT -> op.insert("t_a1", List.of(row("v", "\ud83d\ude00"), row("v", "\ude00\ud83d")));
                case UPDATE -> op.update("t_a1", row("v", "1"), row("v", "\ude00"));
                case UPDATE_KEY -> op.update("t_a1", row("v", "\ud83d"), row("v", "x"));
                case DELETE -> op.delete("t_a1", row("v", "1"), row("v", "\ud83d"));
                case LIST -> op.insert("t_a1", row("v", List.of("a", "\ud83d")));
                case WITH_ZERO -> op.addColumn("t_a1", column("v2", string(9)).defaultTo("\0\ud83d"));
                case EXECUTE -> op.execute("DELETE FROM t_a1;\nINSERT INTO t_a1 VALUES ('\ud83d')");
                case QUERY -> op.query("SELECT '\ud83d' FROM t_a1");
                case PARAMETER -> op.query("SELECT v FROM t_a1 WHERE v IN (?, ?)", "1", "2\ud83d");
                case DEFAULT -> op.addColumn("t_a1", column("v2", string(9)).defaultTo("\ud83d"));
                case COMMENT -> op.execute("CREATE TABLE t_b1 (v int) -- \ud83d");
                case NAME -> op.addColumn("t_a1", column("v\ud83d", string(9)));
            }
        }
    }

    @Revision(id = "z2", down = "a1")
    static final class WithHalf implements Migration {

        private static Half half = Half.INSERT;

        @Override
        public void upgrade(Operations op) {
            op.insert("t_a1", row("v", "3\ud83d\ude00"));
            half.run(op);
        }
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void halfACharacterIsRefusedWhereverItStands(Half half) {
        assumeFalse(half == Half.WITH_ZERO && other().equals("sqlite"), "PostgreSQL refuses the zero character first");
        withRows();
        WithHalf.half = half;
        assertThatThrownBy(() -> configured().migrations(WithHalf.class).build().upgrade("head"))
                .hasMessageContainingAll(half.words.split("\\|", -1))
                .hasMessageContaining("both halves");
        assertThat(values()).containsExactly("1", "2");
    }

    @Nested
    class AZeroCharacter {

        @ParameterizedTest
        @ValueSource(strings = {"DELETE FROM t_a1 \0WHERE v = '2';", "SELECT 'a\0b';", "SELECT 1; -- \0"})
        void inAFileIsNamedWithItsLine(String sql) {
            withRows();
            scripts.script("a2", "a1", "\n" + sql, "");

            assertThatThrownBy(() -> retort().upgrade("head"))
                    .isInstanceOf(BrokenScriptsException.class)
                    .hasMessageContainingAll("zero character (NUL)", "a2.sql:7");
            assertThat(values()).containsExactly("1", "2");
        }

        @Test
        void inAStatementOfAClassIsRefused() {
            withRows();

            assertThatThrownBy(() ->
                            configured().migrations(WithZero.class).build().upgrade("head"))
                    .hasMessageContaining("zero character (NUL)");
            assertThat(values()).containsExactly("1", "2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ISO_8859_1", "UTF_16"})
        void likeAnyOtherEncodingIsRefused(String encoding) throws IOException {
            String text = "-- revision: a1\n-- upgrade\n-- café\nSELECT 1;\n";
            Files.write(
                    directory.resolve("a1.sql"),
                    text.getBytes(encoding.equals("UTF_16") ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1));

            assertThatThrownBy(() -> retort().upgrade("head"))
                    .isInstanceOf(BrokenScriptsException.class)
                    .hasMessageContainingAll(
                            "the file is not UTF-8", encoding.equals("UTF_16") ? "a1.sql:1" : "a1.sql:3");
        }
    }

    @Nested
    class AnErrorInAFile {

        @Test
        void namesTheStatementThatFailed() {
            scripts.script(
                    "a1",
                    "none",
                    "CREATE TABLE t_a1 (id int);\n\n-- the one\n-- that fails\nINSERT INTO nowhere\nVALUES (1);",
                    "");

            MigrationFailedException failed = failure();

            assertThat(failed).hasMessageContaining("operation: execute INSERT INTO nowhere\n");
            assertThat(failed).hasMessageContaining("at: a1.sql:10\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"SELECT 1; COMMIT", "-- statement begin\n\nSELECT 1;\n\nSELECT 2\n-- statement end"})
        void namesTheLineOfTheFile(String text) {
            scripts.script("a1", "none", "SELECT 0;\n\n" + text, "");

            MigrationFailedException failed = failure();

            assertThat(failed.source().map(SourceLine::line)).contains(text.contains("COMMIT") ? 8 : 12);
            assertThat(failed.getMessage()).doesNotContain("line: 1", "line: 3", "line: 5");
        }
    }

    @Test
    void anUpgradeWithNothingInItIsSaid() {
        List<String> said = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void nothingToRun(Step step) {
                said.add(step.revision().map(dev.retort.revision.Revision::id).orElse(""));
            }
        };
        scripts.table("a1", "none")
                .script("a2", "a1", "-- DROP TABLE t_a1;\n/* later */", "\nSELECT 1;")
                .file("a3.sql", "-- revision: a3\n-- down_revision: a2\n-- upgrade other\n".replace("other", other()))
                .table("b1", "a1")
                .script("m1", "a3, b1", "", "\n");

        configured().listener(listener).build().upgrade("head");

        assertThat(said).containsExactly("a2", "a3");
        assertThat(retort().check().empty()).containsExactly("a2", "a3");
    }

    /** The other database's id. */
    abstract String other();
}
